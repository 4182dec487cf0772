"""The index of forecasts: rows that are derived from readings and decisions, and what of them is out of date.

It holds nothing that could not be made again. Triggers of the database mark documents as stale, and take out at
once what was forgotten; nothing here knows what an entry means.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import TypeVar

GROUPS = -1
"""Stands among the stale documents: something was deleted, so groups are to be made anew."""
PLACES = 1 << 24
"""Numbers of entries of one document: the document's number times this, and its place."""
_TABLES = ("indexed", "entry", "told", "standing", "stale", "index_state")
_CHUNK = 500
Key = TypeVar("Key", int, str)
Signature = tuple[int, str, str, str | None, str, str | None, str | None, str | None]
"""number, id, common, words, said, early, late, odds"""


@dataclass(frozen=True, slots=True)
class Row:
    """A forecast as it was said; `item` and `body` are JSON, the rest is what grouping looks at."""

    number: int
    document: int
    id: str
    common: str
    words: str | None
    said: str
    early: str | None
    late: str | None
    act: str | None
    item: str
    body: str
    odds: str | None = None

    @property
    def signature(self) -> Signature:
        """What decides about the groups."""
        return self.number, self.id, self.common, self.words, self.said, self.early, self.late, self.odds


@dataclass(frozen=True, slots=True)
class Stand:
    """Where an entry stands, in columns: what is counted, sorted and paged."""

    mapped: int
    entry: int
    first: int
    said: str | None
    year: str | None
    speaker: str | None
    document: str
    topic: str | None
    kind: str
    negated: bool
    certainty: str | None
    range: str | None
    lacks: str
    fixed: str | None
    by_day: str | None
    held_from: str | None = None
    held: str | None = None
    turns: bool = False


_ROW = ", ".join(field.name for field in fields(Row))
_STAND = ", ".join(field.name for field in fields(Stand))
_cells_of_row, _cells_of_stand = (attrgetter(*(one.name for one in fields(kind))) for kind in (Row, Stand))
_KEPT = ("mapped", "entry", "first", "topic")
_PUT_ROW = (
    f"INSERT INTO entry ({_ROW}) VALUES ({', '.join('?' * len(fields(Row)))}) ON CONFLICT (number) DO UPDATE SET "
    + ", ".join(f"{one.name} = excluded.{one.name}" for one in fields(Row) if one.name != "number")
)
_PUT_STAND = (
    f"INSERT INTO standing ({_STAND}) VALUES ({', '.join('?' * len(fields(Stand)))}) "
    "ON CONFLICT (mapped, entry) DO UPDATE SET "
    + ", ".join(f"{one.name} = excluded.{one.name}" for one in fields(Stand) if one.name not in _KEPT)
)


def stale(db: sqlite3.Connection) -> set[int]:
    """Numbers of the documents whose entries are out of date, and `GROUPS`."""
    return {int(row[0]) for row in db.execute("SELECT document FROM stale")}


def fresh(db: sqlite3.Connection) -> None:
    """Nothing is out of date now."""
    db.execute("DELETE FROM stale")


def doubt(db: sqlite3.Connection) -> None:
    """All documents are out of date. Rows stay until they are written anew: to delete them would take as long."""
    db.execute("INSERT OR IGNORE INTO stale SELECT number FROM document")


def shadow(db: sqlite3.Connection) -> None:
    """Lay an empty index over the kept one, for this connection alone and in memory; the file is not touched."""
    db.execute("PRAGMA query_only = OFF")
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("PRAGMA temp_store = MEMORY")
    made = db.execute("SELECT type, tbl_name, sql FROM main.sqlite_master WHERE sql IS NOT NULL").fetchall()
    for kind, table, sql in made:
        if table in _TABLES and kind == "table":
            bare = re.sub(r"REFERENCES \w+\(\w+\) ON DELETE CASCADE", "", sql)
            db.execute(bare.replace("CREATE TABLE", "CREATE TEMP TABLE", 1))
    for kind, table, sql in made:
        if table in _TABLES and kind == "index":
            db.execute(sql.replace("CREATE INDEX ", "CREATE INDEX temp.", 1))
    db.execute("INSERT INTO stale SELECT number FROM document")


