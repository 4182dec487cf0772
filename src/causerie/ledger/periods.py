"""Times with a name, and parts of them: "the end of 2027", "mid-April", "the vote on 12 April"."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from causerie.dates import find_dates
from causerie.ledger.named import named
from causerie.ledger.spans import Day, Period, span, whole
from causerie.ledger.timewords import cues, without

_LONG = 1200
"""Days from which a time has a middle year rather than middle days."""


def period(words: str, day: Day) -> Period | None:
    """The time that plain words name, as seen from `day`; None where they name none."""
    words = without(words, ("the", "of"))
    words = _CLOCK.sub("", words)
    return _part(words, day) or named(words, day) or _week_of(words, day) or _within(words, day)


_CLOCK = re.compile(
    r"(?:\d{1,2}(?:[:.]\d\d)?(?: ?(?:a\.?m\.?|p\.?m\.?|o'clock|hours))|\d{1,2}[:.]\d\d|noon|midnight|midday|dawn|dusk)"
    r"(?: on| of|,)? (?=\S)"
)
"""A time of day before the day."""
_WEEKS = re.compile(r"(?P<unit>week|weekend) (?P<how>of|beginning|starting|commencing|from|ending|to|on) (?P<day>.+)")


def _week_of(words: str, day: Day) -> Period | None:
    """As in "the week of 18 November": from Monday on; "the week beginning 20 November": from that day on."""
    match = _WEEKS.fullmatch(words)
    found = named(without(match["day"], ("the",)), day) if match else None
    if match is None or found is None or found.first != found.last:
        return None
    if match["how"] in ("ending", "to"):
        return span(found.first - datetime.timedelta(days=6), found.first)
    monday = found.first - datetime.timedelta(days=found.first.weekday())
    if match["unit"] == "weekend":
        return span(monday + datetime.timedelta(days=5), monday + datetime.timedelta(days=6))
    start = monday if match["how"] in ("of", "on") else found.first
    return span(start, start + datetime.timedelta(days=6))


def _within(words: str, day: Day) -> Period | None:
    """The date in words that name something else: "the vote on 12 April", "the 2026 election"."""
    for joint in (" on ", " in ", " at ", " of "):
        head, found, tail = words.partition(joint)
        if found and head and (inner := named(without(tail, ("the",)), day)) is not None:
            return replace(inner, inside=inner.first != inner.last)
    dates = find_dates(words)
    if dates and (dates[0].full or not re.search(r"\b\d{1,2}(?:st|nd|rd|th)? |\s\d{1,2}\b", words)):
        return whole(dates[0].value)
    years = None if dates else re.search(r"\b(?:19|20|21)\d\d\b", words)
    found_year = whole(years.group()) if years else None
    return replace(found_year, inside=True) if found_year else None


_PARTS = re.compile(
    r"(?:very )?(?P<part>end|close|beginning|start|middle|turn|rest|remainder|early|late|mid|first half|second half"
    r"|(?:first|second|third|fourth|last) (?:week|days?|weeks|months?))(?: (?:of|in) | |-)(?P<whole>.+)"
)
_TAILS = re.compile(r"(?P<whole>.+?)(?:'s)?[ -](?P<part>end)")


def _part(words: str, day: Day) -> Period | None:
    match = _PARTS.fullmatch(words) or _TAILS.fullmatch(words)
    if match is None:
        return None
    inner = without(match["whole"], ("the",))
    found = named(inner, day) or _part(inner, day)
    return None if found is None else _cut(match["part"], found.first, found.last, day)


def _cut(part: str, first: Day, last: Day, day: Day) -> Period:
    if part in ("end", "close", "turn") or part.startswith("last "):
        return Period(last, last, last.isoformat()[: 7 if (last - first).days > 100 else 10])
    if part in ("rest", "remainder"):
        return replace(span(max(first, day), last), first=last)
    if part in ("middle", "mid") and (last - first).days > _LONG:
        year = first.year // 10 * 10 + (last.year - first.year + 1) // 2
        return span(Day(year, 1, 1), Day(year, 12, 31))
    if part.startswith(("first ", "second ", "third ", "fourth ")) and "half" not in part:
        return _nth(part, first, last)
    one_year = first.month == 1 and last.month == 12 and first.year == last.year
    third = Day(first.year, 4, 30) if one_year else first + (last - first) / 3
    two_thirds = Day(first.year, 8, 31) if one_year else first + (last - first) * 2 / 3
    middle = Day(first.year, 6, 30) if one_year else first + (last - first) / 2
    if part in ("beginning", "start", "early"):
        return span(first, third)
    if part in ("middle", "mid"):
        return replace(span(third + datetime.timedelta(days=1), two_thirds), core=middle)
    if part == "first half":
        return span(first, middle)
    return span((middle if part == "second half" else two_thirds) + datetime.timedelta(days=1), last)


def _nth(part: str, first: Day, last: Day) -> Period:
    """The first week of May, the first days of the year."""
    name, unit = part.split()
    size = 30 if unit.startswith("month") else 7
    start = first + datetime.timedelta(days=size * (cues()["ordinals"][name] - 1))
    return span(min(start, last), min(start + datetime.timedelta(days=size - 1), last))
