"""Workspaces made without a reader, from documents and readings that a test states."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path

from causerie.pipeline.deciding import By
from causerie.store import aliases, documents
from causerie.store.database import opened, transaction
from causerie.values import Document, Reading, items_of

AT = "2031-05-03T10:00:00Z"


def clock() -> datetime.datetime:
    return datetime.datetime(2031, 5, 3, 12, 0, tzinfo=datetime.UTC)


def by(person: str = "Ina", reason: str = "") -> By:
    return By(person, clock, reason)


def workspace(path: Path, pairs: Iterable[tuple[Document, Reading]]) -> Path:
    """A workspace with these documents as read; items are named in their order."""
    with opened(path, write=True) as db, transaction(db):
        for document, reading in pairs:
            kept = documents.add(db, document, AT)
            documents.put_reading(db, kept.number, reading, AT)
            aliases.give(db, kept.number, items_of(reading), {})
    return path


def read_again(path: Path, reading: Reading) -> None:
    """Another reading of a document takes the place of the one shown."""
    with opened(path, write=True) as db, transaction(db):
        kept = next(one for one in documents.everything(db) if one.document.id == reading.id)
        documents.put_reading(db, kept.number, reading, AT)
        aliases.give(db, kept.number, items_of(reading), {})
