"""Opening a workspace: what is refused and in which words, and that it is whole whatever happens."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from causerie.errors import WorkspaceError
from causerie.store import documents
from causerie.store.database import APPLICATION, opened, transaction
from causerie.store.migrations import MIGRATIONS
from makers import document_of, reading_of

AT = "2031-05-03T10:00:00Z"


def fill(path: Path, count: int = 1, text: str = "The quay floods. ") -> None:
    with opened(path, write=True) as db:
        for number in range(count):
            document = document_of(text, f"d{number}", f"{number:064x}")
            with transaction(db):
                kept = documents.add(db, document, AT)
                documents.put_reading(db, kept.number, reading_of(document), AT)


def count_in(path: Path) -> int:
    with opened(path) as db:
        return sum(1 for _ in documents.everything(db))


def test_a_new_workspace_is_one_file_that_says_what_it_is(tmp_path: Path) -> None:
    fill(tmp_path / "w.db")
    db = sqlite3.connect(tmp_path / "w.db")
    assert db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION
    assert db.execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS)
    db.close()
    assert [path.name for path in tmp_path.iterdir()] == ["w.db"]


@pytest.mark.parametrize("name", ["two words.db", "100%?.db", "a#b&mode=ro.db", "прилив.db"])
def test_a_workspace_may_have_any_name(tmp_path: Path, name: str) -> None:
    fill(tmp_path / name)
    assert count_in(tmp_path / name) == 1
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_what_is_missing_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match=r"no workspace at .*causerie read"), opened(tmp_path / "w.db"):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"Notes on the harbour, not a database. " * 40, b"\x00\x01\x02" * 500])
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "w.db").write_bytes(content)
    for write in (False, True):
        with pytest.raises(WorkspaceError, match="not a Causerie workspace"), opened(tmp_path / "w.db", write=write):
            pass
    assert (tmp_path / "w.db").read_bytes() == content


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "w.db")
    other.execute("CREATE TABLE tide (height REAL)")
    other.commit()
    other.close()
    before = (tmp_path / "w.db").read_bytes()
    with pytest.raises(WorkspaceError, match="not a Causerie workspace"), opened(tmp_path / "w.db", write=True):
        pass
    assert (tmp_path / "w.db").read_bytes() == before


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="is a folder"), opened(tmp_path, write=True):
        pass


def test_a_workspace_in_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="folder exists"), opened(tmp_path / "no" / "w.db", write=True):
        pass


def test_a_workspace_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    fill(tmp_path / "w.db")
    db = sqlite3.connect(tmp_path / "w.db")
    db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(WorkspaceError, match=r"newer Causerie \(format 99.*update Causerie"), opened(tmp_path / "w.db"):
        pass


def test_an_empty_file_becomes_a_workspace_only_by_writing(tmp_path: Path) -> None:
    (tmp_path / "w.db").touch()
    with pytest.raises(WorkspaceError, match="is empty"), opened(tmp_path / "w.db"):
        pass
    fill(tmp_path / "w.db")
    assert count_in(tmp_path / "w.db") == 1


def test_a_read_only_workspace_is_read_and_not_written(tmp_path: Path) -> None:
    fill(tmp_path / "w.db")
    (tmp_path / "w.db").chmod(0o444)
    assert count_in(tmp_path / "w.db") == 1
    with pytest.raises(WorkspaceError, match="read-only"):
        fill(tmp_path / "w.db")


def test_nothing_can_be_written_by_a_connection_for_reading(tmp_path: Path) -> None:
    fill(tmp_path / "w.db")
    with pytest.raises(WorkspaceError, match="read-only"), opened(tmp_path / "w.db") as db:
        db.execute("DELETE FROM document")
    assert count_in(tmp_path / "w.db") == 1


def test_a_locked_workspace_says_so(tmp_path: Path) -> None:
    fill(tmp_path / "w.db")
    other = sqlite3.connect(tmp_path / "w.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(WorkspaceError, match="another process"), opened(tmp_path / "w.db", patience_ms=50):
        pass
    other.execute("ROLLBACK")
    other.close()


def overfill(db: sqlite3.Connection) -> None:
    """Meets SQLite's own limit of pages, which it reports as it does a full disk."""
    db.execute(f"PRAGMA max_page_count = {db.execute('PRAGMA page_count').fetchone()[0] + 2}")
    with transaction(db):
        documents.add(db, document_of("flood " * 20_000, "big", "ff"), AT)


