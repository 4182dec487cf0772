"""What people decided, in the order in which they did: rows are added, never changed."""

from __future__ import annotations

import dataclasses
import sqlite3

from causerie.store.documents import dumps, loads
from causerie.values import Decision


def append(db: sqlite3.Connection, decision: Decision) -> Decision:
    """Add a decision; it gets the next number."""
    row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'decision'").fetchone()
    numbered = dataclasses.replace(decision, number=(row[0] if row else 0) + 1)
    db.execute(
        "INSERT INTO decision VALUES (?, ?, ?, ?)",
        (numbered.number, numbered.document, numbered.undoes, dumps(numbered)),
    )
    return numbered


def history(db: sqlite3.Connection) -> tuple[Decision, ...]:
    """All decisions, undone ones and undos too, the oldest first."""
    return tuple(loads(Decision, row[0]) for row in db.execute("SELECT body FROM decision ORDER BY number"))
