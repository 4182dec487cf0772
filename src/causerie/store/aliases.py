"""Short names of items in one workspace: C12, F3. A number is never given to another claim."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Mapping

from causerie.values import KIND_OF, Item

_NAME = re.compile(r"([CFARQE])(\d{1,12})", re.IGNORECASE)


def give(db: sqlite3.Connection, document: int, items: Iterable[Item], same_as: Mapping[str, str]) -> None:
    """Name the items of a document that have no name yet.

    `same_as` maps an item's id to that of an earlier one which is the same claim; both share a name.
    """
    for item in items:
        if db.execute("SELECT 1 FROM alias WHERE item = ?", (item.id,)).fetchone():
            continue
        letter = KIND_OF[type(item)].letter
        number = _number_of(db, same_as.get(item.id)) or _next(db, letter)
        db.execute("INSERT INTO alias VALUES (?, ?, ?, ?)", (item.id, letter, number, document))


def names(db: sqlite3.Connection) -> dict[str, str]:
    """Alias by item id, for all items ever found and not forgotten."""
    return {item: f"{letter}{number}" for item, letter, number in db.execute("SELECT item, letter, number FROM alias")}


def since(db: sqlite3.Connection, known: int) -> list[tuple[int, str, str, int]]:
    """(row, item, alias, document) of the names given after the row `known`; rows are counted anew by VACUUM."""
    query = "SELECT rowid, item, letter, number, document FROM alias WHERE rowid > ? ORDER BY rowid"
    rows = db.execute(query, (known,)).fetchall()
    return [(row, item, f"{letter}{number}", document) for row, item, letter, number, document in rows]


def names_in(db: sqlite3.Connection, document: int) -> dict[str, str]:
    """Alias by item id, for the items of one document."""
    rows = db.execute("SELECT item, letter, number FROM alias WHERE document = ?", (document,))
    return {item: f"{letter}{number}" for item, letter, number in rows}


def names_of(db: sqlite3.Connection, items: Iterable[str]) -> dict[str, str]:
    """Alias by item id, for these items."""
    query = "SELECT letter, number FROM alias WHERE item = ?"
    rows = ((item, db.execute(query, (item,)).fetchone()) for item in items)
    return {item: f"{row[0]}{row[1]}" for item, row in rows if row is not None}


def documents_of(db: sqlite3.Connection, typed: Iterable[str]) -> set[int]:
    """Numbers of the documents in which the items with these names stand."""
    names_typed = [parsed for name in typed if (parsed := parse(name)) is not None]
    query = "SELECT document FROM alias WHERE letter = ? AND number = ?"
    return {int(row[0]) for name in names_typed for row in db.execute(query, name)}


def parse(name: str) -> tuple[str, int] | None:
    """Letter and number of an alias as typed, or None if it is none."""
    match = _NAME.fullmatch(name.strip())
    return (match[1].upper(), int(match[2])) if match else None


def was_given(db: sqlite3.Connection, letter: str, number: int) -> bool:
    """Whether this alias named something once."""
    row = db.execute("SELECT last FROM counter WHERE letter = ?", (letter,)).fetchone()
    return row is not None and 0 < number <= row[0]


def _number_of(db: sqlite3.Connection, item: str | None) -> int | None:
    row = db.execute("SELECT number FROM alias WHERE item = ?", (item,)).fetchone() if item else None
    return int(row[0]) if row else None


def _next(db: sqlite3.Connection, letter: str) -> int:
    row = db.execute(
        "INSERT INTO counter VALUES (?, 1) ON CONFLICT (letter) DO UPDATE SET last = last + 1 RETURNING last", (letter,)
    ).fetchone()
    return int(row[0])
