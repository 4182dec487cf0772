"""Times that lie back, as seen from the day of writing: "last March", "two weeks ago", "on Monday", "in 2019"."""

from __future__ import annotations

import datetime
import functools
import re

from causerie.dates import MONTHS, WORDS, bounds, edtf
from causerie.ledger.named import named
from causerie.ledger.phrases import lists
from causerie.ledger.spans import Day, unit_of
from causerie.ledger.timewords import choice, cues
from causerie.vocabulary import Lack

_STEPS = (0, 7, 366)
"""Days by which to go back for the last time of a name: a weekday, a month, a feast."""


_OVER = re.compile(r"(?:(?:the )?last (?:week|month|year|night|spring|summer|autumn|winter)|yesterday|.* ago)$")


def over(words: str) -> bool:
    """Whether plain words name a time that is over whenever they are said: "last year", "two weeks ago"."""
    return _OVER.match(words) is not None


def dated(said: str, written: str | None) -> str | Lack | None:
    """The day, month or year that the clause names; a lack where it needs the day of writing, and that is not known."""
    for match in _times().finditer(said):
        if _of_something_else(said, match):
            continue
        days = bounds(written) if written else None
        found = {_resolved(match, day) for day in days} if days else {_resolved(match, None)}
        if len(found) != 1:
            return Lack.UTTERANCE
        one = found.pop()
        if one is None and days is None:
            return Lack.UTTERANCE
        if one is not None and (days is None or bounds(one)[0] <= days[1]):
            return _until(one, days[1] if days else None)
    return None


def _of_something_else(said: str, match: re.Match[str]) -> bool:
    """As in "the mayor elected in 2019 said": the time of a participle before it."""
    before = said[: match.start()].split()
    word = before[-1] if before else ""
    known = {*lists("reported")["said"], *lists("reported")["issued"]}
    return word.endswith(("ed", "born", "built", "begun")) and word not in known


def _until(found: str, day: Day | None) -> str:
    """The time as far as it lies before the day of writing."""
    first, last = bounds(found)
    return f"{first.isoformat()}/{day.isoformat()}" if day is not None and first < day < last else found


@functools.cache
def _times() -> re.Pattern[str]:
    month, weekday = choice(MONTHS), choice(WORDS["weekdays"]["names"])
    season, feast = choice(cues()["seasons"]), choice([*cues()["feasts"], *cues()["easter"]])
    year, day = r"(?:,? (?:of )?(?:1[89]|20|21)\d\d)?", r"\d{1,2}(?:st|nd|rd|th)?"
    name = rf"(?:the )?{day}(?: of)? (?:{month}){year}|(?:{month}) {day}{year}|(?:{month}){year}"
    years = r"(?:the )?(?:1[89]|20)\d0s|(?:1[89]|20|21)\d\d(?:-\d\d(?:-\d\d)?)?"
    name = rf"{name}|(?:{weekday})|(?:the )?(?:{season}){year}|(?:{feast}){year}|{years}"
    unit = choice([*cues()["days"], *cues()["months"]])
    number = choice([*cues()["numbers"], r"\d{1,3}"])
    return re.compile(
        rf"\b(?:(?:(?:back |early |late )?(?:in|on|from|of|at)|by|dated) (?:early |late |mid-|mid )?(?P<name>{name})"
        rf"|last (?P<last>week|month|year|quarter|night|weekend|{name})|(?P<near>yesterday|today|this morning)"
        rf"|(?P<number>{number}) (?P<unit>{unit})s? ago|this (?P<this>week|month|year)|(?P<head>{month}) {day}{year}"
        rf"|(?P<full>{day} (?:{month}) (?:1[89]|20|21)\d\d))\b"
    )


def _resolved(match: re.Match[str], day: Day | None) -> str | None:
    """The last time of the name up to the day, as EDTF; None where there is none, or it needs the day."""
    name = match["name"] or match["full"] or (match["head"] and match.group())
    if name:
        full = re.search(r"\b(?:1[89]|20|21)\d\d\b", name) is not None
        return _begun(name, day or (datetime.date(1800, 1, 1) if full else None))
    if day is None:
        return None
    if match["near"]:
        return (day - datetime.timedelta(days=match["near"] == "yesterday")).isoformat()
    if match["this"]:
        return unit_of(match["this"], day, 0).edtf
    return _ago(match, day) if match["number"] else _last(match["last"], day)


def _last(name: str, day: Day) -> str | None:
    if name == "night":
        return (day - datetime.timedelta(days=1)).isoformat()
    if name in ("week", "month", "year", "quarter", "weekend"):
        return unit_of(name, day, -1).edtf
    return _begun(name, day - datetime.timedelta(days=1), over=True)


def _begun(name: str, day: Day | None, over: bool = False) -> str | None:
    """The last time of this name that has begun; with `over`, that is over."""
    if day is None:
        return None
    words = name.removeprefix("the ")
    if re.search(r"\b(?:1[89]|20|21)\d\d\b", words):
        found = named(words, day)
        return found.edtf if found else None
    for back in _STEPS:
        found = named(words, day - datetime.timedelta(days=back))
        if found is not None and (found.last if over else found.first) <= day:
            return found.edtf
    return None


def _ago(match: re.Match[str], day: Day) -> str | None:
    """As precise as the unit: days and weeks a day, months a month, all that is longer a year."""
    value, unit = match["number"], match["unit"]
    number = float(value) if value[0].isdigit() else float(cues()["numbers"][value])
    if unit in cues()["days"]:
        return (day - datetime.timedelta(days=round(number * cues()["days"][unit]))).isoformat()
    months = day.year * 12 + day.month - 1 - round(number * cues()["months"][unit])
    return edtf(months // 12, months % 12 + 1 if unit == "month" else None)
