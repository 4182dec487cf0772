"""Really deleting: consent was withdrawn, or the law wants it. What stays is that something was deleted.

A tombstone holds the kind, the day and, for a document, a keyed hash by which the same file is
refused when it comes again. The key is random and of this workspace alone, so that the mark says
nothing to somebody who has neither the workspace nor the document.
"""

from __future__ import annotations

import hashlib
import hmac
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tombstone:
    """That something was forgotten: its kind ("document" or "speaker"), when, its former alias."""

    kind: str
    at: str
    alias: str | None = None


def delete_document(db: sqlite3.Connection, number: int) -> None:
    """Take out a document with its text, readings, aliases and decisions."""
    row = db.execute("SELECT id FROM document WHERE number = ?", (number,)).fetchone()
    if row is None:
        return
    delete_decisions(db, [found[0] for found in db.execute("SELECT number FROM decision WHERE document = ?", row)])
    db.execute("DELETE FROM document WHERE number = ?", (number,))


def delete_decisions(db: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Take out decisions, and the undos that point at them."""
    for number in numbers:
        undos = [row[0] for row in db.execute("SELECT number FROM decision WHERE undoes = ?", (number,))]
        db.execute("DELETE FROM decision WHERE number = ?", (number,))
        delete_decisions(db, undos)


def delete_aliases(db: sqlite3.Connection, items: Iterable[str]) -> None:
    """Take out the names of items; their numbers are not given again."""
    db.executemany("DELETE FROM alias WHERE item = ?", ((item,) for item in items))


def bury(db: sqlite3.Connection, stone: Tombstone, sha256: str | None = None) -> None:
    """Write that something was forgotten."""
    mark = _mark(db, sha256) if sha256 else None
    db.execute(
        "INSERT INTO tombstone (kind, at, alias, mark) VALUES (?, ?, ?, ?)", (stone.kind, stone.at, stone.alias, mark)
    )


def buried(db: sqlite3.Connection, sha256: str) -> Tombstone | None:
    """The tombstone of a document, if it was forgotten here."""
    row = db.execute("SELECT kind, at, alias FROM tombstone WHERE mark = ?", (_mark(db, sha256),)).fetchone()
    return Tombstone(*row) if row else None


def unbury(db: sqlite3.Connection, sha256: str) -> None:
    """Let a forgotten document in again; that it was forgotten stays on record."""
    db.execute("UPDATE tombstone SET mark = NULL WHERE mark = ?", (_mark(db, sha256),))


def tombstones(db: sqlite3.Connection) -> tuple[Tombstone, ...]:
    """All that was forgotten, the oldest first."""
    return tuple(Tombstone(*row) for row in db.execute("SELECT kind, at, alias FROM tombstone ORDER BY number"))


def compact(db: sqlite3.Connection) -> None:
    """Write the file anew without its free pages. Not inside a transaction."""
    db.execute("VACUUM")


def _mark(db: sqlite3.Connection, sha256: str) -> str:
    key = db.execute("SELECT value FROM setting WHERE name = 'key'").fetchone()[0]
    return hmac.new(bytes.fromhex(key), sha256.encode(), hashlib.sha256).hexdigest()
