"""Whole times with a name: "April", "next spring", "Christmas", "Friday", "this decade", "12 March 2027".

A time without a year is the next one that is not over on the day of the utterance. Seasons are the meteorological
ones of the northern half; words of the southern half come turned (`timewords.northern`). Easter after the Gregorian
computus (Meeus 1991).
"""

from __future__ import annotations

import calendar
import datetime
import functools
import re
from collections.abc import Callable, Iterator

from causerie.dates import LATEST, MONTHS, WORDS, edtf
from causerie.ledger.spans import Day, Period, feast_day, on_day, quarter_from, span, unit_of, whole
from causerie.ledger.timewords import choice, cues

_NEXT = r"(?P<which>(?:the )?(?:next|coming|following|same|current|present)|this|that|each|every)"


@functools.cache
def _shapes() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Day], Period | None]], ...]:
    month, weekday = choice(MONTHS), choice(WORDS["weekdays"]["names"])
    season, feast = choice(cues()["seasons"]), choice([*cues()["feasts"], *cues()["easter"]])
    ordinal = choice(cues()["ordinals"])
    pointed = r"(?:next|this|following|coming|current) year|year after next"
    year = rf"(?:,? (?:of |in )?(?:the )?(?P<year>[12]\d{{3}}|{pointed}))?"
    named_month = rf"(?P<month>{month}){year}"
    hour = r"(?: morning| afternoon| evening| night| noon)?"
    soon = r"day after tomorrow|tomorrow|today|tonight|overnight|now|noon|midnight|this (?:morning|afternoon|evening)"
    clocked = r"\d\d?(?:[:.]\d\d)? ?(?:a\.?m\.?|p\.?m\.?|o'clock)"
    nth = r"(?P<nth>first|second|third|fourth|last|1st|2nd|3rd|4th) (?P<part>quarter|half)"
    unit = r"(?P<unit>weekend|week|month|quarter|year|decade|century)"
    day = rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)?|{ordinal})"
    named = rf"(?:(?:the )?(?:{weekday}),? )?"
    clock = r"(?: (?:from|at|between) \d.*)?"
    table = (
        (r"(?:the year )?(?P<iso>[12]\d{3}(?:-\d\d(?:-\d\d)?)?)", lambda m, d: whole(_checked(m["iso"]))),
        (rf"{named}(?:the )?{day}(?: day)?(?: of)? (?P<month>{month})\.?{year}{clock}", _calendar),
        (rf"{named}(?P<month>{month})\.? (?:the )?{day}{year}{clock}", _calendar),
        (rf"(?:{_NEXT} )?(?P<month>{month})\.?{year}", _calendar),
        (rf"(?:{_NEXT} )?(?P<season>{season})(?: season| months)?{year}(?:[/-]\d\d)?", _season),
        (rf"(?P<nth>first|second|third|fourth|last) (?P<weekday>{weekday}) (?:in|of) {named_month}", _nth_day),
        (rf"(?:{_NEXT} )?(?P<feast>{feast})(?: day)?{year}", _feast),
        (r"(?P<year>[12]\d{3})(?:[/-]\d\d)? (?P<season>" + season + ")", _season),
        (rf"(?:{_NEXT} )?(?P<weekday>{weekday})(?P<week> next week| week)?{hour}{clock}", _weekday),
        (rf"(?P<after>{soon}|the day|this day|\d\d?:\d\d|{clocked}|day's end){hour}", _near),
        (r"(?P<this>this time|a year|year) (?:next|from) (?P<unit>year|month|week|now|today)", _this_time),
        (r"(?P<unit>week|month|year|quarter|weekend) after next", lambda m, d: unit_of(m["unit"], d, 2)),
        (rf"(?:{_NEXT} |the )?(?:(?:calendar|financial|fiscal) )?{unit}", _relative),
        (r"(?P<decade>[12]\d\d0)s", lambda m, d: span(Day(int(m["decade"]), 1, 1), Day(int(m["decade"]) + 9, 12, 31))),
        (r"(?P<one>[12]\d{3})[/-](?P<two>\d\d)(?: season)?", lambda m, d: whole(_two_years(m["one"], m["two"]))),
        (rf"(?:{nth}|(?P<letter>[qh])(?P<digit>[1-4])){year}(?: year)?", _quarter),
        (rf"{day}", _numbered),
    )  # fmt: skip
    return tuple((re.compile(shape), make) for shape, make in table)


def named(words: str, day: Day) -> Period | None:
    """The time that plain words without an article name and nothing else, as seen from `day`."""
    for shape, make in _shapes():
        match = shape.fullmatch(words)
        if match is not None and (found := make(match, day)) is not None:
            return found
    return None


@functools.cache
def _days() -> tuple[re.Pattern[str], ...]:
    month, day, year = choice(MONTHS), r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?:,? (?P<year>[12]\d{3}))?\b"
    return (
        re.compile(rf"\b{day}(?: of)? (?P<month>{month})\b\.?{year}"),
        re.compile(rf"\b(?P<month>{month})\.? (?:the )?{day}\b(?!\d){year}"),
        re.compile(r"\b(?P<year>[12]\d{3})-(?P<month>\d\d)-(?P<day>\d\d)\b"),
    )


def no_such_day(words: str) -> bool:
    """Whether plain words name a day that the calendar does not have."""
    matches = (match for shape in _days() for match in shape.finditer(words))
    # Without a year any leap year will do.
    return any(
        edtf(int(match["year"] or 2000), MONTHS.get(match["month"]) or int(match["month"]), int(match["day"])) is None
        for match in matches
    )


