"""Decisions are added, and neither changed nor lost."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from causerie.store import decisions, forgetting
from causerie.store.database import opened
from causerie.values import Decision
from causerie.vocabulary import Act, ClaimKind

ROW = Decision(0, Act.ACCEPT, "ab12", "Ina", "2031-05-03T10:00:00Z", "quay", ClaimKind.CAUSAL, ((1, 5),), {"x": [1]})


def test_decisions_come_back_in_order_with_their_numbers(tmp_path: Path) -> None:
    with opened(tmp_path / "w.db", write=True) as db:
        first, second = decisions.append(db, ROW), decisions.append(db, ROW)
        assert decisions.history(db) == (first, second)
    assert (first.number, second.number) == (1, 2)


def test_a_decision_cannot_be_changed(tmp_path: Path) -> None:
    with opened(tmp_path / "w.db", write=True) as db:
        decisions.append(db, ROW)
        with pytest.raises(sqlite3.IntegrityError, match="never changed"):
            db.execute("UPDATE decision SET body = '{}'")


def test_numbers_of_deleted_decisions_are_not_given_again(tmp_path: Path) -> None:
    with opened(tmp_path / "w.db", write=True) as db:
        decisions.append(db, ROW)
        undone = decisions.append(db, Decision(0, Act.UNDO, "ab12", "Ina", "z", "quay", undoes=1))
        forgetting.delete_decisions(db, [1])
        assert decisions.history(db) == ()
        assert decisions.append(db, ROW).number == undone.number + 1
