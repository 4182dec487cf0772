"""Documents and readings kept and found again."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from causerie.store import documents
from causerie.store.database import opened
from causerie.values import Mark
from causerie.vocabulary import MarkKind
from makers import document_of, reading_of

AT = "2031-05-03T10:00:00Z"
ODD = document_of(
    "🌊\u00a0«The quay»\x00 floods.\r\n\u202e", attributes={"Region": "north"}, marks=(Mark(MarkKind.BOLD, 0, 2),)
)


def test_a_document_comes_back_as_it_was(tmp_path: Path) -> None:
    with opened(tmp_path / "w.db", write=True) as db:
        documents.add(db, ODD, AT)
        found = documents.find(db, ODD.sha256)
    assert found is not None
    assert found.document == ODD
    assert found.alias == "D1"
    assert found.reading is None


def test_two_documents_never_share_an_id(tmp_path: Path) -> None:
    with opened(tmp_path / "w.db", write=True) as db:
        for sha256 in ("aa", "bb", "cc"):
            documents.add(db, dataclasses.replace(ODD, sha256=sha256), AT)
        ids = [kept.document.id for kept in documents.everything(db)]
    assert ids == ["quay", "quay-2", "quay-3"]


def test_the_current_reading_is_the_last_asked_for(tmp_path: Path) -> None:
    with opened(tmp_path / "w.db", write=True) as db:
        number = documents.add(db, ODD, AT).number
        for reader in ("one.v1", "two.v1"):
            documents.put_reading(db, number, reading_of(ODD, reader), AT)
        assert [kept.reading.reader for kept in documents.everything(db) if kept.reading] == ["two.v1"]
        documents.make_current(db, number, "one.v1")
        assert [kept.reading.reader for kept in documents.everything(db) if kept.reading] == ["one.v1"]
        assert len(documents.readings_of(db, number)) == 2
        assert documents.reading_of(db, number, "three.v1") is None


def test_redacted_stays_redacted(tmp_path: Path) -> None:
    with opened(tmp_path / "w.db", write=True) as db:
        number = documents.add(db, ODD, AT).number
        documents.replace(db, number, ODD, redacted=True)
        documents.replace(db, number, dataclasses.replace(ODD, title="Tides"))
        (kept,) = documents.everything(db)
    assert kept.redacted
    assert kept.document.title == "Tides"