def test_a_full_disk_says_so_and_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "w.db"
    fill(path)
    with pytest.raises(WorkspaceError, match="disk is full"), opened(path, write=True) as db:
        overfill(db)
    assert count_in(path) == 1
    assert sqlite3.connect(path).execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_failed_transaction_leaves_nothing(tmp_path: Path) -> None:
    def interrupted(db: sqlite3.Connection) -> None:
        with transaction(db):
            documents.add(db, document_of("x"), AT)
            raise KeyboardInterrupt

    with opened(tmp_path / "w.db", write=True) as db:
        with pytest.raises(KeyboardInterrupt):
            interrupted(db)
        assert list(documents.everything(db)) == []


WRITER = """
    import sys
    sys.path[:0] = [{tests!r}, {here!r}]
    from pathlib import Path
    from test_database import AT
    from makers import document_of, reading_of
    from causerie.store import documents
    from causerie.store.database import opened, transaction
    name, count = sys.argv[1], int(sys.argv[2])
    with opened(Path({path!r}), write=True) as db:
        for number in range(count):
            document = document_of("The quay floods. " * 3000, f"{{name}}{{number}}", f"{{name}}{{number}}")
            with transaction(db):
                kept = documents.add(db, document, AT)
                documents.put_reading(db, kept.number, reading_of(document), AT)
            print(number, flush=True)
"""


def writer(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    here = Path(__file__).parent
    script = textwrap.dedent(WRITER).format(tests=str(here.parent), here=str(here), path=str(path))
    return subprocess.Popen([sys.executable, "-c", script, name, str(count)], stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("lines", [1, 4, 9])
def test_killed_while_writing_the_file_is_whole(tmp_path: Path, lines: int) -> None:
    path = tmp_path / "w.db"
    process = writer(path, "a", 100_000)
    assert process.stdout is not None
    for _ in range(lines):
        process.stdout.readline()
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    with opened(path) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        kept = list(documents.everything(db))
    assert len(kept) >= lines
    assert all(one.reading is not None and len(one.document.text) == 51_000 for one in kept)
    fill(path)


def test_two_processes_write_to_one_file(tmp_path: Path) -> None:
    path = tmp_path / "w.db"
    both = [writer(path, name, 12) for name in ("a", "b")]
    for process in both:
        process.communicate()
    assert [process.returncode for process in both] == [0, 0]
    with opened(path) as db:
        kept = list(documents.everything(db))
    assert len(kept) == 24
    assert len({one.number for one in kept}) == 24


def test_an_older_workspace_is_brought_to_the_present_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path / "w.db")

    def m_next(db: sqlite3.Connection) -> None:
        db.execute("CREATE TABLE later (x TEXT)")

    monkeypatch.setattr("causerie.store.database.MIGRATIONS", [*MIGRATIONS, m_next])
    assert count_in(tmp_path / "w.db") == 1
    with opened(tmp_path / "w.db") as db:
        assert db.execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS) + 1
        assert db.execute("SELECT count(*) FROM later").fetchone() == (0,)


def test_an_older_read_only_workspace_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path / "w.db")
    (tmp_path / "w.db").chmod(0o444)
    monkeypatch.setattr("causerie.store.database.MIGRATIONS", [*MIGRATIONS, lambda db: None])
    with pytest.raises(WorkspaceError, match="read-only and of an older format"), opened(tmp_path / "w.db"):
        pass
