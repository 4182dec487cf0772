"""A state that is kept and brought up to date: only what has changed is read and decided anew."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from causerie.decisions import standing
from causerie.pipeline.state import Index, State, empty_reading, shelved_of
from causerie.store import aliases, decisions, documents, revisions
from causerie.store.documents import Kept
from causerie.values import Decision, Reading
from causerie.vocabulary import Act

EMPTY = State((), (), {})


@dataclass(slots=True)
class Warm:
    """What is known of a workspace. `update` may fail half-way; after that it must not be used any more."""

    state: State = EMPTY
    version: int = 0
    """Grows with each update that found a change of documents, decisions or names."""
    _key: str = ""
    _schema: int = -1
    _revision: int = 0
    _row: int = 0
    _kept: dict[int, Kept] = field(default_factory=dict)
    _ids: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _places: dict[str, int] = field(default_factory=dict)
    _owners: dict[int, str | None] = field(default_factory=dict)
    """The document that each decision is about, an undo about that of what it undoes."""
    _about: defaultdict[str | None, list[Decision]] = field(default_factory=lambda: defaultdict(list))

    def update(self, db: sqlite3.Connection) -> None:
        """Take in what was committed since. `db` is in a transaction, so that all of it is of one moment."""
        same = self._same(db)
        newer = revisions.since(db, self._revision if same else 0)
        # VACUUM counts rows anew, and what was deleted gives its row to another.
        schema = int(db.execute("PRAGMA schema_version").fetchone()[0])
        again = not same or schema != self._schema or revisions.DELETED in newer
        if again:
            self._forget_rows()
        rows = () if again else self.state.history
        given, made = aliases.since(db, self._row), decisions.since(db, rows[-1].number if rows else 0)
        if not (again or newer or given or made):
            return
        self._schema = schema
        touched = self._take_documents(db, newer, again, same) | self._take_decisions(made)
        names = self._named({} if again else self.state.names, given)
        self._set(names, (*rows, *made), made, touched, again)
        self.version += 1

    def _same(self, db: sqlite3.Connection) -> bool:
        """Whether it is the file that is known, and not another one or an older copy written over it."""
        key = db.execute("SELECT value FROM setting WHERE name = 'key'").fetchone()[0]
        (newest,) = db.execute("SELECT coalesce(max(number), 0) FROM revision").fetchone()
        known, self._key = self._key, key
        return known == key and newest >= self._revision and self._goes_on(db)

    def _goes_on(self, db: sqlite3.Connection) -> bool:
        """Whether the last decision that is known still stands there, or something was deleted on record."""
        if not self.state.history:
            return True
        last = self.state.history[-1]
        there = decisions.numbered(db, [last.number]).get(last.number)
        return there == last or revisions.DELETED in revisions.since(db, self._revision)

    def _forget_rows(self) -> None:
        self._row = 0
        self._ids, self._places = {}, {}
        self._owners.clear()
        self._about.clear()

    def _take_documents(self, db: sqlite3.Connection, newer: Mapping[int, int], again: bool, same: bool) -> set[str]:
        """Read changed documents; the ids of those that are to be decided anew."""
        if again:
            there = documents.numbers(db)
            old = {one: kept for one, kept in self._kept.items() if same and one in there and one not in newer}
        else:
            there = set(newer)
            old = {one: kept for one, kept in self._kept.items() if one not in newer}
        found = {kept.number: kept for kept in documents.some(db, there - old.keys())}
        self._kept = dict(sorted({**old, **found}.items()))
        self._revision = max([self._revision if same else 0, *newer.values()])
        return {_raw(kept).id for kept in found.values()}

    def _take_decisions(self, made: Iterable[Decision]) -> set[str]:
        touched: set[str] = set()
        for row in made:
            undone = row.act is Act.UNDO and row.undoes is not None
            owner = self._owners.get(row.undoes or 0, row.document) if undone else row.document
            self._owners[row.number] = owner
            self._about[owner].append(row)
            if owner is not None:
                touched.add(owner)
        return touched

    def _named(self, names: dict[str, str], given: list[tuple[int, str, str, int]]) -> dict[str, str]:
        if not given:
            return names
        self._row = given[-1][0]
        self._ids, self._places = dict(self._ids), dict(self._places)
        for _, item, alias, document in given:
            self._ids[alias] = (*self._ids.get(alias, ()), item)
            self._places[item] = document
        return {**names, **{item: alias for _, item, alias, _ in given}}

    def _set(
        self, names: dict[str, str], rows: tuple[Decision, ...], made: list[Decision], touched: set[str], again: bool
    ) -> None:
        old = {} if again else {one.number: one for one in self.state.shelf}
        shelf = {
            number: old[number]
            if number in old and _raw(kept).id not in touched
            else shelved_of(kept, self._about.get(_raw(kept).id, ()))
            for number, kept in self._kept.items()
        }
        held = self._held(rows, made, again)
        self.state = State(tuple(shelf.values()), rows, names, held, Index(self._ids, self._places, shelf))

    def _held(self, rows: tuple[Decision, ...], made: list[Decision], again: bool) -> tuple[Decision, ...]:
        undone = {row.undoes for row in made if row.act is Act.UNDO}
        if again or (undone and len(made) > 1):
            return standing(rows)
        known = self.state.standing
        if not undone:
            return (*known, *made)
        left = tuple(row for row in known if row.number not in undone)
        # What undoes no decision that holds undoes an undo.
        return left if len(left) < len(known) else standing(rows)


def _raw(kept: Kept) -> Reading:
    return kept.reading or empty_reading(kept.document)
