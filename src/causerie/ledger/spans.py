"""Runs of days with an EDTF value, and what the calendar tells of them.

Seasons are the meteorological ones of the northern half. Easter after the Gregorian computus (Meeus 1991).
"""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass

from causerie.dates import bounds
from causerie.ledger.timewords import cues

Day = datetime.date


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, the EDTF value, and the day that is meant by "by" it, where that is not the last.

    `inside`: something that happens in it is named, not the period itself ("the 2026 election").
    """

    first: Day
    last: Day
    edtf: str
    core: Day | None = None
    inside: bool = False


def whole(value: str | None) -> Period | None:
    """The period of an EDTF value; None for none."""
    if value is None:
        return None
    first, last = bounds(value)
    return Period(first, last, value)


def span(first: Day, last: Day) -> Period:
    """A period of days; of months or years where it consists of whole ones."""
    months = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    years = months and first.month == 1 and last.month == 12
    size = 4 if years else 7 if months else 10
    one, other = first.isoformat()[:size], last.isoformat()[:size]
    return Period(first, last, one if one == other else f"{one}/{other}")


def quarter_from(year: int, month: int, months: int = 3) -> Period:
    last = year * 12 + month - 1 + months - 1
    end = Day(last // 12, last % 12 + 1, calendar.monthrange(last // 12, last % 12 + 1)[1])
    return span(Day(year, month, 1), end)


def feast_day(name: str, year: int) -> Day:
    if name in cues()["feasts"]:
        return Day(year, *cues()["feasts"][name])
    return easter(year) + datetime.timedelta(days=cues()["easter"][name])


def easter(year: int) -> Day:
    """Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, 1991, chapter 8)."""
    century, rest = divmod(year, 100)
    leap, of_century = divmod(century, 4)
    moon = (19 * (year % 19) + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * of_century + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (year % 19 + 11 * moon + 22 * sunday) // 451
    month, on = divmod(moon + sunday - 7 * shift + 114, 31)
    return Day(year, month, on + 1)


def on_day(day: Day) -> Period:
    return Period(day, day, day.isoformat())


def unit_of(unit: str, day: Day, ahead: int) -> Period:
    """This week, month or year, or the one so many ahead of it."""
    monday = day - datetime.timedelta(days=day.weekday() - 7 * ahead)
    if unit in ("week", "weekend"):
        start = monday + datetime.timedelta(days=5) if unit == "weekend" else monday
        return span(start, monday + datetime.timedelta(days=6))
    if unit in ("month", "quarter"):
        size = {"month": 1, "quarter": 3}[unit]
        at = (day.year * 12 + day.month - 1) // size * size + ahead * size
        return quarter_from(at // 12, at % 12 + 1, size)
    size = {"year": 1, "decade": 10, "century": 100}[unit]
    start_year = (day.year - (unit == "century")) // size * size + (unit == "century") + ahead * size
    if size == 1:
        return Period(Day(start_year, 1, 1), Day(start_year, 12, 31), f"{start_year:04d}")
    end = start_year + size - 1
    return Period(Day(start_year, 1, 1), Day(end, 12, 31), f"{start_year:04d}/{end:04d}")
