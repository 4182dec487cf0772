"""The label of a mention and the key under which mentions are one factor (Axelrod 1976: merge only
direct correspondences).

A label is a run of the speaker's own words: articles and words that only say which way the thing goes
are taken off its edges. The key compares labels without inflection, order of "A of B", aliases, and
words for a lack: "drought", "lack of rain" and "it did not rain" have the key of "rain".
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from causerie.aliases import Aliases, named
from causerie.assembly.cues import Cues, countries, cues, listed, losses, opposites, root, sure
from causerie.assembly.plain import content, plain, says_nothing
from causerie.assembly.trimming import Found, tokens, trimmed
from causerie.vocabulary import Direction
from causerie.words import table

_CLAUSE = 3
_PARTNERS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"), ('"', '"'))
_MARKED = re.compile(r"[][()“”«»\"%]|\s\s|[^\S ]")
"""What makes a label more than the words as they stand."""
_UP, _DOWN = Direction.INCREASE, Direction.DECREASE


@dataclass(frozen=True, slots=True)
class Label:
    """A mention as a label.

    `turned`: what the key names goes the other way than the mention does ("drought" that grows is rain
    that falls). `inverted`: the words of the label name the lack or end of what the key names.
    """

    key: tuple[str, ...]
    text: str
    turned: bool
    inverted: bool


def label_of(text: str, direction: Direction, aliases: Aliases) -> Label | None:
    """The label of a mention's words, or of those it refers to; None where they say nothing: "it", "this factor"."""
    if text.strip().lower() in table("pronouns") or says_nothing(tokens(text)):
        return None
    found = labelled(text, direction, aliases)
    return None if found is None or says_nothing(tokens(found.text)) else found


def labelled(text: str, direction: Direction, aliases: Aliases | None = None) -> Label | None:
    """The label and key of words that go one way; None where they hold no word that means anything."""
    found = _parsed(text, direction)
    if found is None or not aliases:
        return found
    return Label(named(found.key, aliases), found.text, found.turned, found.inverted)


def goes(text: str, negated: bool) -> Direction:
    """Which way the thing goes of which a forecast says these words; its own negator is in `negated` already."""
    lower = [word.lower for word in plain(tokens(text))]
    down = names_loss([word for word in lower if word not in table("negators")])
    negated = negated or not table("negators").isdisjoint(lower)
    return _DOWN if down is not negated else _UP


@functools.lru_cache(maxsize=50_000)
def _parsed(text: str, direction: Direction) -> Label | None:
    found = plain(tokens(text))
    if not found:
        return None
    down = direction is _DOWN
    kept, stripped = _pared(found, (cues(_UP), cues(_DOWN) if down else sure()))
    shown = kept if down else _pared(found, (cues(_UP),))[0]
    negated = any(word.lower in table("negators") for word in found)
    key, lacks = _key(kept, negated)
    if not key:
        return None
    turned = lacks % 2 == 1
    lost = stripped + negated
    said = any(word.lower in table("negators") for word in shown)
    inverted = (lacks + said + (0 if down else stripped)) % 2 == 1
    if down:
        # The direction says once what these words say; where they stay in the key, it names the loss itself.
        inside = not lost and not lacks and names_loss([word.lower for word in kept])
        turned ^= inside or (lost > 0 and lost % 2 == 0)
    else:
        turned ^= lost % 2 == 1
    return Label(key, _cut(text, shown), turned, inverted)


def _pared(found: Found, ways: Sequence[Cues]) -> tuple[Found, int]:
    """Without what says which way it goes and what adds nothing, and how many words for a loss went."""
    lost = 0
    while True:
        shorter, went = trimmed(found, ways)
        shorter, lost = plain(shorter), lost + went
        if len(shorter) == len(found):
            return shorter, lost
        found = shorter


def names_loss(lower: Sequence[str]) -> bool:
    """Whether words that go down name the ending or the lack themselves, so that they hold when it is there."""
    clause = len(lower) >= _CLAUSE and not losses().isdisjoint(lower)
    return clause or cues(_DOWN).within(lower)


@functools.lru_cache(maxsize=50_000)
def keeps_loss(text: str) -> bool:
    """Whether the normal form itself names a loss; "lack of rain" has that of rain."""
    kept = _pared(plain(tokens(text)), (cues(_UP), sure()))[0]
    return names_loss([word.lower for word in kept if word.lower not in table("negators")])


def _key(found: Found, negated: bool) -> tuple[tuple[str, ...], int]:
    """Stems in the order "oil price" for both "oil price" and "price of oil"; how many of them named a lack."""
    parts: list[list[tuple[str, bool]]] = [[]]
    tail: list[tuple[str, bool]] = []
    for word, stemmed, lack in _stemmed(content(found)):
        if word == "of":
            parts.append([])
        elif len(parts) > 1 and word in listed("links"):
            # "of" holds to the next preposition: the price of oil in Arden is the oil price in Arden.
            tail += [one for part in reversed(parts) for one in part]
            parts = [[]]
        elif word not in table("empty") and not (negated and word in table("negators")):
            parts[-1].append((stemmed, lack))
    flat = tail + [one for part in reversed(parts) for one in part]
    return named([one for one, _ in flat], countries()), sum(lack for _, lack in flat)


def _stemmed(found: Found) -> Iterator[tuple[str, str, bool]]:
    """Each word that is not light, with its stem or that of the thing that it is the lack of."""
    heavy = [word for word in found if word.lower not in listed("light")] or found
    for at, word in enumerate(heavy):
        one = root(word.lower)
        before_noun = at + 1 < len(heavy) and heavy[at + 1].lower not in table("empty")
        plain = opposites(before_noun).get(one)
        yield word.lower, plain or one, plain is not None


def _cut(text: str, kept: Found) -> str:
    """The words kept, as they stand in the text, on one line; a bracket or quotation mark keeps its partner."""
    start, end = kept[0].start, kept[-1].end
    if not _MARKED.search(text):
        return text[start:end]
    for opening, closing in _PARTNERS:
        inside = text[start:end]
        single = opening == closing and inside.count(opening) % 2 == 1
        if (single or inside.count(opening) > inside.count(closing)) and text[end : end + 1] == closing:
            end += 1
        elif (single or inside.count(closing) > inside.count(opening)) and text[start - 1 : start] == opening:
            start -= 1
    end += text[end : end + 1] == "%"
    return re.sub(r"\s+", " ", text[start:end])
