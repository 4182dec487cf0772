"""Names of items: stable, per kind, never given twice."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from causerie.store import aliases, documents, forgetting
from causerie.store.database import opened
from causerie.values import items_of
from makers import causal, document_of, forecast, reading_of

TEXT = "The drought emptied the lake. The empty lake ruined the fishermen. The mill will close."
DOCUMENT = document_of(TEXT)
READING = reading_of(
    DOCUMENT,
    causal=(
        causal(TEXT, "The drought emptied the lake.", "drought", "lake"),
        causal(TEXT, "The empty lake ruined the fishermen.", "empty lake", "fishermen"),
    ),
    forecasts=(forecast(TEXT, "The mill will close.", "mill will close"),),
)
FIRST, SECOND, MILL = items_of(READING)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with opened(tmp_path / "w.db", write=True) as connection:
        documents.add(connection, DOCUMENT, "2031-05-03T10:00:00Z")
        yield connection


def test_each_kind_is_counted_by_itself(db: sqlite3.Connection) -> None:
    aliases.give(db, 1, items_of(READING), {})
    assert aliases.names(db) == {FIRST.id: "C1", SECOND.id: "C2", MILL.id: "F1"}


def test_a_name_once_given_stays(db: sqlite3.Connection) -> None:
    aliases.give(db, 1, [SECOND], {})
    aliases.give(db, 1, items_of(READING), {})
    assert aliases.names(db) == {SECOND.id: "C1", FIRST.id: "C2", MILL.id: "F1"}


def test_the_same_claim_by_another_reader_shares_the_name(db: sqlite3.Connection) -> None:
    aliases.give(db, 1, [FIRST], {})
    aliases.give(db, 1, [SECOND], {SECOND.id: FIRST.id})
    assert aliases.names(db)[SECOND.id] == "C1"


def test_a_forgotten_name_is_not_given_again(db: sqlite3.Connection) -> None:
    aliases.give(db, 1, [FIRST], {})
    forgetting.delete_aliases(db, [FIRST.id])
    aliases.give(db, 1, [SECOND], {})
    assert aliases.names(db) == {SECOND.id: "C2"}
    assert aliases.was_given(db, "C", 1)
    assert not aliases.was_given(db, "C", 3)
    assert not aliases.was_given(db, "F", 1)


NAMES = [("C12", ("C", 12)), ("f3", ("F", 3)), (" Q1 ", ("Q", 1)), ("X1", None), ("C", None), ("12", None)]


@pytest.mark.parametrize(("typed", "parsed"), NAMES)
def test_names_as_typed(typed: str, parsed: tuple[str, int] | None) -> None:
    assert aliases.parse(typed) == parsed
