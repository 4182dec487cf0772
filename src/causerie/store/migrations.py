"""The shape of a workspace file, as a list of numbered steps; a step once released never changes.

The number of steps done stands in `PRAGMA user_version`.
"""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Callable

from causerie.store import ledger_index, revisions, search

Migration = Callable[[sqlite3.Connection], None]
MIGRATIONS: list[Migration] = []
_migration = MIGRATIONS.append

_FIRST = (
    # `number` is the D of an alias; AUTOINCREMENT never gives one out twice, also after forgetting.
    """CREATE TABLE document (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        sha256 TEXT NOT NULL UNIQUE,
        text TEXT NOT NULL,
        body TEXT NOT NULL,
        added TEXT NOT NULL,
        redacted INTEGER NOT NULL DEFAULT 0,
        current TEXT)""",
    """CREATE TABLE reading (
        document INTEGER NOT NULL REFERENCES document(number) ON DELETE CASCADE,
        reader TEXT NOT NULL,
        at TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (document, reader))""",
    # Several items can share an alias: the same claim as found by different readers.
    """CREATE TABLE alias (
        item TEXT PRIMARY KEY,
        letter TEXT NOT NULL,
        number INTEGER NOT NULL,
        document INTEGER NOT NULL REFERENCES document(number) ON DELETE CASCADE)""",
    "CREATE INDEX alias_name ON alias(letter, number)",
    "CREATE TABLE counter (letter TEXT PRIMARY KEY, last INTEGER NOT NULL)",
    """CREATE TABLE decision (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        document TEXT,
        undoes INTEGER,
        body TEXT NOT NULL)""",
    """CREATE TRIGGER decision_is_append_only BEFORE UPDATE ON decision
        BEGIN SELECT RAISE(ABORT, 'decisions are never changed, only undone'); END""",
    """CREATE TABLE tombstone (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        at TEXT NOT NULL,
        alias TEXT,
        mark TEXT)""",
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
)


@_migration
def m001_first(db: sqlite3.Connection) -> None:
    """Documents, readings, aliases, decisions, tombstones, and the key of the tombstones' marks."""
    for statement in _FIRST:
        db.execute(statement)
    # The key is random on purpose: a mark must not be comparable between two workspaces.
    db.execute("INSERT INTO setting VALUES ('key', ?)", (secrets.token_hex(32),))


@_migration
def m002_search_and_revisions(db: sqlite3.Connection) -> None:
    """An index of all sentences, and what tells a reader in memory what has changed."""
    search.create(db)
    revisions.create(db)


@_migration
def m003_ledger_index(db: sqlite3.Connection) -> None:
    """An index of forecasts, derived from readings and decisions, and what marks it as stale."""
    ledger_index.create(db)


@_migration
def m004_odds(db: sqlite3.Connection) -> None:
    """How likely a forecast was called stands in its index too."""
    ledger_index.add_odds(db)
