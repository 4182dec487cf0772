"""By when: a table of expressions, and what holds for any of them."""

from __future__ import annotations

import csv
import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from causerie.dates import bounds, is_edtf
from causerie.errors import BadRequest
from causerie.ledger.deadlines import deadline
from causerie.ledger.timewords import counts, cues, horizons
from causerie.values import Deadlines
from causerie.vocabulary import Hemisphere, Lack

ROWS = list(csv.DictReader((Path(__file__).parent / "horizons.csv").read_text("utf-8").splitlines()))
NEEDED = 0.95
WORDS = st.sampled_from([row["words"] for row in ROWS] + [f"in the {words}" for words in horizons()])
DAYS = st.dates(datetime.date(1950, 1, 1), datetime.date(2060, 12, 31))
UTTERED = st.one_of(
    DAYS.map(lambda day: day.isoformat()), DAYS.map(lambda day: day.isoformat()[:7]), DAYS.map(lambda d: str(d.year))
)


def answer(row: dict[str, str]) -> tuple[str, ...]:
    found = deadline(row["words"], row["uttered"])
    return (found.early, found.default, found.late, found.edtf) if isinstance(found, Deadlines) else ("",) * 4


def test_deadline_of_the_table() -> None:
    wrong = {
        (row["words"], row["uttered"]): answer(row)
        for row in ROWS
        if answer(row) != tuple(row[name] for name in ("early", "default", "late", "edtf"))
    }
    assert len(ROWS) >= 150
    assert len(wrong) <= (1 - NEEDED) * len(ROWS), wrong


@settings(deadline=None)
@given(WORDS, UTTERED)
def test_deadline_is_in_order_and_never_before_the_utterance(words: str, uttered: str) -> None:
    found = deadline(words, uttered)
    if isinstance(found, Deadlines):
        first = bounds(uttered)[0].isoformat()
        assert first <= found.early <= found.default <= found.late
        assert is_edtf(found.edtf)
        assert found.words == words


@settings(deadline=None)
@given(st.text(max_size=40), DAYS)
def test_deadline_takes_any_words(words: str, day: datetime.date) -> None:
    assert isinstance(deadline(words, day.isoformat()), Deadlines | Lack)


@settings(deadline=None)
@given(st.integers(1, 60), st.sampled_from(["day", "week", "month", "year"]), DAYS)
def test_deadline_grows_with_the_number(number: int, unit: str, day: datetime.date) -> None:
    short, long = (deadline(f"within {n} {unit}s", day.isoformat()) for n in (number, number + 1))
    assert isinstance(short, Deadlines)
    assert isinstance(long, Deadlines)
    assert short.late < long.late
    assert not short.imputed


@pytest.mark.parametrize(
    ("words", "lack"),
    [
        ("eventually", Lack.DEADLINE),
        ("after the election", Lack.DEADLINE),
        ("before the election", Lack.UNDATED),
        ("until the bridge is mended", Lack.UNDATED),
        ("within a month of her return", Lack.UNDATED),
        ("in 2019", Lack.PAST),
        ("last year", Lack.PAST),
        ("two weeks ago", Lack.PAST),
        ("not before 2026", Lack.DEADLINE),
        ("no earlier than May", Lack.DEADLINE),
        ("no sooner than 3 May 2022", Lack.DEADLINE),
        ("on or after 3 May 2022", Lack.DEADLINE),
        ("in 2026 at the earliest", Lack.DEADLINE),
        ("in 2026 or later", Lack.DEADLINE),
        ("in May or after the flood", Lack.UNDATED),
        ("between the flood and Easter", Lack.UNDATED),
        ("by 9 August 2021", Lack.PAST),
        ("by 30 February 2022", Lack.NO_SUCH_DAY),
        ("before the vote on 31 June 2022", Lack.NO_SUCH_DAY),
        ("on June 31", Lack.NO_SUCH_DAY),
        ("by 29 February 2023", Lack.NO_SUCH_DAY),
        ("by 2022-02-30", Lack.NO_SUCH_DAY),
    ],
)
def test_deadline_that_words_do_not_set(words: str, lack: Lack) -> None:
    assert deadline(words, "2021-08-10") is lack


@pytest.mark.parametrize(("words", "imputed"), [("soon", True), ("in a few weeks", True), ("in three weeks", False)])
def test_deadline_is_imputed_only_from_a_table(words: str, imputed: bool) -> None:
    found = deadline(words, "2021-08-10", "Europe/Berlin")
    assert isinstance(found, Deadlines)
    assert found.imputed is imputed
    assert ("table" in found.basis) is imputed
    assert found.zone == "Europe/Berlin"


@given(st.integers(0, 10**30), st.sampled_from([*cues()["days"], *cues()["months"]]), DAYS)
def test_deadline_of_any_length_is_a_day(number: int, unit: str, day: datetime.date) -> None:
    found = deadline(f"within {number} {unit}s", day.isoformat())
    if isinstance(found, Deadlines):
        assert day.isoformat() <= found.early <= found.default <= found.late
    else:
        assert found in Lack


def test_deadline_without_a_date_of_utterance_is_refused() -> None:
    with pytest.raises(BadRequest, match="is not a date"):
        deadline("soon", "some day")


@pytest.mark.parametrize("words", [*horizons(), *counts()])
def test_tables_are_in_order(words: str) -> None:
    row = (horizons() if words in horizons() else counts())[words]
    assert 0 < row.early <= row.default <= row.late
    assert row.basis


@pytest.mark.parametrize(
    ("words", "north", "south"),
    [
        ("before the winter", "2021-11-30", "2022-05-31"),
        ("by next spring", "2022-05-31", "2021-11-30"),
        ("in the summer of 2023", "2023-08-31", "2024-02-29"),
        ("until the end of the autumn", "2021-11-30", "2022-05-31"),
        ("within three weeks", "2021-08-31", "2021-08-31"),
    ],
)
def test_seasons_are_those_of_the_hemisphere(words: str, north: str, south: str) -> None:
    found = [deadline(words, "2021-08-10", hemisphere=half) for half in (Hemisphere.NORTHERN, Hemisphere.SOUTHERN)]
    days = [one.late for one in found if isinstance(one, Deadlines)]
    assert days == [north, south]
    told = ["seasons of the southern half" in one.basis for one in found if isinstance(one, Deadlines)]
    assert told == [False, north != south]
