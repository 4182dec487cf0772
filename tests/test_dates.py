"""Dates keep their precision and are never guessed."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.dates import (
    WORDS,
    backwards,
    bounds,
    check_date,
    check_given,
    edtf,
    find_dates,
    is_edtf,
    parse_date,
)
from causerie.errors import BadRequest


@pytest.mark.parametrize(("written", "value"), list(WORDS["examples"].items()))
def test_the_examples_of_the_vocabulary(written: str, value: str) -> None:
    assert parse_date(written) == value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("03/04/2021", "2021"),
        ("25/12/2020", "2020-12-25"),
        ("12/25/2020", "2020-12-25"),
        ("05/05/2020", "2020-05-05"),
        ("2021-08-15 10:30:00 +02:00", "2021-08-15"),
        ("20210815", "2021-08-15"),
        ("2021/8/5", "2021-08-05"),
        ("May 2021", "2021-05"),
        ("2021-02-30", None),
        ("30 February 2021", None),
        ("15 August", None),
        ("yesterday", None),
        ("on 3 May 2020 we met", None),
        ("", None),
    ],
)
def test_parse_date(written: str, value: str | None) -> None:
    assert parse_date(written) == value


def test_find_dates_gives_places_and_skips_dates_without_a_year() -> None:
    text = "On 3 May they met; on Tuesday, June 4th, 2019, they parted, and in July 2020 all was over."
    found = find_dates(text)
    assert [(text[date.start : date.end], date.value, date.full) for date in found] == [
        ("Tuesday, June 4th, 2019", "2019-06-04", True),
        ("July 2020", "2020-07", False),
    ]


@pytest.mark.parametrize("text", ["version 2.3.2021.4", "room 12-2020-11-2", "page 3/4", "a may 99 b", "1.5.20211"])
def test_numbers_that_are_no_dates(text: str) -> None:
    assert find_dates(text) == ()


@given(st.dates(min_value=datetime.date(1000, 1, 1), max_value=datetime.date(2999, 12, 31)))
def test_a_day_in_any_writing_is_the_same_day(day: datetime.date) -> None:
    value = edtf(day.year, day.month, day.day)
    assert value == day.isoformat()
    assert is_edtf(value)
    for written in (
        f"{day.day} {day:%B} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day:%A}, {day.day} {day:%b} {day.year}",
    ):
        assert parse_date(written) == value
    assert bounds(value) == (day, day)


@given(st.integers(1000, 2999), st.integers(1, 12))
def test_bounds_of_a_month_lie_in_those_of_its_year(year: int, month: int) -> None:
    first, last = bounds(f"{year}-{month:02d}")
    assert bounds(str(year))[0] <= first <= last <= bounds(str(year))[1]
    assert (first.month, last.month, first.day) == (month, month, 1)


def test_bounds_of_an_interval() -> None:
    assert bounds("2021/2022-02") == (datetime.date(2021, 1, 1), datetime.date(2022, 2, 28))


@pytest.mark.parametrize("value", ["2021-8-15", "15.8.2021", "2021-13", "2021-02-30", "0021", "soon", ""])
def test_check_date_names_the_form(value: str) -> None:
    assert not is_edtf(value)
    with pytest.raises(BadRequest, match="2021-08-15"):
        check_date(value)


@pytest.mark.parametrize(("value", "wrong"), [("2031", False), ("2031/2032", False), ("2031-09/2031-08", True)])
def test_an_interval_that_a_person_gives_does_not_end_before_it_begins(value: str, wrong: bool) -> None:
    assert backwards(value) is wrong
    if not wrong:
        assert check_given(f" {value} ") == value
        return
    with pytest.raises(BadRequest, match="ends before it begins"):
        check_given(value)
