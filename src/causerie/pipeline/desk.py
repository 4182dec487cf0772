"""Where acts take place: a workspace file, or a desk that keeps one open and warm for many acts.

The command line hands in a path and everything is read for that one act. A server hands in its desk:
what was read stays decoded, and what somebody changes, here or in another process, is taken in row by row.
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
from causerie.pipeline.warm import EMPTY, Warm
from causerie.store.database import blank, connected, opened, transaction, translated, writable
from causerie.values import Bundle

Place = tuple[int, int]
"""Device and number of a file: another file under the same name has others."""
POOL = 4
"""Connections for reading that are kept for the next reader."""


class Desk:
    """A workspace kept open, for several threads. A workspace that does not exist yet is empty.

    While one thread writes, others read what was there before. All methods raise WorkspaceError where the
    file cannot be used, or is no longer there.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._turn = threading.RLock()
        """Held by who writes."""
        self._lock = threading.RLock()
        """Held, briefly, by who looks at or changes what follows."""
        self._db: sqlite3.Connection | None = None
        self._writer: sqlite3.Connection | None = None
        self._readers: list[sqlite3.Connection] = []
        self._place: Place | None = None
        self._seen = -1
        self._warm = Warm()

    @property
    def version(self) -> int:
        """A number that grows whenever documents or decisions changed, also by another process."""
        with self._lock:
            self.state()
            return self._warm.version

    def state(self) -> State:
        """Everything in the workspace as it is now, decisions applied. What is returned never changes."""
        with self._lock, translated(self.path):
            if not self._at_hand():
                return EMPTY
            self._refresh()
            return self._warm.state

    def bundle(self, filters: Filters | None = None, checked: bool = False) -> Bundle:
        """What a view shows. `checked`: only items that a person accepted, edited or coded by hand."""
        return bundle_of(self.state(), filters or Filters(), checked)

    @contextmanager
    def reading(self) -> Iterator[tuple[sqlite3.Connection, State]]:
        """A connection for this block alone, and the state."""
        with self._lock:
            state, place = self.state(), self._place
            db = self._readers.pop() if self._readers else None
        with translated(self.path):
            db = db or (connected(self.path, shared=True) if place is not None else blank())
            try:
                yield db, state
            finally:
                self._put_back(db, place)

    @contextmanager
    def writing(self) -> Iterator[tuple[sqlite3.Connection, State]]:
        """A connection in a transaction, all of the block or nothing, and the state as of its beginning."""
        with self.maintaining() as db, transaction(db):
            with self._lock:
                self._update(db)
                state = self._warm.state
            yield db, state

    @contextmanager
    def maintaining(self) -> Iterator[sqlite3.Connection]:
        """A connection for a block that makes its transactions itself; others who write wait."""
        with self._turn, translated(self.path):
            with self._lock:
                self._at_hand()
                if self._writer is None or not writable(self.path):
                    self._writer = connected(self.path, write=True, shared=True)
                writer = self._writer
            yield writer

    def close(self) -> None:
        """Let go of the file."""
        with self._turn, self._lock:
            for db in (self._db, self._writer, *self._readers):
                if db is not None:
                    db.close()
            self._db, self._writer, self._readers, self._place, self._seen = None, None, [], None, -1

    def _at_hand(self) -> bool:
        """Whether there is a workspace; it is open then, and is the one that stands under the name now."""
        place = self._placed()
        if place is None:
            if self._place is not None:
                raise WorkspaceError(f"{self.path} is no longer there; put it back, or serve another workspace")
            return False
        if place != self._place:
            if self._place is not None:
                self.close()
            self._db = connected(self.path, shared=True)
            self._place, self._seen = place, -1
        return True

    def _placed(self) -> Place | None:
        try:
            found = self.path.stat()
        except FileNotFoundError:
            return None
        # A file of no size is one that another process has just begun to make.
        return (found.st_dev, found.st_ino) if found.st_size or self._place is not None else None

    def _refresh(self) -> None:
        """Take in what was committed since, by whatever connection."""
        assert self._db is not None
        if self._seen == self._changes():
            return
        self._db.execute("BEGIN")
        try:
            self._update(self._db)
            # The number of what was read: within the transaction nothing else comes into view.
            self._seen = self._changes()
        finally:
            self._db.execute("COMMIT")

    def _update(self, db: sqlite3.Connection) -> None:
        try:
            self._warm.update(db)
        except BaseException:
            # What is known half is worth nothing; the version goes on growing.
            self._warm = Warm(version=self._warm.version)
            raise

    def _changes(self) -> int:
        """A number that changes when another connection, here or in another process, has committed."""
        assert self._db is not None
        return int(self._db.execute("PRAGMA data_version").fetchone()[0])

    def _put_back(self, db: sqlite3.Connection, place: Place | None) -> None:
        with self._lock:
            if place is not None and place == self._place and len(self._readers) < POOL:
                self._readers.append(db)
                return
        db.close()


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
