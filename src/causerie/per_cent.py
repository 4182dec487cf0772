"""Numbers by which a speaker says how likely something is, in per cent: "a 70 per cent chance", "three to one".

A number is a likelihood only beside a word that says so (chances.toml).
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from causerie.scales import denied, plain_words

Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Said:
    """A likelihood that words give as a number: where it stands in them, and the range in per cent."""

    start: int
    end: int
    range: Range


@functools.cache
def cues() -> Mapping[str, Any]:
    """The words of likelihood as shipped."""
    return tomllib.loads(files("causerie").joinpath("chances.toml").read_text("utf-8"))


_NUMERIC = re.compile(r"\d|cent\b|[ -](?:in|out of)[ -]| to (?:one|two|three)\b|fifty|\b(?:zero|nil)\b")
"""A cheap look first: most sentences say no likelihood in numbers."""
_DENIAL = 60
"""Characters before a number in which a denial of it is looked for."""


def numbers(words: str, alone: bool = False) -> Iterator[Said]:
    """The likelihoods that `words` give as a number; `alone`: the words speak of nothing but certainty ("one in four").

    A number outside 0 to 100 per cent is none, and one that is denied neither ("I am not 90 per cent sure").
    """
    if not alone and not may_say(words):
        return
    plain = re.sub(r"\s", " ", words.replace("’", "'"))
    found = list(_near(plain, _shapes()[alone]))
    far = [one for one in _far(plain) if not any(one.start < o.end and o.start < one.end for o in found)]
    for one in sorted((*found, *far), key=lambda one: one.start):
        if not denied(plain_words(plain[max(one.start - _DENIAL, 0) : one.start])):
            yield one


def _near(plain: str, shape: re.Pattern[str]) -> Iterator[Said]:
    """What the shape finds, in order; it is tried only where a word stands with which it may begin."""
    taken = 0
    for word in _WORD.finditer(plain):
        if word.start() < taken or not (word.group()[-1].isdigit() or word.group().lower() in _openings()):
            continue
        match = shape.match(plain, word.start())
        taken = match.end() if match else taken
        one = _said(match) if match else None
        if one is not None:
            yield one


_WORD = re.compile(r"(?<![\w.,])(?:0?\.)?\w+")


@functools.cache
def _openings() -> frozenset[str]:
    """The first words of all shapes but digits."""
    data = cues()
    phrases = [*data["numbers"], *data["up"], *data["down"], *data["nouns"], *data["bets"]]
    return frozenset(re.split(r"[ '-]", phrase)[0] for phrase in phrases) | {
        "a",
        "an",
        "between",
        "from",
        "odds",
        "nil",
    }


def may_say(words: str) -> bool:
    """Whether words may say a likelihood in numbers: a cheap look before a closer one."""
    lower = words.lower()
    return _NUMERIC.search(lower) is not None and any(hint in lower for hint in cues()["hints"])


def _said(match: re.Match[str]) -> Said | None:
    found = _range(dict(_groups(match)))
    return Said(match.start(), match.end(), found) if found is not None else None


def _far(plain: str) -> Iterator[Said]:
    """As in "the chance that the border opens by May is one in five", "they put the odds of it at 30 per cent".

    Only where one number, and no more, stands so: of two nobody knows which is the likelihood.
    """
    for subject in _subjects().finditer(plain):
        end = _CLAUSE.search(plain, subject.end())
        clause = plain[subject.start() : end.start() if end else len(plain)]
        shape = _put() if subject["put"] else _is()
        found = list(shape.finditer(clause, subject.end() - subject.start()))
        one = _said(found[0]) if len(found) == 1 and not _goes_on(clause, found[0]) else None
        if one is not None:
            yield Said(subject.start(), subject.start() + one.end, one.range)


_CLAUSE = re.compile(r"[;:!?]|\.(?!\d)")
_MORE = re.compile(r"(?:[^,]*) (?:is|are|remains?|stands?|seems?|looks?)\b")
_BEHIND = (
    "and",
    "but",
    "or",
    "that",
    "by",
    "in",
    "for",
    "before",
    "until",
    "over",
    "within",
    "now",
    "today",
    "this",
    "if",
)
_ENDS = re.compile(rf"\s*(?:$|[,)\"'”])| (?:{'|'.join(_BEHIND)}|at (?:most|best|least))\b")


def _goes_on(clause: str, match: re.Match[str]) -> bool:
    """Whether the number is part of what is likely or not: "the chance that turnout is 60 per cent is small"."""
    rest = clause[match.end() :]
    return _ENDS.match(rest) is None or (not rest.startswith(" that ") and _MORE.match(rest) is not None)


def choice(words: Iterable[str]) -> str:
    """A pattern that takes the longest of the words first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


@functools.cache
def _parts() -> dict[str, str]:
    """The parts of which shapes are made; `{0}` in the name of a group is the letter of the shape."""
    number = rf"(?:\d{{1,3}}(?:\.\d+)?(?![\d,])|(?:{choice(map(re.escape, cues()['numbers']))})\b)"
    side = choice((*cues()["up"], *cues()["down"]))
    limit = rf"(?:(?P<side{{0}}>{side}) )?(?:an? )?(?:between |from )?"
    high = rf"(?: ?%| per ?cent)?(?:(?: to | or |-|–| and )(?P<high{{0}}>{number}))?"
    return {
        "number": number,
        "percent": rf"{limit}(?P<low{{0}}>{number}){high}(?: ?%|[ -]per ?cent)",
        "parts": rf"(?P<part{{0}}>{number})(?:[ -](?:chances?|times))?[ -](?:in|out of)[ -](?P<whole{{0}}>{number})",
        "even": r"(?P<even{0}>fifty[-– /]fifty|50[-–/ ]50)",
        "odds": rf"(?P<for{{0}}>{number})(?: to |[-/])(?P<against{{0}}>{number})(?P<contra{{0}}> against)?",
        "decimal": r"(?:between |from )?(?P<decimal{0}>0?\.\d+)\b(?:(?: to | and |-|–)(?P<upto{0}>0?\.\d+)\b)?",
        "none": r"(?P<none{0}>zero|nil)\b",
        "nouns": "|".join(cues()["nouns"]),
        "about": rf"(?:(?:{choice(cues()['about'])}) )*",
    }


