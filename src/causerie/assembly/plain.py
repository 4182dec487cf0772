"""Labels without the words that do not say what the thing is, as in `plain.toml`.

"it was necessary to exert massive pressure on Corvia", "pressure on Corvia was carried out in a few months"
and "pressure on Corvia" are one thing. What stands at the edges leaves the label; what stands inside it
("Vellan put pressure on Corvia") leaves only the key.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import Any

from causerie.assembly.cues import listed
from causerie.assembly.trimming import Found, Token, means, without_articles
from causerie.dates import MONTHS
from causerie.words import stem, table

_AHEAD = 4
"""Words between a light verb and the noun that says what is done."""
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_WITHIN = ("counts", "amounts", "units")
_YEARS = range(1900, 2100)


@functools.cache
def plain_words() -> dict[str, Any]:
    """The words and their examples."""
    return tomllib.loads(files("causerie.assembly").joinpath("plain.toml").read_text("utf-8"))


@functools.cache
def words_of(name: str) -> frozenset[str]:
    """A list of words of `plain.toml`."""
    return frozenset(plain_words()[name])


@functools.cache
def _phrases(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases of a list by the word that is looked at first: the first of `frames`, the last of `tails`."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for line in plain_words()[name]:
        some = tuple(line.split())
        found.setdefault(some[-1 if name == "tails" else 0], []).append(some)
    return {word: tuple(sorted(some, key=len, reverse=True)) for word, some in found.items()}


@functools.cache
def _verbs() -> dict[str, tuple[tuple[str, ...], bool]]:
    """Stem of a light verb -> what follows it always ("carry out"), and whether any noun may be its object."""
    given = [(line, True) for line in plain_words()["any_object"]]
    given += [(line, False) for line in plain_words()["event_object"]]
    return {stem(line.split()[0]): (tuple(line.split()[1:]), free) for line, free in given}


@functools.cache
def _stems(name: str) -> frozenset[str]:
    return frozenset(stem(word) for word in plain_words()[name])


def plain(found: Found) -> Found:
    """Without what adds nothing at its edges, again and again while it still says something."""
    while True:
        shorter = _shorter(found)
        if len(shorter) == len(found) or not means(shorter):
            return found
        found = shorter


def _shorter(found: Found) -> Found:
    for cut in (_frame, _tail, _moment, _time, _done, _front):
        shorter = cut(found)
        if len(shorter) < len(found) and means(shorter):
            return shorter
    return found


def _frame(found: Found) -> Found:
    """Without a phrase in front that adds nothing, or a verb that says that something begins or goes on."""
    for some in _phrases("frames").get(found[0].lower, ()) if found else ():
        if tuple(word.lower for word in found[: len(some)]) == some:
            return found[len(some) :]
    return found[2:] if _aspect(found, 0) else found


def _tail(found: Found) -> Found:
    for some in _phrases("tails").get(found[-1].lower, ()) if found else ():
        if tuple(word.lower for word in found[-len(some) :]) == some:
            return found[: -len(some)]
    return found


def _moment(found: Found) -> Found:
    """Without a "now" at either end, and without a word for how much before the noun."""
    if len(found) < 2:
        return found
    if found[0].lower in words_of("moments") or found[0].lower in words_of("degrees"):
        return found[1:]
    return found[:-1] if found[-1].lower in words_of("moments") else found


def _time(found: Found) -> Found:
    """Without a date, a horizon or an amount at the end: "in a few months", "next year", "by a tenth"."""
    begin = _time_begins(found)
    return found if begin is None else found[:begin]


def _time_begins(found: Found) -> int | None:
    last = found[-1].lower if found else ""
    amount = last in words_of("amounts") and last not in words_of("units")
    dated = last in MONTHS or last in words_of("units") or (last.isdecimal() and int(last[:9]) in _YEARS)
    at = len(found) - 1 if dated or amount or last.isdecimal() else 0
    begins = None
    while at > 0:
        before = found[at - 1].lower
        if before in words_of("before_time") and not (amount and before != "by"):
            return at - 1
        if before in words_of("alone_time") and found[at].lower in words_of("units"):
            begins = at - 1
        elif not (before in MONTHS or before.isdecimal() or any(before in words_of(name) for name in _WITHIN)):
            break
        at -= 1
    return begins


def _done(found: Found) -> Found:
    """Without the verb of a passive at the end: "sanctions on the mill were imposed"."""
    light = light_at(found)
    end = len(found)
    while end and (end - 1 in light or (light and end < len(found) and found[end - 1].lower in listed("auxiliaries"))):
        end -= 1
    return found[:end]


def _front(found: Found) -> Found:
    """Without a light verb in front: "exert pressure"."""
    bare = without_articles(found)
    light = light_at(bare)
    begin = 0
    while begin in light:
        begin += 1
    return bare[begin:]


def content(found: Found) -> Found:
    """What counts when labels are compared: no light verbs, no degrees, nothing that says only when."""
    light = light_at(found)
    kept = [word for at, word in enumerate(found) if at not in light]
    quiet = words_of("degrees") | words_of("moments")
    some = [word for word in kept if word.lower not in quiet]
    return some if means(some) else kept


def light_at(found: Found) -> frozenset[int]:
    """Where light verbs stand that have their noun, and verbs that say that something begins or goes on."""
    some: set[int] = set()
    for at, word in enumerate(found):
        given = _verbs().get(stem(word.lower))
        if given is not None:
            some.update(_with_noun(found, at, *given))
        if _aspect(found, at):
            some.add(at)
        if word.lower == "bear" and at > 1 and found[at - 1].lower == "to" and _event(found[at - 2].lower, False):
            some.update((at - 1, at))
    return frozenset(some)


def done(lower: Sequence[str]) -> Sequence[str]:
    """The words from what is done on, where a light verb says that it is: "the mayor put | pressure on the mill"."""
    light = light_at([Token(word, at, at) for at, word in enumerate(lower)])
    rest = lower[max(light) + 1 :] if light else ()
    return rest if rest and any(stem(word) in _stems("events") for word in rest[:2]) else lower


def _aspect(found: Found, at: int) -> bool:
    after = [word.lower for word in found[at + 1 : at + 3]]
    follows = len(after) == 2 and after[0] == "to" and after[1] not in listed("articles")
    return follows and stem(found[at].lower) in _stems("aspects")


def _with_noun(found: Found, at: int, particles: tuple[str, ...], free: bool) -> Iterator[int]:
    """The verb and what belongs to it, if the noun that it makes a verb of is there."""
    end = at + 1 + len(particles)
    if tuple(word.lower for word in found[at + 1 : end]) != particles:
        return
    if _object(found, end, free) or _subject(found, at, free):
        yield from range(at, end)


def _object(found: Found, begin: int, free: bool) -> bool:
    """Whether the noun comes next, with nothing but its attributes before it."""
    for word in found[begin : begin + _AHEAD]:
        if _event(word.lower, free):
            return True
        if word.lower in table("empty") and word.lower not in listed("articles"):
            return False
    return False


def _subject(found: Found, at: int, free: bool) -> bool:
    """Whether the noun is the subject of a passive, or stands right before its participle."""
    if at == 0:
        return False
    passive = found[at - 1].lower in _BE
    before = found[max(0, at - 1 - 2 * _AHEAD) : at - 1] if passive else found[at - 1 : at] if free else ()
    return any(_event(word.lower, free and passive) for word in before)


def _event(lower: str, free: bool) -> bool:
    if lower in table("empty") or lower in table("negators"):
        return False
    return free or stem(lower) in _stems("events") or lower.endswith(tuple(plain_words()["event_endings"]))


def says_nothing(found: Found) -> bool:
    """Whether a label names no thing: "this factor", "the main problem", a torn "it to its knees"."""
    if len(found) > 1 and found[0].lower in words_of("objects") and found[1].lower in words_of("after_objects"):
        return True
    quiet = (table("empty"), table("pronouns"), words_of("vague"), words_of("moments"), words_of("degrees"))
    return all(any(word.lower in some for some in quiet) for word in found)
