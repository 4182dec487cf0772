"""Which statements are one forecast."""

from __future__ import annotations

from typing import Any

import pytest

from causerie.ledger.grouping import firsts, grouped, statement
from causerie.values import Deadlines, Entry
from causerie.vocabulary import Level
from settling_cases import BY_JUNE, entry

SOON = Deadlines("2031-05-20", "2031-08-01", "2031-11-01", "2031", "soon", "table", imputed=True)
SHORTLY = Deadlines("2031-05-20", "2031-08-01", "2031-11-01", "2031", "shortly", "table", imputed=True)


def groups(*rows: tuple[str, dict[str, Any]]) -> list[str]:
    made = [entry(f"e{at}", **more) for at, (_, more) in enumerate(rows)]
    return [one.group for one in grouped(made, [words for words, _ in rows], [None] * len(rows))]


def said(words: str = "the director will resign", **more: Any) -> tuple[str, dict[str, Any]]:
    return words, more


@pytest.mark.parametrize(
    "later",
    [
        said(),
        said("director is still bound to resign"),
        said(uttered="2031-05-20"),
        said(deadlines=None),
    ],
)
def test_who_says_the_same_again_makes_one_forecast(later: tuple[str, dict[str, Any]]) -> None:
    assert groups(said(), later) == ["e0", "e0"]


@pytest.mark.parametrize(
    "later",
    [
        said(negated=True),
        said(level=Level.UNLIKELY),
        said(level=Level.LIKELY),
        said(range=(30, 30), own_number=True),
        said("the director of the yard will resign"),
        said("two directors will resign"),
        said(speaker="Odo Brand"),
    ],
)
def test_who_has_changed_their_mind_makes_another(later: tuple[str, dict[str, Any]]) -> None:
    assert groups(said(), later) == ["e0", "e1"]


def test_another_number_is_another_forecast_and_none_is_the_same() -> None:
    sixty, eighty = {"range": (60, 60)}, {"range": (80, 80)}
    assert groups(said(**sixty), said(**eighty)) == ["e0", "e1"]
    assert groups(said(), said(**sixty)) == ["e0", "e0"]
    assert groups(said(), said(**sixty), said(), said(**eighty)) == ["e0", "e0", "e0", "e3"]
    assert groups(said(**sixty), said(**sixty), said()) == ["e0", "e0", "e0"]


def test_words_of_time_do_not_part_what_is_said_twice() -> None:
    first = said("the mill at Pell will close soon", deadlines=SOON)
    assert groups(first, said("the mill at Pell will be closed shortly", deadlines=SHORTLY)) == ["e0", "e0"]
    assert groups(first, said("the mill at Sarn will be closed shortly", deadlines=SHORTLY)) == ["e0", "e1"]
    assert groups(first, said("the mill at Pell will be closed shortly", deadlines=None)) == ["e0", "e0"]


def test_a_number_in_the_time_is_none_of_the_forecast() -> None:
    two = Deadlines("2033-05-02", "2033-05-02", "2033-05-02", "2033-05-02", "within two years", "own")
    year = Deadlines("2033-12-31", "2033-12-31", "2033-12-31", "2033", "in 2033", "own")
    wide = Deadlines("2033-01-01", "2033-05-02", "2033-12-31", "2033", "within two years", "table")
    assert groups(
        said("fares will double within two years", deadlines=wide), said("fares will double", deadlines=two)
    ) == [
        "e0",
        "e0",
    ]
    assert groups(said("fares will double", deadlines=two), said("fares will double", deadlines=year)) == ["e0", "e1"]


def test_the_first_in_time_names_the_group_wherever_it_stands() -> None:
    assert groups(said(uttered="2031-05-20"), said(uttered="2031-05-02")) == ["e1", "e1"]


def test_firsts_look_at_the_statement_alone() -> None:
    made: list[Entry] = [entry("a", deadlines=BY_JUNE), entry("b", deadlines=BY_JUNE, range=(55, 80))]
    rows = [statement(one, "the mill will close") for one in made]
    assert (rows[0].odds, rows[1].odds) == (None, "[55, 80]")
    assert firsts(rows) == [0, 0]