def _made(shape: str, letter: str) -> str:
    for name, part in _parts().items():
        shape = shape.replace(f"<{name}>", part)
    return shape.replace("{0}", letter)


@functools.cache
def _shapes() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Numbers that say a likelihood wherever they stand, and those that do where nothing but certainty is spoken of."""
    adjectives, bets = "|".join(cues()["adjectives"]), choice(cues()["bets"])
    sure = (
        r"odds (?P<contrary{0}>against )?(?:[^;:,.]{0,60}? )?(?:of|are|is|at|stand at) <odds>",
        rf"(?:{bets})(?: you)?(?: at)? <odds>",
        rf"<percent>[ -](?:[\w-]+ )?(?:<nouns>|{adjectives})\b",
        r"(?:<nouns>) (?:of|is|are|at|stands? at) <about><percent>",
        r"<parts>[ -](?:<nouns>)\b",
        r"(?:<nouns>) (?:of|is|are|at) <about><parts>",
        _parts()["parts"].replace("(?:[ -](?:chances?|times))?", "[ -](?:chances?|times)"),
        r"<even>",
        r"(?:<nouns>) (?:of|is) <about><decimal>",
        r"(?<!-)(?<!almost )(?<!near )(?<!nearly )(?<!virtually )(?<!practically )<none> (?:<nouns>)\b",
    )
    alone = (*sure, r"<percent>", r"<parts>", r"(?P<share>\d{1,2})[-–/](?P<other>\d{1,2})", r"<odds>")
    return _compiled(sure), _compiled(alone)


def _compiled(shapes: tuple[str, ...]) -> re.Pattern[str]:
    made = (_made(shape, chr(ord("a") + at)) for at, shape in enumerate(shapes))
    return re.compile("|".join(rf"(?<![\w.,])(?:{shape})" for shape in made), re.IGNORECASE)


@functools.cache
def _subjects() -> re.Pattern[str]:
    """A word of likelihood that something is told of, and a verb by which somebody puts a number on it."""
    put, whose = choice(cues()["put"]), choice(cues()["whose"])
    owner = rf"(?:^|(?<=[.;:] )|\b(?:{whose}) )(?:[\w-]+ )?"
    return re.compile(rf"(?:\b(?P<put>{put}) )?{owner}(?:{_parts()['nouns']})\b(?! of (?:\d|an? \d))", re.IGNORECASE)


_AMOUNTS = ("<percent>", "<parts>", "<even>", "<decimal>", "<none>")


def _after(verbs: str) -> re.Pattern[str]:
    amounts = "|".join(_made(shape, letter) for shape, letter in zip(_AMOUNTS, "abcde", strict=True))
    return re.compile(_made(rf"\b(?:{verbs}) <about>(?:{amounts})", "z"), re.IGNORECASE)


@functools.cache
def _is() -> re.Pattern[str]:
    return _after(choice(cues()["is"]))


@functools.cache
def _put() -> re.Pattern[str]:
    return _after("at|as|to be")


_NAMES = (
    "side",
    "low",
    "high",
    "part",
    "whole",
    "even",
    "for",
    "against",
    "contra",
    "contrary",
    "decimal",
    "upto",
    "none",
)


def _groups(match: re.Match[str]) -> Iterator[tuple[str, str]]:
    """The groups that matched; their names without the letter that tells the shapes apart."""
    for name, said in match.groupdict().items():
        if said:
            yield (name[:-1] if name[:-1] in _NAMES else name, said)


def _range(said: Mapping[str, str]) -> Range | None:
    if "even" in said:
        return 50, 50
    if "none" in said:
        return 0, 0
    if "decimal" in said:
        low = float(said["decimal"])
        return _within(round(100 * low, 1), round(100 * float(said.get("upto", low)), 1))
    if "for" in said:
        yes, no = _number(said["for"]), _number(said["against"])
        yes, no = (no, yes) if "contra" in said or "contrary" in said else (yes, no)
        return _share(yes, yes + no)
    if "share" in said:
        return _share(int(said["share"]), 100) if int(said["share"]) + int(said["other"]) == 100 else None
    if "part" in said:
        return _share(_number(said["part"]), _number(said["whole"]))
    low = _number(said["low"])
    high = _number(said["high"]) if "high" in said else low
    side = said.get("side", "").lower()
    return _within(0 if side in cues()["down"] else low, 100 if side in cues()["up"] else high)


def _number(word: str) -> float:
    return float(word) if word[0].isdigit() else float(cues()["numbers"][word.lower()])


def _share(part: float, whole: float) -> Range | None:
    return _within(round(100 * part / whole, 1), round(100 * part / whole, 1)) if whole else None


def _within(low: float, high: float) -> Range | None:
    return (low, high) if 0 <= low <= high <= 100 else None
