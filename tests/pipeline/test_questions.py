"""Questions of a user's own: kept, dropped, undone."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from causerie.errors import BadRequest, UnknownName
from causerie.pipeline.deciding import By, undo
from causerie.pipeline.questions import LONGEST, drop, keep, kept
from web_told import talk, told

BY = By("Ina", lambda: datetime.datetime(2031, 8, 2, tzinfo=datetime.UTC))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return told(tmp_path / "q.db", talk())


def test_a_question_is_kept_in_its_words(path: Path) -> None:
    keep(path, "  Why did the   lake dry? ", BY)
    assert [(one.question, one.person) for one in kept(path)] == [("Why did the lake dry?", "Ina")]


def test_it_is_not_kept_twice_whatever_the_case(path: Path) -> None:
    keep(path, "Why?", BY)
    with pytest.raises(BadRequest, match="kept already"):
        keep(path, "why?", BY)
    assert len(kept(path)) == 1


def test_what_is_dropped_comes_back_by_undo(path: Path) -> None:
    keep(path, "Why?", BY)
    row = drop(path, "WHY?", BY)
    assert kept(path) == ()
    undo(path, str(row.number), BY)
    assert [one.question for one in kept(path)] == ["Why?"]


@pytest.mark.parametrize("words", ["", "  ", "x" * (LONGEST + 1)])
def test_a_question_needs_words_and_not_too_many(path: Path, words: str) -> None:
    with pytest.raises(BadRequest):
        keep(path, words, BY)


def test_what_is_not_kept_cannot_be_dropped(path: Path) -> None:
    with pytest.raises(UnknownName, match="ask --kept"):
        drop(path, "Who?", BY)
