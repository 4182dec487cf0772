"""What the calendar tells."""

from __future__ import annotations

import datetime

import pytest

from causerie.ledger.periods import period
from causerie.ledger.spans import easter, quarter_from, unit_of

DAY = datetime.date(2021, 8, 10)


@pytest.mark.parametrize(
    ("year", "expected"), [(1961, "1961-04-02"), (2000, "2000-04-23"), (2008, "2008-03-23"), (2038, "2038-04-25")]
)
def test_easter_of_years_with_known_dates(year: int, expected: str) -> None:
    assert easter(year).isoformat() == expected


@pytest.mark.parametrize(
    ("unit", "ahead", "edtf"),
    [
        ("week", 0, "2021-08-09/2021-08-15"),
        ("month", 1, "2021-09"),
        ("quarter", 1, "2021-10/2021-12"),
        ("year", 2, "2023"),
        ("decade", 0, "2020/2029"),
        ("century", 1, "2101/2200"),
    ],
)
def test_unit_of_this_and_the_next(unit: str, ahead: int, edtf: str) -> None:
    assert unit_of(unit, DAY, ahead).edtf == edtf


def test_quarter_from_december_runs_into_the_next_year() -> None:
    winter = quarter_from(2023, 12)
    assert (winter.first.isoformat(), winter.last.isoformat()) == ("2023-12-01", "2024-02-29")


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("the end of the decade", "2029-12"),
        ("the turn of the year", "2021-12"),
        ("the spring 2027 vote", "2027"),
        ("the talks at the end of September", None),
        ("31 February 2022", None),
        ("the ferry", None),
    ],
)
def test_period_of_words(words: str, edtf: str | None) -> None:
    found = period(words, DAY)
    assert (found and found.edtf) == edtf
