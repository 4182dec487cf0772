"""What is forgotten leaves no word in the file."""

from __future__ import annotations

from pathlib import Path

from causerie.store import documents, forgetting
from causerie.store.database import opened, transaction
from causerie.store.forgetting import Tombstone
from makers import document_of, reading_of

AT = "2031-05-03T10:00:00Z"
GONE = document_of("Zanzibarquux flooded the quay. " * 500, "gone", "a" * 64, title="Zanzibarquux speaks")
STAYS = document_of("The mill stands. " * 500, "stays", "b" * 64)


def filled(path: Path) -> None:
    with opened(path, write=True) as db:
        for document in (GONE, STAYS):
            kept = documents.add(db, document, AT)
            documents.put_reading(db, kept.number, reading_of(document), AT)


def test_no_byte_of_a_forgotten_document_stays(tmp_path: Path) -> None:
    path = tmp_path / "w.db"
    filled(path)
    size = path.stat().st_size
    assert b"Zanzibarquux" in path.read_bytes()
    with opened(path, write=True) as db:
        with transaction(db):
            forgetting.delete_document(db, 1)
        forgetting.compact(db)
    assert b"anzibarquux" not in path.read_bytes()
    assert path.stat().st_size < size
    assert [file.name for file in tmp_path.iterdir()] == ["w.db"]


def test_a_tombstone_knows_the_document_and_holds_nothing_of_it(tmp_path: Path) -> None:
    path = tmp_path / "w.db"
    with opened(path, write=True) as db:
        forgetting.bury(db, Tombstone("document", AT, "D1"), GONE.sha256)
        assert forgetting.buried(db, GONE.sha256) == Tombstone("document", AT, "D1")
        assert forgetting.buried(db, STAYS.sha256) is None
    assert GONE.sha256.encode() not in path.read_bytes()


def test_marks_of_two_workspaces_differ(tmp_path: Path) -> None:
    marks = []
    for name in ("a.db", "b.db"):
        with opened(tmp_path / name, write=True) as db:
            forgetting.bury(db, Tombstone("document", AT), GONE.sha256)
            marks.append(db.execute("SELECT mark FROM tombstone").fetchone()[0])
    assert marks[0] != marks[1]


def test_a_document_let_in_again_stays_on_record(tmp_path: Path) -> None:
    with opened(tmp_path / "w.db", write=True) as db:
        forgetting.bury(db, Tombstone("document", AT, "D1"), GONE.sha256)
        forgetting.unbury(db, GONE.sha256)
        assert forgetting.buried(db, GONE.sha256) is None
        assert forgetting.tombstones(db) == (Tombstone("document", AT, "D1"),)