def note(db: sqlite3.Connection, name: str) -> str | None:
    """What was noted about the index under a name."""
    row = db.execute("SELECT value FROM index_state WHERE name = ?", (name,)).fetchone()
    return str(row[0]) if row else None


def set_note(db: sqlite3.Connection, name: str, value: str | None) -> None:
    """Note something about the index; None takes the note out."""
    db.execute("DELETE FROM index_state WHERE name = ?", (name,))
    if value is not None:
        db.execute("INSERT INTO index_state VALUES (?, ?)", (name, value))


def contents(db: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    """Digests of what was read, document by document."""
    yield from db.execute("SELECT document, content FROM indexed ORDER BY document")


def content(db: sqlite3.Connection, document: int) -> str | None:
    """The digest of what was read in a document when it was indexed."""
    row = db.execute("SELECT content FROM indexed WHERE document = ?", (document,)).fetchone()
    return str(row[0]) if row else None


def put(db: sqlite3.Connection, document: int, digest: str, rows: Sequence[Row], stands: Sequence[Stand]) -> None:
    """The entries of a document anew; where an entry with the same number was, its group and topic stay."""
    db.execute("INSERT OR REPLACE INTO indexed VALUES (?, ?)", (document, digest))
    end = document * PLACES + len(rows)
    db.execute("DELETE FROM entry WHERE document = ? AND number >= ?", (document, end))
    db.executemany(_PUT_ROW, map(_cells_of_row, rows))
    put_stands(db, stands)


def put_stands(db: sqlite3.Connection, stands: Iterable[Stand]) -> None:
    """Where entries stand, written anew; group and topic stay where there are any."""
    db.executemany(_PUT_STAND, map(_cells_of_stand, stands))


def put_told(db: sqlite3.Connection, document: int, pairs: Iterable[tuple[int, int]]) -> None:
    """Which decisions are about which entries of a document: numbers of entry and decision."""
    begin = document * PLACES
    db.execute("DELETE FROM told WHERE entry >= ? AND entry < ?", (begin, begin + PLACES))
    db.executemany("INSERT OR IGNORE INTO told VALUES (?, ?)", pairs)


def drop_mapped(db: sqlite3.Connection) -> None:
    """Take out what a map told of the entries."""
    db.execute("DELETE FROM standing WHERE mapped = 1")
    set_note(db, "map", None)


def copy_mapped(db: sqlite3.Connection) -> None:
    """Begin with what the entries are without a map, each a group of its own."""
    drop_mapped(db)
    names = _STAND.replace("mapped, entry, first", "1, entry, entry")
    db.execute(f"INSERT INTO standing ({_STAND}) SELECT {names} FROM standing WHERE mapped = 0 ORDER BY entry")


def rows_of(db: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[Row]:
    """The entries with these numbers, in their order."""
    for some, marks in _chunks(numbers):
        yield from (Row(*row) for row in db.execute(f"SELECT {_ROW} FROM entry WHERE number IN ({marks})", some))


def signatures(db: sqlite3.Connection, document: int) -> list[Signature]:
    """What decides about the groups, of the entries of a document in order."""
    query = "SELECT number, id, common, words, said, early, late, odds FROM entry WHERE document = ? ORDER BY number"
    return list(db.execute(query, (document,)))


Said = tuple[int, str, str | None, str, str | None, str | None, str | None]
"""number, common, words, said, early, late, odds"""


def statements(db: sqlite3.Connection, commons: Iterable[str] | None) -> Iterator[Said]:
    """What grouping looks at, of the entries with these digests or of all."""
    query = "SELECT number, common, words, said, early, late, odds FROM entry"
    if commons is None:
        yield from db.execute(f"{query} ORDER BY number")
        return
    for common in commons:
        yield from db.execute(f"{query} WHERE common = ? ORDER BY number", (common,))


def homes(db: sqlite3.Connection, mapped: int, numbers: Iterable[int] | None) -> dict[int, int]:
    """The first statement of each of these entries, or of all."""
    query = "SELECT entry, first FROM standing WHERE mapped = ?"
    if numbers is None:
        return dict(db.execute(query, (mapped,)))
    found: dict[int, int] = {}
    for some, marks in _chunks(numbers):
        found.update(db.execute(f"{query} AND entry IN ({marks})", (mapped, *some)))
    return found


def set_homes(db: sqlite3.Connection, mapped: int, changed: Iterable[tuple[int, int]]) -> None:
    """Write which statement is the first: pairs of entry and first."""
    query = "UPDATE standing SET first = ? WHERE mapped = ? AND entry = ?"
    db.executemany(query, ((first, mapped, entry) for entry, first in changed))


def set_topics(db: sqlite3.Connection, topics: Iterable[tuple[int, str]]) -> None:
    """Write what entries are about: pairs of entry and label."""
    query = "UPDATE standing SET topic = ? WHERE mapped = 1 AND entry = ?"
    db.executemany(query, ((label, entry) for entry, label in topics))


Settled = tuple[str, str | None, str | None, str | None, str | None, bool, int]
"""lacks, fixed, by_day, held_from, held, turns, entry"""


def set_settled(db: sqlite3.Connection, mapped: int, settled: Iterable[Settled]) -> None:
    """Write what was decided of entries."""
    query = (
        "UPDATE standing SET lacks = ?, fixed = ?, by_day = ?, held_from = ?, held = ?, turns = ? "
        f"WHERE mapped = {int(mapped)} AND entry = ?"
    )
    db.executemany(query, settled)


def numbers_of(db: sqlite3.Connection, ids: Iterable[str]) -> dict[str, int]:
    """The numbers of entries by id."""
    found: dict[str, int] = {}
    for some, marks in _chunks(ids):
        found.update(db.execute(f"SELECT id, number FROM entry WHERE id IN ({marks})", some))
    return found


def decided(db: sqlite3.Connection, mapped: int, firsts: Iterable[int] | None) -> set[int]:
    """Of these groups, or of all, those of which something is decided, or was when they were written."""
    query = (
        "SELECT s.first FROM told t JOIN standing s ON s.mapped = ?1 AND s.entry = t.entry "
        "UNION SELECT first FROM standing WHERE mapped = ?1 AND held IS NOT NULL"
    )
    if firsts is None:
        return {int(row[0]) for row in db.execute(query, (mapped,))}
    within = members(db, mapped, firsts)
    held = {within[entry] for entry in told_of(db, within)}
    for some, marks in _chunks(firsts):
        of = "standing INDEXED BY standing_first"
        query = f"SELECT DISTINCT first FROM {of} WHERE mapped = ? AND held IS NOT NULL AND first IN ({marks})"
        held.update(row[0] for row in db.execute(query, (mapped, *some)))
    return held


def members(db: sqlite3.Connection, mapped: int, firsts: Iterable[int]) -> dict[int, int]:
    """The entries of these groups with their first statements."""
    found: dict[int, int] = {}
    for some, marks in _chunks(firsts):
        query = f"SELECT entry, first FROM standing INDEXED BY standing_first WHERE mapped = ? AND first IN ({marks})"
        found.update(db.execute(query, (mapped, *some)))
    return found


def told_of(db: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, list[int]]:
    """The numbers of the decisions about each of these entries, in order; entries without any are left out."""
    found: dict[int, list[int]] = {}
    for some, marks in _chunks(numbers):
        query = f"SELECT entry, decision FROM told WHERE entry IN ({marks}) ORDER BY entry, decision"
        for entry, decision in db.execute(query, some):
            found.setdefault(entry, []).append(decision)
    return found


def numbers_in(db: sqlite3.Connection, document: str) -> list[int]:
    """The numbers of the entries of the document with this id."""
    query = "SELECT e.number FROM entry e JOIN document d ON d.number = e.document WHERE d.id = ? ORDER BY e.number"
    return [row[0] for row in db.execute(query, (document,))]


def _chunks(values: Iterable[Key]) -> Iterator[tuple[list[Key], str]]:
    """Values in handfuls, each with its question marks."""
    every = sorted(set(values))
    for at in range(0, len(every), _CHUNK):
        some = every[at : at + _CHUNK]
        yield some, ", ".join("?" * len(some))
