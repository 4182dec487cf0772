"""How likely a speaker says that a forecast is, in per cent: only by a number, or by a word of the chosen scale.

Nothing is made up: "possible", "could", "I am afraid" and an unhedged "will" have no range. The range is that
of the forecast coming as it was said, a negation in it included.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from causerie.scales import scale_word

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
    return tomllib.loads(files("causerie.ledger").joinpath("chances.toml").read_text("utf-8"))


@functools.cache
def _shapes() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Numbers that say a likelihood wherever they stand, and those that do where nothing but certainty is spoken of."""
    some = "|".join(sorted((re.escape(word) for word in cues()["numbers"]), key=len, reverse=True))
    number = rf"(?:\d{{1,3}}(?:\.\d+)?(?![\d,])|(?:{some})\b)"
    nouns, adjectives = "|".join(cues()["nouns"]), "|".join(cues()["adjectives"])
    side = "|".join((*cues()["up"], *cues()["down"]))
    limit = rf"(?:(?P<side{{0}}>{side}) )?(?:an? )?"
    high = rf"(?: ?%| per ?cent)?(?:(?: to | or |-|–| and )(?P<high{{0}}>{number}))?"
    percent = rf"(?P<low{{0}}>{number}){high}(?: ?%|[ -]per ?cent)"
    parts = rf"(?P<part{{0}}>{number})(?:[ -](?:chances?|times))?[ -](?:in|out of)[ -](?P<whole{{0}}>{number})"
    even = r"(?P<even{0}>fifty[-– /]fifty|50[-–/ ]50)"
    odds = rf"odds (?:of|are) (?P<for>{number})(?: to |-)(?P<against>{number})(?P<contra> against)?"
    shares = r"(?P<share>\d{1,2})[-–/](?P<other>\d{1,2})"

    def shape(text: str, group: str) -> str:
        return text.replace("{0}", group)

    sure = (
        odds,
        shape(limit + percent, "a") + rf"[ -](?:\w+ )?(?:{nouns}|{adjectives})\b",
        rf"(?:{nouns}) (?:of|is|are|at|stands? at) (?:about |around |roughly |only )?" + shape(limit + percent, "b"),
        shape(parts, "c") + rf"[ -](?:{nouns})\b",
        rf"(?:{nouns}) (?:of|is|are|at) (?:about |around |roughly |only )?" + shape(parts, "d"),
        shape(parts, "e").replace("(?:[ -](?:chances?|times))?", "[ -](?:chances?|times)"),
        shape(even, "f"),
        rf"(?:{nouns}) (?:of|is) (?P<decimal>0?\.\d+)\b",
    )
    alone = (*sure, shape(limit + percent, "g"), shape(parts, "h"), shares)
    return _compiled(sure), _compiled(alone)


def _compiled(shapes: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<![\w.,])(?:{shape})" for shape in shapes), re.IGNORECASE)


_HINTS = (
    "chance",
    "probab",
    "likel",
    "odds",
    "possib",
    "sure",
    "certain",
    "confident",
    "convinced",
    "times",
    "fifty",
    "50",
)
_NUMERIC = re.compile(r"\d|cent\b|[ -](?:in|out of)[ -]| to |fifty")
"""A cheap look first: most sentences say no likelihood in numbers."""


def numbers(words: str, alone: bool = False) -> Iterator[Said]:
    """The likelihoods that `words` give as a number; `alone`: the words speak of nothing but certainty ("one in four").

    A number outside 0 to 100 per cent is none.
    """
    lower = words.lower()
    if not alone and not (_NUMERIC.search(lower) and any(hint in lower for hint in _HINTS)):
        return
    plain = re.sub(r"\s", " ", words)
    for match in _shapes()[alone].finditer(plain):
        found = _range(dict(_groups(match)))
        if found is not None:
            yield Said(match.start(), match.end(), found)


def _groups(match: re.Match[str]) -> Iterator[tuple[str, str]]:
    """The groups that matched; their names without the letter that tells the shapes apart."""
    known = ("side", "low", "high", "part", "whole", "even")
    for name, said in match.groupdict().items():
        if said:
            yield (next((one for one in known if name[:-1] == one), name).upper(), said)


def _range(said: Mapping[str, str]) -> Range | None:
    if "EVEN" in said:
        return 50, 50
    if "DECIMAL" in said:
        return _within(100 * float(said["DECIMAL"]), 100 * float(said["DECIMAL"]))
    if "FOR" in said:
        yes, no = _number(said["FOR"]), _number(said["AGAINST"])
        yes, no = (no, yes) if "CONTRA" in said else (yes, no)
        return _share(yes, yes + no)
    if "SHARE" in said:
        return _share(int(said["SHARE"]), 100) if int(said["SHARE"]) + int(said["OTHER"]) == 100 else None
    if "PART" in said:
        return _share(_number(said["PART"]), _number(said["WHOLE"]))
    low = _number(said["LOW"])
    high = _number(said["HIGH"]) if "HIGH" in said else low
    side = said.get("SIDE", "").lower()
    return _within(0 if side in cues()["down"] else low, 100 if side in cues()["up"] else high)


def _number(word: str) -> float:
    return float(word) if word[0].isdigit() else float(cues()["numbers"][word.lower()])


def _share(part: float, whole: float) -> Range | None:
    return _within(round(100 * part / whole, 1), round(100 * part / whole, 1)) if whole else None


def _within(low: float, high: float) -> Range | None:
    return (low, high) if 0 <= low <= high <= 100 else None


def by_scale(words: str, negated: bool, scale: str, before: str = "", behind: str = "") -> Range | None:
    """The range of a word of the scale in `words`, the certainty as said; `before` and `behind` stand around it.

    "Not likely" is the turned range of "likely", unless the forecast is a negated one: then "not" is its own.
    """
    found = scale_word(f"{before} {words} {behind}", scale)
    first = len(before.split())
    if found is None or found.end <= first or found.first >= first + len(words.split()):
        return None
    low, high = found.range
    beside = found.not_before or found.not_behind
    turned = negated if found.holds_not else beside and not negated
    return (100 - high, 100 - low) if turned else (low, high)
