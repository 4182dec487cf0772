"""Where acts take place: a workspace file, or a desk that keeps one open and warm for many acts.

The command line hands in a path and everything is read for that one act. A server hands in its desk:
what was read stays decoded until somebody, here or in another process, changes the workspace.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from causerie.errors import WorkspaceError
from causerie.pipeline.bundling import bundle_of
from causerie.pipeline.filtering import Filters
from causerie.pipeline.state import State, state_about, state_of
from causerie.store.database import blank, connected, opened, transaction, translated
from causerie.values import Bundle

EMPTY = State((), (), {})


class Desk:
    """A workspace kept open, for several threads. A workspace that does not exist yet is empty.

    `version` grows whenever documents or decisions changed, also by another process. All methods raise
    WorkspaceError where the file cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.RLock()
        self._db: sqlite3.Connection | None = None
        self._seen: tuple[int, int, int] | None = None
        self._state = EMPTY
        self._version = 0

    @property
    def version(self) -> int:
        """A number that grows with each change of documents or decisions."""
        self.state()
        return self._version

    def state(self) -> State:
        """Everything in the workspace as it is now, decisions applied."""
        with self._lock, translated(self.path):
            self._refresh()
            return self._state

    def bundle(self, filters: Filters | None = None, checked: bool = False) -> Bundle:
        """What a view shows. `checked`: only items that a person accepted, edited or coded by hand."""
        return bundle_of(self.state(), filters or Filters(), checked)

    @contextmanager
    def reading(self) -> Iterator[tuple[sqlite3.Connection, State]]:
        """A connection for this block alone, and the state."""
        state = self.state()
        if not self._there():
            yield blank(), state
            return
        with opened(self.path) as db:
            yield db, state

    @contextmanager
    def writing(self) -> Iterator[tuple[sqlite3.Connection, State]]:
        """A connection in a transaction, all of the block or nothing, and the state as of its beginning."""
        with self._lock, translated(self.path):
            if self._seen is not None:
                self._refresh()
            with opened(self.path, write=True) as db, transaction(db):
                self._refresh()
                yield db, self._state
            self._refresh()

    @contextmanager
    def maintaining(self) -> Iterator[sqlite3.Connection]:
        """A connection for a block that makes its transactions itself."""
        with self._lock, opened(self.path, write=True) as db:
            yield db

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._db is not None:
                self._db.close()
            self._db, self._seen = None, None

    def _there(self) -> bool:
        return self.path.exists() and self.path.stat().st_size > 0

    def _refresh(self) -> None:
        if not self._there():
            if self._seen is not None:
                raise WorkspaceError(f"{self.path} is no longer there; put it back, or stop and serve another file")
            return
        place = self.path.stat()
        if self._seen is not None and self._seen[:2] != (place.st_dev, place.st_ino):
            self.close()
        if self._db is None:
            self._db = connected(self.path, shared=True)
        version = int(self._db.execute("PRAGMA data_version").fetchone()[0])
        if self._seen != (place.st_dev, place.st_ino, version):
            self._state = state_of(self._db)
            self._seen = (place.st_dev, place.st_ino, version)
            self._version += 1


Where = Path | Desk
"""A workspace file, or a desk that keeps one open."""


@contextmanager
def reading_at(where: Where, names: Iterable[str] | None = None) -> Iterator[tuple[sqlite3.Connection, State]]:
    """A connection and the state. With `names` of items, a path loads only the documents in which they stand."""
    if isinstance(where, Desk):
        with where.reading() as found:
            yield found
        return
    with opened(where) as db:
        yield db, state_of(db) if names is None else state_about(db, names)


@contextmanager
def writing_at(where: Where, names: Iterable[str] | None = None) -> Iterator[tuple[sqlite3.Connection, State]]:
    """The same inside a transaction: all of the block is kept or nothing of it, and nobody writes in between."""
    if isinstance(where, Desk):
        with where.writing() as found:
            yield found
        return
    with opened(where, write=True) as db, transaction(db):
        yield db, state_of(db) if names is None else state_about(db, names)


@contextmanager
def maintaining_at(where: Where) -> Iterator[sqlite3.Connection]:
    """A connection that may write, for a block that makes its transactions itself."""
    with where.maintaining() if isinstance(where, Desk) else opened(where, write=True) as db:
        yield db


def path_of(where: Where) -> Path:
    """The file of the workspace."""
    return where.path if isinstance(where, Desk) else where
