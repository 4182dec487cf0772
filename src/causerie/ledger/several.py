"""Words that name two times or more: "in 2030 or 2031", "between 10 and 15 December", "this year or next"."""

from __future__ import annotations

import functools
import re

from causerie.dates import MONTHS
from causerie.ledger.timewords import choice, cues

_NEXT = {"this": "next {}", "the": "next {}", "next": "{} after next"}


def alternatives(said: str, opening: str) -> tuple[str, ...]:
    """The times of "A or B" in plain words, each with what it leaves to the other; `opening` is the preposition.

    Empty where the words name but one.
    """
    parts = re.split(r",? or |, (?!\d{4}\b)", said)
    if len(parts) < 2 or not all(parts):
        return ()
    whole = [parts[0]]
    for part in parts[1:]:
        whole.append(_completed(part, whole[-1]))
    first = _with_month(whole[0], whole[1])
    return tuple(f"{opening}{one}" if _needs(one) else one for one in (first, *whole[1:]))


def ends(said: str) -> tuple[str, str] | None:
    """The first and the last time of "between A and B", "from A to B", "May 3-8", without the preposition."""
    match = _ends().fullmatch(_dash().sub(_spelt, said))
    if match is None:
        return None
    one, other = match["one"] or match["first"], match["other"]
    other = _under_month(other, one)
    return _with_year(_with_month(one, other), other), other


@functools.cache
def _ends() -> re.Pattern[str]:
    return re.compile(r"(?:between (?P<one>.+?) and|from (?P<first>.+?) (?:to|until|till)) (?P<other>.+)")


@functools.cache
def _dash() -> re.Pattern[str]:
    month, day = choice(MONTHS), r"\d{1,2}(?:st|nd|rd|th)?"
    opening = r"(?:(?:in|on|from|during|over|between) )?(?:the )?"
    return re.compile(rf"{opening}(?P<lead>(?:{month}) )?(?P<one>{day}) ?- ?(?P<other>{day})(?P<rest>\b.*)")


def _spelt(match: re.Match[str]) -> str:
    """As in "on May 3-8", "3-8 May": with words in the place of the dash."""
    lead, rest = match["lead"] or "", match["rest"]
    if not lead and not re.match(rf"(?: of)? (?:{choice(MONTHS)})\b", rest):
        return match.group()
    return f"from {lead}{match['one']} to {lead}{match['other']}{rest}"


def _under_month(other: str, one: str) -> str:
    """As in "between December 10 and 15": the month of the one before it."""
    month = re.match(rf"(?:{choice(MONTHS)}) (?=\d)", one)
    bare = re.match(r"(?:the )?\d{1,2}(?:st|nd|rd|th)?(?=$|,? [12]\d{3}$)", other)
    return f"{month.group()}{other.removeprefix('the ')}" if month and bare else other


def _needs(part: str) -> bool:
    """Whether a time lacks a preposition of its own."""
    return re.match(r"(?:in|on|by|at|before|within|until|during) ", part) is None


def _completed(part: str, before: str) -> str:
    """As in "this year or next", "next week or the week after": the unit of the time before it."""
    match = re.fullmatch(r"(?P<which>this|the|next) (?:coming )?(?P<unit>\w+)", before)
    if match and (
        part == "next" or part in (f"the {match['unit']} after", f"the {match['unit']} after that", "the one after")
    ):
        return _NEXT["the" if part == "next" else match["which"]].format(match["unit"])
    return part


@functools.cache
def _bare() -> re.Pattern[str]:
    ordinal = choice(cues()["ordinals"])
    return re.compile(rf"(?:(?P<lead>.*\bof |the )?)(?:\d{{1,2}}(?:st|nd|rd|th)?|{ordinal})")


def _with_month(one: str, other: str) -> str:
    """As in "3 or 4 December", "10 and 15 December": the month of the one behind."""
    month = re.search(rf"(?: of)? (?:{choice(MONTHS)})\b.*$", other)
    return f"{one}{month.group()}" if month and _bare().fullmatch(one) else one


def _with_year(one: str, other: str) -> str:
    """As in "between May and July 2031": the year of the one behind, where the first has none."""
    year = re.search(r"\b[12]\d{3}$", other)
    dated = re.search(r"\b[12]\d{3}\b", one)
    return f"{one} {year.group()}" if year and not dated and re.search(rf"\b(?:{choice(MONTHS)})\b", one) else one
