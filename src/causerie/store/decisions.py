"""What people decided, in the order in which they did: rows are added, never changed."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Iterable

from causerie.store.documents import dumps, loads
from causerie.values import Decision


def append(db: sqlite3.Connection, decision: Decision) -> Decision:
    """Add a decision; it gets the next number."""
    numbered = dataclasses.replace(decision, number=latest(db) + 1)
    db.execute(
        "INSERT INTO decision VALUES (?, ?, ?, ?)",
        (numbered.number, numbered.document, numbered.undoes, dumps(numbered)),
    )
    return numbered


def latest(db: sqlite3.Connection) -> int:
    """The greatest number that a decision ever had; the next one follows it."""
    row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'decision'").fetchone()
    return int(row[0]) if row else 0


def history(db: sqlite3.Connection) -> tuple[Decision, ...]:
    """All decisions, undone ones and undos too, the oldest first."""
    return tuple(loads(Decision, row[0]) for row in db.execute("SELECT body FROM decision ORDER BY number"))


def since(db: sqlite3.Connection, known: int) -> list[Decision]:
    """The decisions with greater numbers than `known`."""
    rows = db.execute("SELECT body FROM decision WHERE number > ? ORDER BY number", (known,))
    return [loads(Decision, row[0]) for row in rows]


def about(db: sqlite3.Connection, document: int, name: str, redacted: bool = False) -> tuple[Decision, ...]:
    """The decisions about a document, the oldest first: by its id, and where that may have been changed by redaction
    also by the names of its items.
    """
    query = "SELECT body FROM decision WHERE document = ?"
    if redacted:
        query += f" OR json_extract(body, '$.target') IN (SELECT item FROM alias WHERE document = {int(document)})"
    return tuple(loads(Decision, row[0]) for row in db.execute(f"{query} ORDER BY number", (name,)))


def without_document(db: sqlite3.Connection) -> tuple[Decision, ...]:
    """The decisions about no document, which are those about factors, the oldest first."""
    rows = db.execute("SELECT body FROM decision WHERE document IS NULL ORDER BY number")
    return tuple(loads(Decision, row[0]) for row in rows)


def numbered(db: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, Decision]:
    """The decisions with these numbers."""
    query = "SELECT body FROM decision WHERE number = ?"
    rows = ((number, db.execute(query, (number,)).fetchone()) for number in set(numbers))
    return {number: loads(Decision, row[0]) for number, row in rows if row is not None}
