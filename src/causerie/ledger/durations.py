"""Lengths of time as a speaker says them: "three weeks", "six to twelve months", "a year or two", "a few months"."""

from __future__ import annotations

import calendar
import datetime
import functools
import math
import re
from dataclasses import dataclass

from causerie.dates import LATEST
from causerie.ledger.timewords import choice, counts, cues, without

ABOUT = 0.25
"""By how much of itself a length said with "about" or "or so" may be shorter or longer: our proposal."""
_MOST = 1_000_000
"""Units at most; so many of any that is longer than an hour lead past the last year that is reckoned with."""
_FURTHER = re.compile(r"(?:(?:yet )?another|a further) (?=\S+ \S)|the (?=\w+s (?:ahead|to come)$)")
"""What adds nothing to a number behind it: "another hundred years", not "another year"."""
_A_MONTH = 365.2425 / 12


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: at the least, by default and at the most, in units. `basis` only where a table gives it."""

    early: float
    default: float
    late: float
    unit: str
    basis: str | None = None
    last_unit: str | None = None

    @property
    def unit_at_last(self) -> str:
        """The unit of the late value, which may be another one: "six months to a year"."""
        return self.last_unit or self.unit


@functools.cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    units = choice([*cues()["days"], *cues()["months"], "centurie", "summer", "winter", "hr"])
    number = rf"(?:\d+(?:\.\d+)?|(?:{choice([*cues()['numbers'], *(word for word in counts() if word)])})\b)"
    joint = r"(?:,? (?:or|and|maybe|perhaps|if not|maybe even|even) |, ?(?:maybe |perhaps )?| to |-)"
    ends = r"(?:'s?)? time|(?:'s?)? from (?:now|today)| or (?:so|two|three|more)| and a half| at (?:least|most)"
    ends = rf"{ends}| ahead| hence| to come"
    counted = rf"(?P<all>{number}(?:{joint}{number})*)(?P<half> and a half)?[ -](?:short |long |more |full |further )?"
    two = rf"(?P<one>{number}) (?P<unit>{units})s?{joint}(?:within )?(?P<two>{number})(?: (?P<last>{units})s?)?"
    return (
        re.compile(rf"{counted}(?P<unit>{units})s?(?P<tail>{ends})?"),
        re.compile(rf"{two}(?: later| from now)?"),
        re.compile(rf"(?P<unit>{units})s(?:{joint}(?P<last>{units})s)*(?: from now| ahead| to come| hence)?"),
        re.compile(rf"(?P<unit>{units})(?P<tail> or so| or two| or three| ahead)?"),
    )


def length(words: str) -> Length | None:
    """The length that plain words say, or None; "the next three weeks" is three weeks, "next week" is none."""
    about = any(words.startswith(f"{word} ") for word in cues()["words"]["about"])
    bare = without(words, [*cues()["words"]["about"], *cues()["words"]["more"]])
    bare = _FURTHER.sub("", bare)
    nexts = re.match(r"(?:the )?(?:next|coming|following|nearest|first|remaining) (?=\S)", bare)
    counted = bare[nexts.end() :] if nexts else bare
    listed, mixed, plural, one = _shapes()
    if found := listed.fullmatch(without(counted, cues()["words"]["about"])):
        return _listed(found, about)
    if found := mixed.fullmatch(counted):
        return _mixed(found)
    if found := plural.fullmatch(counted):
        row = counts()[""]
        return Length(row.early, row.default, row.late, found["unit"], f"table: {row.basis}", found["last"])
    if nexts is not None and bare.startswith("the ") and (found := one.fullmatch(counted)):
        return _tailed([1], found, about)
    return None


def _listed(found: re.Match[str], about: bool) -> Length:
    said = re.findall(rf"\d+(?:\.\d+)?|(?:{choice([*cues()['numbers'], *(w for w in counts() if w)])})\b", found["all"])
    vague = next((counts()[word] for word in said if word in counts()), None)
    if vague is not None:
        return Length(vague.early, vague.default, vague.late, found["unit"], f"table: {vague.basis}")
    values = [_number(word) for word in said]
    if len(values) == 2 and values[0] > values[1] and values[1] == 0.5:
        values = [sum(values)]
    return _tailed([value + (0.5 if found["half"] else 0) for value in values], found, about)


def _tailed(values: list[float], found: re.Match[str], about: bool) -> Length:
    """The length of one or several numbers: of three and more the middle one is the default, of two the later."""
    tail = (found["tail"] or "").strip()
    if tail == "and a half":
        values = [value + 0.5 for value in values]
    if tail in ("or two", "or three"):
        values = [*values, 2 if tail == "or two" else 3]
    values.sort()
    low, high = values[0], values[-1]
    default = values[len(values) // 2] if len(values) > 2 else high
    if about or tail == "or so":
        low, high = low * (1 - ABOUT), high * (1 + ABOUT)
    return Length(low, default, high, found["unit"])


def _mixed(found: re.Match[str]) -> Length | None:
    """As in "six months to a year", "two years, three years", "a year or two"."""
    one, two = _number(found["one"]), _number(found["two"])
    if one < 0 or two < 0:
        return None
    return Length(one, two, two, found["unit"], None, found["last"] or found["unit"])


def _number(word: str) -> float:
    """The number; below nought for a word that only the table can tell."""
    if word[0].isdigit():
        return float(word)
    return float(cues()["numbers"].get(word, -1))


def days_of(found: Length, day: datetime.date) -> tuple[datetime.date, datetime.date, datetime.date]:
    """The days on which the length is over, counted from `day`: early, default and late."""
    by_default = found.unit_at_last if found.default == found.late else found.unit
    days = (
        later(day, found.early, found.unit),
        later(day, found.default, by_default),
        later(day, found.late, found.unit_at_last),
    )
    return days[0], max(days[:2]), max(days)


def later(day: datetime.date, number: float, unit: str) -> datetime.date:
    """The day that lies so many units after `day`: the same day of the month, or the month's last."""
    unit = {"centurie": "century", "hr": "hour"}.get(unit, unit)
    number = min(number, _MOST)
    if unit in cues()["days"]:
        return _plus(day, number * cues()["days"][unit])
    months = number * cues()["months"][unit]
    whole = int(months)
    at = day.year * 12 + day.month - 1 + whole
    year, month = min(at // 12, LATEST), at % 12 + 1
    there = datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    return _plus(there, (months - whole) * _A_MONTH) if months > whole else there


def _plus(day: datetime.date, days: float) -> datetime.date:
    last = datetime.date(LATEST, 12, 31)
    return day + datetime.timedelta(days=min(math.ceil(round(days, 6)), max((last - day).days, 0)))