def _checked(value: str) -> str | None:
    return edtf(*(int(part) for part in value.split("-")))


def _two_years(one: str, two: str) -> str | None:
    return f"{one}/{one[:2]}{two}" if int(two) == (int(one) + 1) % 100 else None


def _year(said: str | None, day: Day) -> int | None:
    """The year that is named or pointed at."""
    if said is None:
        return None
    if said.isdigit():
        return int(said)
    return day.year + {"this year": 0, "current year": 0, "year after next": 2}.get(said, 1)


def _first(found: Iterator[Period], day: Day, strictly: bool) -> Period | None:
    """The first that is not over on the day; `strictly`, that has not begun."""
    return next((one for one in found if (one.first > day if strictly else one.last >= day)), None)


def _strictly(match: re.Match[str]) -> bool:
    which = match.groupdict().get("which") or ""
    return which.removeprefix("the ") in ("next", "coming", "following")


def _years(match: re.Match[str], day: Day) -> range:
    """The years to try: the one that is said, else from the one before the utterance on."""
    year = _year(match["year"], day)
    return range(day.year - 1, min(day.year + 9, LATEST)) if year is None else range(year, year + 1)


def _pick(match: re.Match[str], found: Iterator[Period], day: Day) -> Period | None:
    return next(found, None) if match["year"] else _first(found, day, _strictly(match))


def _calendar(match: re.Match[str], day: Day) -> Period | None:
    said = match.groupdict().get("day")
    number = _ordinal(said) if said else None
    values = (edtf(year, MONTHS[match["month"]], number) for year in _years(match, day))
    return _pick(match, (one for value in values if (one := whole(value)) is not None), day)


def _ordinal(said: str) -> int:
    return int(cues()["ordinals"].get(said) or re.sub(r"\D", "", said))


def _season(match: re.Match[str], day: Day) -> Period | None:
    start = cues()["seasons"][match["season"]]
    return _pick(match, (quarter_from(year, start) for year in _years(match, day)), day)


def _feast(match: re.Match[str], day: Day) -> Period | None:
    return _pick(match, (on_day(feast_day(match["feast"], year)) for year in _years(match, day)), day)


def _weekday(match: re.Match[str], day: Day) -> Period:
    names = [name[:3] for name in WORDS["weekdays"]["names"][:7]]
    ahead = (names.index(match["weekday"][:3]) - day.weekday()) % 7
    if match["week"] == " next week" or (match["which"] == "next" and ahead + day.weekday() < 7 and ahead):
        ahead = names.index(match["weekday"][:3]) - day.weekday() + 7
    elif match["week"]:
        ahead += 7
    # On a Monday "on Monday" is the next one: for the same day people say "today".
    return on_day(day + datetime.timedelta(days=ahead or (0 if match["which"] in ("this", "every", "each") else 7)))


def _nth_day(match: re.Match[str], day: Day) -> Period | None:
    """The first Monday in December, the last Friday of May."""
    at = [name[:3] for name in WORDS["weekdays"]["names"][:7]].index(match["weekday"][:3])
    nth = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}[match["nth"]]
    months = (Day(year, MONTHS[match["month"]], 1) for year in _years(match, day))
    days = ([d for n in range(31) if (d := one + datetime.timedelta(days=n)).month == one.month] for one in months)
    return _pick(match, (on_day([d for d in month if d.weekday() == at][nth]) for month in days), day)


def _near(match: re.Match[str], day: Day) -> Period:
    ahead = {"tomorrow": 1, "overnight": 1, "midnight": 1, "day after tomorrow": 2}.get(match["after"], 0)
    return on_day(day + datetime.timedelta(days=ahead))


def _this_time(match: re.Match[str], day: Day) -> Period:
    if match["unit"] == "week":
        return on_day(day + datetime.timedelta(days=7))
    if match["unit"] == "month":
        month = unit_of("month", day, 1).last
        return on_day(month.replace(day=min(day.day, month.day)))
    return on_day(Day(day.year + 1, day.month, min(day.day, calendar.monthrange(day.year + 1, day.month)[1])))


def _relative(match: re.Match[str], day: Day) -> Period:
    return unit_of(match["unit"], day, int(_strictly(match)))


def _quarter(match: re.Match[str], day: Day) -> Period | None:
    number = (
        int(match["digit"])
        if match["digit"]
        else {"first": 1, "second": 2, "third": 3, "fourth": 4}.get(match["nth"])
        or (int(match["nth"][0]) if match["nth"][0].isdigit() else 0)
    )
    months = 6 if match["part"] == "half" or match["letter"] == "h" else 3
    number = number or 12 // months
    if number * months > 12:
        return None
    found = (quarter_from(year, (number - 1) * months + 1, months) for year in _years(match, day))
    return next(found, None) if match["year"] else _first(found, day, strictly=False)


def _numbered(match: re.Match[str], day: Day) -> Period | None:
    """The next 18th: of this month or one of those after."""
    said = match["day"]
    if said.isdigit():
        return None
    at = day.year * 12 + day.month - 1
    values = (edtf(month // 12, month % 12 + 1, _ordinal(said)) for month in range(at, at + 5))
    return _first((one for value in values if (one := whole(value)) is not None), day, strictly=True)
