"""Dates that keep their precision: `2021`, `2021-08`, `2021-08-15` (EDTF level 0, and its intervals).

A date without a year is no date here: a year is never guessed. Nothing asks the clock. Days and
months of a date such as 03/04/2021, which two continents read differently, are left out: it is `2021`.
"""

from __future__ import annotations

import calendar
import datetime
import functools
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from causerie.errors import BadRequest

WORDS: Mapping[str, Any] = tomllib.loads(files("causerie").joinpath("months.toml").read_text(encoding="utf-8"))
MONTHS: Mapping[str, int] = WORDS["months"]
EARLIEST, LATEST = 1000, 2999
"""Four digits outside these years are not read as a year."""

_EDTF = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[?~%]?")
_LONE_YEAR = re.compile(r"\d{4}")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?")
_TIME = re.compile(r"[T\s]\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?\s*(?:Z|UTC|GMT|[+-]\d\d:?\d\d)?$", re.IGNORECASE)


@functools.cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    """Made when first a date is looked for: most commands look for none."""
    month = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
    weekday = "(?:(?:" + "|".join(sorted(WORDS["weekdays"]["names"], key=len, reverse=True)) + r")\b\.?,?\s+)?"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    year = r"(?P<year>\d{4})(?!\d|[.,]\d)"
    shapes = (
        r"(?P<year>\d{4})-(?P<monthno>\d{1,2})-(?P<day>\d{1,2})(?=T\d|\b)(?!-)",
        weekday + day + r"\s+(?:of\s+)?" + month + r",?\s+" + year,
        weekday + month + r"\s+" + day + r",?\s+" + year,
        r"(?P<day>\d{1,2})\.\s?(?P<monthno>\d{1,2})\.\s?" + year,
        r"(?P<one>\d{1,2})/(?P<two>\d{1,2})/" + year,
        r"(?P<year>\d{4})/(?P<monthno>\d{1,2})/(?P<day>\d{1,2})(?![\d/])",
        month + r",?\s+(?:of\s+)?" + year,
        r"(?P<year>\d{4})-(?P<monthno>\d{2})(?![\d-])",
    )
    return tuple(re.compile(r"(?<![\w.,/-])" + shape, re.IGNORECASE) for shape in shapes)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: where it stands, and its EDTF value."""

    start: int
    end: int
    value: str

    @property
    def full(self) -> bool:
        """Whether it names the day."""
        return len(self.value) == len("2021-08-15")


def edtf(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """The date as EDTF, as precise as what is given; None where the calendar has no such day."""
    if not EARLIEST <= year <= LATEST:
        return None
    if month is None:
        return f"{year:04d}"
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04d}-{month:02d}"
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def is_edtf(value: str) -> bool:
    """Whether the value is a date, or an interval of two dates, in the form that Causerie keeps."""
    parts = value.split("/")
    return len(parts) <= 2 and all(_is_one(part) for part in parts)


def _is_one(value: str) -> bool:
    match = _EDTF.fullmatch(value)
    return match is not None and edtf(*(int(part) for part in match.groups() if part)) is not None


def check_date(value: str, option: str = "--date") -> str:
    """The value itself if it is a date; raises BadRequest that names the form."""
    if not is_edtf(value.strip()):
        raise BadRequest(f"{option} {value!r} is not a date: write 2021, 2021-08 or 2021-08-15")
    return value.strip()


def check_given(value: str, option: str = "--date") -> str:
    """The same for a date that a person gives: an interval must not end before it begins."""
    found = check_date(value, option)
    if backwards(found):
        raise BadRequest(f"{option} {value!r} ends before it begins")
    return found


def backwards(value: str) -> bool:
    """Whether a date is an interval that ends before it begins."""
    begins, _, ends = value.partition("/")
    return bool(ends) and bounds(ends)[1] < bounds(begins)[0]


def parse_date(text: str) -> str | None:
    """The EDTF value of a text that is nothing but a date (a field of metadata); else None."""
    text = " ".join(text.split())
    if is_edtf(text):
        return text
    text = _TIME.sub("", text).removeprefix("the ")
    compact = _COMPACT.fullmatch(text)
    if compact is not None:
        return edtf(*(int(part) for part in compact.groups()))
    if _LONE_YEAR.fullmatch(text):
        return edtf(int(text))
    found = next(iter(find_dates(text)), None)
    whole = found is not None and found.start == 0 and not text[found.end :].strip(" .,;")
    return found.value if whole and found is not None else None


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Dates with a month and a year in running text, in order, none overlapping another."""
    taken: list[FoundDate] = []
    for shape in _shapes():
        for match in shape.finditer(text):
            value = _value(match.groupdict())
            free = all(match.end() <= other.start or match.start() >= other.end for other in taken)
            if value is not None and free:
                taken.append(FoundDate(match.start(), match.end(), value))
    return tuple(sorted(taken, key=lambda found: found.start))


def _value(groups: Mapping[str, str | None]) -> str | None:
    year = int(groups["year"] or 0)
    if groups.get("one"):
        return _slashed(year, int(groups["one"] or 0), int(groups["two"] or 0))
    name, number = groups.get("month"), groups.get("monthno")
    month = MONTHS[name.lower()] if name else int(number or 0)
    day = groups.get("day")
    return edtf(year, month, int(day)) if day else edtf(year, month)


def _slashed(year: int, one: int, two: int) -> str | None:
    if one == two or (one > 12) != (two > 12):
        month, day = (two, one) if one > 12 else (one, two)
        return edtf(year, month, day)
    return edtf(year) if one <= 12 and two <= 12 else None


def bounds(value: str) -> tuple[datetime.date, datetime.date]:
    """First and last day that an EDTF value may mean; raises BadRequest for another form."""
    days = list(_days(value))
    return min(first for first, _ in days), max(last for _, last in days)


def zone_named(name: str) -> ZoneInfo:
    """The time zone with this IANA name; raises BadRequest for another."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadRequest(f"no time zone {name!r}: write a name such as UTC or Europe/Berlin") from error


def _days(value: str) -> Iterator[tuple[datetime.date, datetime.date]]:
    for part in check_date(value, "date").split("/"):
        year, month, day = (int(number) if number else None for number in _EDTF.fullmatch(part).groups())  # type: ignore[union-attr]
        assert year is not None
        last_month = month or 12
        last = day or calendar.monthrange(year, last_month)[1]
        yield datetime.date(year, month or 1, day or 1), datetime.date(year, last_month, last)
