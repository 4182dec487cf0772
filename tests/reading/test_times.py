"""Dates in words and their values."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.dates import MONTHS
from causerie.reading.times import cues, find_times

TOLD = "2024-06-14"
LONG_MONTHS = sorted(name for name in MONTHS if len(name) > 4 or name in ("may", "june", "july"))


def value(words: str, told: str | None) -> str | None:
    prefix = "" if words[:1].isupper() and words.split()[0].lower() not in MONTHS else "In "
    if words in cues()["weekdays"] or words.title() in ("Tuesday",):
        prefix = "On "
    found = list(find_times(prefix + words, told))
    assert len(found) == 1, found
    return found[0].value


@pytest.mark.parametrize(("words", "expected"), sorted(cues()["examples"].items()))
def test_times_value(words: str, expected: str) -> None:
    assert value(words, TOLD) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("August 15", "XXXX-08-15"),
        ("May", "XXXX-05"),
        ("yesterday", None),
        ("last year", None),
        ("three years ago", None),
        ("15 August 2021", "2021-08-15"),
    ],
)
def test_times_without_date_never_guess_a_year(words: str, expected: str | None) -> None:
    assert value(words, None) == expected


@pytest.mark.parametrize("told", ["2024", "2024-06"])
def test_times_of_rough_date_have_no_day(told: str) -> None:
    assert value("yesterday", told) is None


def test_times_day_of_the_month_of_telling_needs_the_day() -> None:
    assert value("June 3", "2024-06") == "XXXX-06-03"
    assert value("May", "2024") == "XXXX-05"


@pytest.mark.parametrize(
    "text", ["He may go.", "They march on.", "Room 2019 is empty.", "It cost 1,984 crowns.", "31 June"]
)
def test_times_leave_other_words(text: str) -> None:
    assert not [time for time in find_times(text, TOLD) if time.value]


def test_times_interval() -> None:
    assert [time.value for time in find_times("She ran it from 2009 to 2014.", None)] == ["2009/2014"]


@given(st.dates(datetime.date(1100, 1, 1), datetime.date(2900, 1, 1)), st.sampled_from(LONG_MONTHS), st.integers(1, 28))
def test_times_bare_day_is_the_last_one_before_the_telling(told: datetime.date, month: str, day: int) -> None:
    (time,) = find_times(f"On {day} {month.title()} it broke.", told.isoformat())
    assert time.value is not None
    then = datetime.date.fromisoformat(time.value)
    assert (then.month, then.day) == (MONTHS[month], day)
    assert datetime.timedelta(0) <= told - then <= datetime.timedelta(days=366)
