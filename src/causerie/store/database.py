"""Opening a workspace file, transactions on it, and SQLite's errors as one line that says what to do.

A rollback journal is used, not a write-ahead log: the workspace is then one file whenever nobody
writes, it can be read from a read-only medium, and what is forgotten is in no second file.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from causerie.errors import WorkspaceError
from causerie.store.migrations import MIGRATIONS

APPLICATION = 0x43415553
"""`PRAGMA application_id` of a workspace: the letters CAUS."""

PATIENCE_MS = 8_000
"""How long one process waits for another's transaction."""

_PRIMARY = 0xFF
"""Mask from SQLite's extended result code to its primary one."""


@contextmanager
def opened(path: Path, *, write: bool = False, patience_ms: int = PATIENCE_MS) -> Iterator[sqlite3.Connection]:
    """A connection to the workspace, brought to the present version, closed at the end.

    With `write` the file is made when it is missing. Raises WorkspaceError when the file is missing,
    read-only (with `write`), locked, full, damaged, of a newer version or not a workspace.
    """
    with translated(path):
        db = connected(path, write=write, patience_ms=patience_ms)
        try:
            yield db
        finally:
            db.close()


def connected(
    path: Path, *, write: bool = False, patience_ms: int = PATIENCE_MS, shared: bool = False
) -> sqlite3.Connection:
    """The same for a caller that closes it; with `shared` for several threads, one at a time."""
    _check_file(path, write)
    db = _connect(path, writable(path), patience_ms, shared)
    try:
        _prepare(db, path, write)
        db.execute(f"PRAGMA query_only = {'OFF' if write else 'ON'}")
    except BaseException:
        db.close()
        raise
    return db


def blank() -> sqlite3.Connection:
    """A workspace in memory that holds nothing, for several threads, one at a time."""
    db = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    for step in MIGRATIONS:
        step(db)
    return db


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All of the block or nothing of it; waits for another writer before it starts."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        # A full disk makes SQLite roll back by itself.
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def writable(path: Path) -> bool:
    """Whether the file may be written. One without any write bit counts as read-only for everybody."""
    if not path.exists():
        return True
    marked = path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    return bool(marked) and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """SQLite's errors inside the block as WorkspaceError."""
    try:
        yield
    except sqlite3.Error as error:
        raise WorkspaceError(f"{path}: {_advice(error)}") from error


def _advice(error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    return {
        sqlite3.SQLITE_FULL: "the disk is full; nothing of this step was stored; free some space and try again",
        sqlite3.SQLITE_BUSY: "another process is writing to this workspace; try again when it is done",
        sqlite3.SQLITE_LOCKED: "another process is writing to this workspace; try again when it is done",
        sqlite3.SQLITE_READONLY: "the workspace is read-only; copy it to a place where you may write",
        sqlite3.SQLITE_PERM: "no permission to use this file",
        sqlite3.SQLITE_CANTOPEN: "the file cannot be opened; check that its folder exists and that you may use it",
        sqlite3.SQLITE_NOTADB: "this is not a Causerie workspace; name another file with --workspace",
        sqlite3.SQLITE_CORRUPT: "the file is damaged; restore it from a copy",
        sqlite3.SQLITE_IOERR: "the disk reports an error or is full; nothing of this step was stored",
        sqlite3.SQLITE_TOOBIG: "one document is too large to be stored",
    }.get(code, f"the workspace cannot be used ({error})")


def _check_file(path: Path, write: bool) -> None:
    if path.is_dir():
        raise WorkspaceError(f"{path} is a folder; name a file with --workspace")
    if not write and not path.exists():
        raise WorkspaceError(f"no workspace at {path}; make one with: causerie read FILE --workspace {path}")
    if write and not writable(path):
        raise WorkspaceError(f"{path}: the workspace is read-only; copy it to a place where you may write")


def _connect(path: Path, may_write: bool, patience_ms: int, shared: bool = False) -> sqlite3.Connection:
    # A reader also opens for writing where it may: only so can SQLite undo what a killed process left.
    mode = "rwc" if may_write else "ro"
    place = f"{path.resolve().as_uri()}?mode={mode}"
    db = sqlite3.connect(place, uri=True, isolation_level=None, check_same_thread=not shared)
    db.execute(f"PRAGMA busy_timeout = {patience_ms}")
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA secure_delete = ON")
    db.execute("PRAGMA synchronous = FULL")
    return db


def _prepare(db: sqlite3.Connection, path: Path, write: bool) -> None:
    version = _version(db)
    if version > len(MIGRATIONS):
        raise WorkspaceError(
            f"{path} was written by a newer Causerie (format {version}, known here: {len(MIGRATIONS)}); update Causerie"
        )
    _refuse_foreign(db, path)
    if version == len(MIGRATIONS):
        return
    if not write and not version:
        raise WorkspaceError(f"{path} is empty; fill it with: causerie read FILE --workspace {path}")
    if not writable(path):
        raise WorkspaceError(f"{path} is read-only and of an older format; copy it to a place where you may write")
    with transaction(db):
        # Another process may have been faster while this one waited.
        for number, step in list(enumerate(MIGRATIONS, 1))[_version(db) :]:
            step(db)
            db.execute(f"PRAGMA user_version = {number}")
        db.execute(f"PRAGMA application_id = {APPLICATION}")


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _refuse_foreign(db: sqlite3.Connection, path: Path) -> None:
    """A database of another program is left alone."""
    mark = db.execute("PRAGMA application_id").fetchone()[0]
    tables = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and mark != APPLICATION:
        raise WorkspaceError(f"{path}: this is not a Causerie workspace; name another file with --workspace")
