"""Words that date a happening, and their EDTF value; a year that nobody gives is never guessed.

Relative dates ("yesterday", "last May", "on Monday") have a value only where the day of utterance
or publication is known. A day without a year is `XXXX-08-15` without it, and with it the last such
day before it.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from causerie.dates import MONTHS, edtf


@dataclass(frozen=True, slots=True)
class Time:
    """Words that date something: offsets in the text that was searched, and the value if there is one."""

    start: int
    end: int
    value: str | None


@cache
def cues() -> Mapping[str, Any]:
    """The words of time as shipped."""
    return tomllib.loads(files("causerie.reading").joinpath("cues/events.toml").read_text("utf-8"))


_HINT = re.compile(
    r"\d|\b(?:[Ll]ast|ago|[Yy]esterday|[Tt]his|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|[A-Z]\w+day)"
)
"""A cheap look first: most sentences have no date."""


@cache
def _shapes() -> re.Pattern[str]:
    """One pattern for all dates; `may` and the like count only with a capital."""
    names = "|".join(sorted((name.title() for name in MONTHS), key=len, reverse=True))
    month, weekday = rf"(?:{names})\b(?:(?<=\b[A-Z]\w\w)\.)?", "|".join(day.title() for day in cues()["weekdays"])
    season, unit = "|".join(cues()["seasons"]), "|".join(cues()["units"])
    number = "|".join([*cues()["numbers"], r"\d{1,3}"])
    day, year = r"\d{1,2}(?:st|nd|rd|th)?", r"(?:1\d|20)\d\d"
    shapes = (
        rf"(?P<d1>{day}) (?:of )?(?P<m1>{month})(?:,? (?P<y1>\d{{4}}))?\b",
        rf"(?P<m2>{month}) (?P<d2>{day})\b(?:,? (?P<y2>\d{{4}})\b)?",
        rf"(?:(?P<rel1>last|this|early|late|mid) )?(?P<m3>{month})(?:,? (?:of )?(?P<y3>\d{{4}}))\b",
        rf"(?<=[Ii]n )(?:(?:early|late|mid)[ -])?(?P<m4>{month})",
        rf"(?:[Ll]ast|[Ee]arlier in) (?P<m5>{month})",
        rf"(?P<season>{season})(?: of)? (?P<seasonyear>{year})\b",
        rf"(?:[Ff]rom|[Bb]etween) (?P<from>{year}) (?:to|and|until) (?P<till>{year})\b",
        r"(?P<iso>\d{4}-\d\d-\d\d)",
        rf"(?<=[Ii]n |nd )(?:(?:early|late|mid)[ -])?(?P<y4>{year})\b(?![-–/,.]\d)",
        rf"(?:[Ss]ince|[Uu]ntil|[Ff]rom|[Bb]y|[Dd]uring|[Bb]ack in) (?P<y5>{year})\b(?![,.]\d)",
        r"[Tt]he (?:early |late |mid-)?(?P<decade>1\d\d0|20\d0)s\b",
        r"[Tt]he (?:early |late |mid-)?(?P<century>\d{1,2})(?:st|nd|rd|th) century",
        r"(?P<near>[Yy]esterday|[Tt]his (?:morning|afternoon|evening)|[Ll]ast night)",
        r"(?P<during>(?:[Ee]arlier )?[Tt]his (?:week|month|year))",
        rf"[Ll]ast (?P<last>week|month|year|{weekday}|{season})\b",
        rf"(?<=[Oo]n )(?P<weekday>{weekday})\b(?! \d)",
        rf"(?P<number>(?i:{number})) (?P<unit>{unit})s? ago\b",
    )
    return re.compile("|".join(rf"(?<![\w.-])(?:{shape})" for shape in shapes))


def find_times(text: str, told: str | None) -> Iterator[Time]:
    """Every date in `text`, in order; `told` is the EDTF day on which the text was spoken or published."""
    if _HINT.search(text) is None:
        return
    for match in _shapes().finditer(text):
        groups = {name: words for name, words in match.groupdict().items() if words}
        yield Time(match.start(), match.end(), _value(groups, told))


def _value(groups: Mapping[str, str], told: str | None) -> str | None:
    one = {key[0]: words for key, words in groups.items() if key[:-1] in ("d", "m", "y")}
    if one:
        return _calendar(one, told)
    if "iso" in groups:
        return edtf(*(int(part) for part in groups["iso"].split("-")))
    if "season" in groups:
        return f"{groups['seasonyear']}-{cues()['seasons'][groups['season']]}"
    if "from" in groups:
        return f"{groups['from']}/{groups['till']}"
    if "decade" in groups:
        return groups["decade"][:3] + "X"
    if "century" in groups:
        return f"{int(groups['century']) - 1:02d}XX"
    return _relative(groups, _day(told)) if told else None


def _calendar(parts: Mapping[str, str], told: str | None) -> str | None:
    month = MONTHS[parts["m"].lower().rstrip(".")] if "m" in parts else None
    day = int(re.sub(r"\D", "", parts["d"])) if "d" in parts else None
    if "y" in parts:
        return edtf(int(parts["y"]), month, day)
    assert month is not None
    if edtf(2000, month, day) is None:
        return None
    year = _last_year(month, day, told)
    if year is None:
        return f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")
    return edtf(year, month, day)


def _last_year(month: int, day: int | None, told: str | None) -> int | None:
    """The year of the last such month or day before the day of telling; None where that is not known well enough."""
    parts = [int(part) for part in told.split("/")[0].split("-")] if told and told[:4].isdigit() else []
    if len(parts) < 2:
        return None
    year, now = parts[0], parts[1]
    if month != now:
        return year if month < now else year - 1
    if day is None:
        return year
    if len(parts) < 3:
        return None
    return year if day <= parts[2] else year - 1


def _day(told: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(told or "")
    except ValueError:
        return None


def _relative(groups: Mapping[str, str], day: datetime.date | None) -> str | None:
    if day is None:
        return None
    if "near" in groups or "during" in groups:
        return _near((groups.get("near") or groups["during"]).lower(), day)
    if "last" in groups:
        return _last(groups["last"].lower(), day)
    if "weekday" in groups:
        return _weekday(groups["weekday"].lower(), day)
    return _ago(groups, day)


def _near(words: str, day: datetime.date) -> str:
    if words in ("yesterday", "last night"):
        return (day - datetime.timedelta(days=1)).isoformat()
    if words.endswith("week"):
        monday = day - datetime.timedelta(days=day.weekday())
        return f"{monday.isoformat()}/{day.isoformat()}" if monday != day else day.isoformat()
    return day.isoformat()[: 4 if words.endswith("year") else 7 if words.endswith("month") else 10]


def _last(word: str, day: datetime.date) -> str:
    if word == "year":
        return str(day.year - 1)
    if word == "month":
        return (day.replace(day=1) - datetime.timedelta(days=1)).isoformat()[:7]
    if word == "week":
        monday = day - datetime.timedelta(days=day.weekday() + 7)
        return f"{monday.isoformat()}/{(monday + datetime.timedelta(days=6)).isoformat()}"
    if word in cues()["seasons"]:
        number = cues()["seasons"][word]
        over = day.month > {21: 5, 22: 8, 23: 11, 24: 12}[number]
        return f"{day.year if over else day.year - 1}-{number}"
    return _weekday(word, day)


def _weekday(word: str, day: datetime.date) -> str:
    back = (day.weekday() - cues()["weekdays"].index(word)) % 7
    return (day - datetime.timedelta(days=back or 7)).isoformat()


def _ago(groups: Mapping[str, str], day: datetime.date) -> str | None:
    word, unit = groups["number"].lower(), groups["unit"]
    number = int(word) if word.isdigit() else cues()["numbers"][word]
    if unit in ("day", "week"):
        then = (day - datetime.timedelta(days=number * (7 if unit == "week" else 1))).isoformat()
        return then if unit == "day" else then + "~"
    if unit == "month":
        months = day.year * 12 + day.month - 1 - number
        return f"{months // 12:04d}-{months % 12 + 1:02d}~"
    year = day.year - number * (10 if unit == "decade" else 1)
    return f"{year}~" if year >= 1000 else None
