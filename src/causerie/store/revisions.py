"""What has changed since: a number for each document that grows with every change of it, whoever makes it.

Somebody who keeps a workspace in memory asks for what is newer than what he knows. Row 0 stands for what was
deleted, after which numbers of rows may come again: then decisions and aliases are to be read anew.
"""

from __future__ import annotations

import sqlite3

DELETED = 0
"""In the place of a document: something was deleted."""
_NEXT = "(SELECT 1 + coalesce(max(number), 0) FROM revision)"
_EVENTS = (
    ("document_added", "AFTER INSERT ON document", "NEW.number"),
    ("document_changed", "AFTER UPDATE ON document", "NEW.number"),
    ("document_gone", "AFTER DELETE ON document", str(DELETED)),
    ("reading_added", "AFTER INSERT ON reading", "NEW.document"),
    ("reading_changed", "AFTER UPDATE ON reading", "NEW.document"),
    ("decision_gone", "AFTER DELETE ON decision", str(DELETED)),
    ("alias_gone", "AFTER DELETE ON alias", str(DELETED)),
)


def create(db: sqlite3.Connection) -> None:
    """Make the table and what keeps it; documents that are there already have their first number."""
    db.execute("CREATE TABLE revision (document INTEGER PRIMARY KEY, number INTEGER NOT NULL)")
    db.execute("INSERT INTO revision SELECT number, number FROM document")
    for name, event, document in _EVENTS:
        db.execute(
            f"CREATE TRIGGER revision_{name} {event} BEGIN INSERT INTO revision VALUES ({document}, {_NEXT}) "
            "ON CONFLICT (document) DO UPDATE SET number = excluded.number; END"
        )


def since(db: sqlite3.Connection, known: int) -> dict[int, int]:
    """The number of each document that has a greater one than `known`."""
    rows = db.execute("SELECT document, number FROM revision WHERE number > ? ORDER BY document", (known,))
    return dict(rows.fetchall())
