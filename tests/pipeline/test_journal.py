"""The log looked through: filters, pages, what changed, what was undone and done again."""

from __future__ import annotations

import datetime
import itertools
from pathlib import Path

import pytest

from causerie.errors import BadRequest, UnknownName
from causerie.pipeline.deciding import By, edit, judge, undo
from causerie.pipeline.forgetting import forget
from causerie.pipeline.journal import LogFilters, again, journal
from causerie.pipeline.viewing import look
from causerie.vocabulary import Act
from web_told import talk, told


def by(person: str = "Ina", day: int = 1, reason: str = "") -> By:
    return By(person, lambda: datetime.datetime(2031, 8, day, tzinfo=datetime.UTC), reason)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workspace with four decisions by two people on three days, the third undone."""
    made = told(tmp_path / "l.db", talk())
    judge(made, Act.ACCEPT, ("F1",), by())
    edit(made, "C1", {"polarity": "+"}, by("Odo", 2, "it rains"))
    judge(made, Act.REJECT, ("F2",), by("Odo", 3))
    undo(made, "3", by("Ina", 3))
    return made


def numbers(path: Path, **filters: str) -> list[int]:
    return [one.row.number for one in journal(path, LogFilters(**filters)).lines]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, [4, 3, 2, 1]),
        ({"person": "odo"}, [3, 2]),
        ({"act": "accept"}, [1]),
        ({"item": "c1"}, [2]),
        ({"item": "talk"}, [4, 3, 2, 1]),
        ({"since": "2031-08-02"}, [4, 3, 2]),
        ({"until": "2031-08-02"}, [2, 1]),
        ({"since": "2032"}, []),
        ({"words": "it RAINS"}, [2]),
        ({"words": "emptied the lake"}, [2]),
    ],
)
def test_filters_let_through_what_they_say(path: Path, filters: dict[str, str], found: list[int]) -> None:
    assert numbers(path, **filters) == found


def test_a_day_that_does_not_exist_is_refused(path: Path) -> None:
    with pytest.raises(BadRequest, match="since"):
        numbers(path, since="2031-02-30")


def test_pages_follow_each_other_without_gap(path: Path) -> None:
    pages = [journal(path, LogFilters(), start, 3) for start in (0, 3)]
    assert [one.row.number for page in pages for one in page.lines] == [4, 3, 2, 1]
    assert all((page.total, page.whole) == (4, 4) for page in pages)


def test_a_change_has_its_part_before_and_after(path: Path) -> None:
    line = next(one for one in journal(path, LogFilters()).lines if one.row.number == 2)
    assert [(one.part, one.before, one.after) for one in line.changes] == [
        ("effect direction", "decrease", "increase"),
        ("polarity", "-", "+"),
    ]
    assert line.quote == "The drought emptied the lake."


def test_what_was_undone_says_by_which_decision_until_it_is_done_again(path: Path) -> None:
    assert {one.row.number: one.undone_by for one in journal(path, LogFilters()).lines} == {4: 0, 3: 4, 2: 0, 1: 0}
    judge(path, Act.ACCEPT, ("F3",), by())
    again(path, 3, by())
    found = {one.row.number: one.undone_by for one in journal(path, LogFilters()).lines}
    assert (found[3], found[4]) == (0, 6)
    assert "F2" not in look(path).aliases or all(
        one.quote.text != "If the river dries, the boats will rot." for one in look(path).readings[0].forecasts
    )


def test_what_holds_or_is_not_there_cannot_be_done_again(path: Path) -> None:
    with pytest.raises(BadRequest, match="was not undone"):
        again(path, 1, by())
    with pytest.raises(UnknownName, match="no decision 99"):
        again(path, 99, by())


@pytest.mark.parametrize("times", [1, 2, 3])
def test_undo_and_do_again_take_turns(path: Path, times: int) -> None:
    for _ in itertools.repeat(None, times):
        undo(path, "1", by())
        assert next(one for one in journal(path, LogFilters()).lines if one.row.number == 1).undone_by
        again(path, 1, by())
        assert next(one for one in journal(path, LogFilters()).lines if one.row.number == 1).standing


def test_that_something_was_forgotten_stays(path: Path) -> None:
    forget(path, "talk", by().clock, "document")
    assert [(one.kind, one.alias) for one in journal(path, LogFilters()).forgotten] == [("document", "D1")]
