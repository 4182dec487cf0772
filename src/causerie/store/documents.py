"""Documents and their readings in a workspace."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from causerie.codec import decode, encode
from causerie.store import search
from causerie.values import Document, Reading

T = TypeVar("T")
_WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Kept:
    """A document as kept: `number` is the 3 of the alias D3; `reading` is the current one.

    `redacted`: words were taken out of the text for good, so nothing of the original comes in again.
    """

    number: int
    document: Document
    reading: Reading | None = None
    redacted: bool = False

    @property
    def alias(self) -> str:
        return f"D{self.number}"


def find(db: sqlite3.Connection, sha256: str) -> Kept | None:
    """The document whose original had this hash."""
    return next(_select(db, "WHERE d.sha256 = ?", (sha256,)), None)


def everything(db: sqlite3.Connection) -> Iterator[Kept]:
    """All documents with their current readings, in the order in which they came."""
    return _select(db, "ORDER BY d.number", ())


def some(db: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[Kept]:
    """The documents with these numbers, with their current readings."""
    for number in sorted(set(numbers)):
        yield from _select(db, "WHERE d.number = ?", (number,))


def bare(db: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, Document]:
    """What is known about the documents with these numbers; without their texts."""
    query = "SELECT body FROM document WHERE number = ?"
    return {number: loads(Document, db.execute(query, (number,)).fetchone()[0]) for number in set(numbers)}


def numbers(db: sqlite3.Connection) -> set[int]:
    """The numbers of all documents."""
    return {row[0] for row in db.execute("SELECT number FROM document")}


def add(db: sqlite3.Connection, document: Document, at: str) -> Kept:
    """Keep a document that is not there yet; its id gets a number where another one has it already."""
    named = dataclasses.replace(document, id=_free_id(db, document.id))
    row = db.execute(
        "INSERT INTO document (id, sha256, text, body, added) VALUES (?, ?, ?, ?, ?)",
        (named.id, named.sha256, named.text, _body(named), at),
    )
    number = int(row.lastrowid or 0)
    search.add(db, number, named.text)
    return Kept(number, named)


def replace(db: sqlite3.Connection, number: int, document: Document, *, redacted: bool = False) -> None:
    """Write a kept document anew: what is known about it has changed, or words were taken out."""
    db.execute(
        "UPDATE document SET id = ?, text = ?, body = ?, redacted = redacted OR ? WHERE number = ?",
        (document.id, document.text, _body(document), redacted, number),
    )


def put_reading(db: sqlite3.Connection, number: int, reading: Reading, at: str) -> None:
    """Keep a reading, and make it the current one; an older one of the same reader gives way."""
    db.execute("INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?)", (number, reading.reader, at, dumps(reading)))
    make_current(db, number, reading.reader)


def make_current(db: sqlite3.Connection, number: int, reader: str) -> None:
    """The reading of `reader`, already kept, becomes the one that is shown."""
    db.execute("UPDATE document SET current = ? WHERE number = ?", (reader, number))


def reading_of(db: sqlite3.Connection, number: int, reader: str) -> Reading | None:
    """What a reader found in a document, if it was asked before."""
    query = "SELECT body FROM reading WHERE document = ? AND reader = ?"
    row = db.execute(query, (number, reader)).fetchone()
    return loads(Reading, row[0]) if row else None


def readings_of(db: sqlite3.Connection, number: int) -> list[Reading]:
    """All readings kept of a document, the oldest first."""
    rows = db.execute("SELECT body FROM reading WHERE document = ? ORDER BY at, reader", (number,))
    return [loads(Reading, row[0]) for row in rows]


def dumps(value: Any) -> str:
    """A value as compact JSON text."""
    return _WRITER.encode(encode(value))


def loads(kind: type[T], text: str) -> T:
    """A value from what `dumps` wrote."""
    return decode(kind, json.loads(text))


def _body(document: Document) -> str:
    return dumps(dataclasses.replace(document, text=""))


def _free_id(db: sqlite3.Connection, wanted: str) -> str:
    name, number = wanted, 1
    while db.execute("SELECT 1 FROM document WHERE id = ?", (name,)).fetchone():
        number += 1
        name = f"{wanted}-{number}"
    return name


def _select(db: sqlite3.Connection, rest: str, values: tuple[object, ...]) -> Iterator[Kept]:
    query = (
        "SELECT d.number, d.text, d.body, d.redacted, r.body FROM document d "
        "LEFT JOIN reading r ON r.document = d.number AND r.reader = d.current "
    )
    for number, text, body, redacted, reading in db.execute(query + rest, values):
        document = dataclasses.replace(loads(Document, body), text=text)
        yield Kept(number, document, loads(Reading, reading) if reading else None, bool(redacted))
