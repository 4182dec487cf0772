"""A whole workspace as one value: what was read, what was decided, and the names of both."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from causerie.dating import dated
from causerie.decisions import Decided, decide, standing
from causerie.errors import UnknownName
from causerie.pipeline.redating import redated
from causerie.store import aliases, decisions, documents
from causerie.store.documents import Kept
from causerie.values import Decision, Document, Item, Reading, items_of
from causerie.vocabulary import Act

Clock = Callable[[], datetime.datetime]
"""Tells the time; the outermost view hands it in, so that nothing else depends on when it runs."""


def stamp(clock: Clock) -> str:
    """The time in UTC, to the second, as ISO 8601."""
    return clock().astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True, slots=True)
class Shelved:
    """A document with its current reading, as read by the machine and as people left it."""

    number: int
    document: Document
    raw: Reading
    decided: Decided
    redacted: bool = False

    @property
    def alias(self) -> str:
        return f"D{self.number}"

    @property
    def reading(self) -> Reading:
        return self.decided.reading


@dataclass(frozen=True, slots=True)
class Named:
    """An item that a user named, with its document; `rejected` when it is no longer shown."""

    alias: str
    shelved: Shelved
    item: Item
    rejected: bool = False


@dataclass(frozen=True, slots=True)
class Index:
    """What a state that is kept for long knows by name: ids of items by alias, documents by ids of items."""

    ids: Mapping[str, tuple[str, ...]]
    places: Mapping[str, int]
    shelf: Mapping[int, Shelved]

    def around(self, alias: str) -> tuple[set[str], tuple[Shelved, ...]]:
        """The ids that share an alias, and the documents in which they may stand."""
        ids = self.ids.get(alias, ())
        numbers = sorted({self.places[one] for one in ids})
        return set(ids), tuple(self.shelf[number] for number in numbers if number in self.shelf)


@dataclass(frozen=True, slots=True)
class State:
    """All that a workspace holds. `held` and `index` are what can be worked out from the rest, where it was."""

    shelf: tuple[Shelved, ...]
    history: tuple[Decision, ...]
    names: dict[str, str]
    held: tuple[Decision, ...] | None = field(default=None, compare=False, repr=False)
    index: Index | None = field(default=None, compare=False, repr=False)

    @property
    def standing(self) -> tuple[Decision, ...]:
        """The decisions that hold."""
        return standing(self.history) if self.held is None else self.held

    def around(self, alias: str) -> tuple[set[str], tuple[Shelved, ...]]:
        """The ids that share an alias, and the documents in which they may stand."""
        if self.index is not None:
            return self.index.around(alias)
        return {item for item, known in self.names.items() if known == alias}, self.shelf


def state_of(db: sqlite3.Connection) -> State:
    """Everything in the workspace, decisions applied."""
    history = decisions.history(db)
    shelf = tuple(shelved_of(kept, history) for kept in documents.everything(db))
    return State(shelf, history, aliases.names(db))


def state_about(db: sqlite3.Connection, typed: Iterable[str]) -> State:
    """The same with only those documents on the shelf in which the items with these names stand."""
    history = decisions.history(db)
    kept = documents.some(db, aliases.documents_of(db, typed))
    return State(tuple(shelved_of(one, history) for one in kept), history, aliases.names(db))


def shelved_of(kept: Kept, history: Iterable[Decision]) -> Shelved:
    """A document with its reading and the decisions about it laid over both."""
    rows = tuple(history)
    document = dated(kept.document, rows)
    raw = kept.reading or empty_reading(document)
    # A reading may also have been made of the document as it was dated before an undo.
    if raw.date != document.date and any(row.act is Act.DATE for row in rows if row.document == document.id):
        raw = redated(raw, document)
    return Shelved(kept.number, document, raw, decide(raw, rows), kept.redacted)


def empty_reading(document: Document, reader: str = "") -> Reading:
    """A reading of a document in which nothing was found."""
    return Reading(
        id=document.id,
        title=document.title,
        date=document.date,
        language=document.language,
        reader=reader,
        translated_from=document.translated_from,
        attributes=document.attributes,
        notes=document.notes,
    )


def named(db: sqlite3.Connection, state: State, name: str) -> Named:
    """The item that an alias names; raises UnknownName and says why there is none."""
    parsed = aliases.parse(name)
    if parsed is None:
        raise UnknownName(f"{name!r} is no name of an item; names look like C12 or F3, see: causerie claims")
    alias = f"{parsed[0]}{parsed[1]}"
    ids, shelf = state.around(alias)
    for shelved in shelf:
        found = _in(shelved, ids)
        if found is not None:
            return Named(alias, shelved, *found)
    if ids:
        raise UnknownName(
            f"{alias} is not in the current reading of its document; read it again with the reader that found it, "
            "or its coding by hand was undone: causerie redo"
        )
    if aliases.was_given(db, *parsed):
        raise UnknownName(f"{alias} was forgotten")
    raise UnknownName(f"there is no {alias} in this workspace; {_range(state, parsed[0])}")


def _in(shelved: Shelved, ids: set[str]) -> tuple[Item, bool] | None:
    """The item with one of these ids, or what it has become by a decision; whether it was rejected."""
    ids = ids | {place for target, place in shelved.decided.found_as.items() if target in ids}
    shown = next((item for item in items_of(shelved.reading) if item.id in ids), None)
    if shown is not None:
        return shown, False
    hidden = next((item for item in (*shelved.decided.rejected, *items_of(shelved.raw)) if item.id in ids), None)
    return (hidden, True) if hidden is not None else None


def _range(state: State, letter: str) -> str:
    numbers = sorted(int(name[1:]) for name in state.names.values() if name[0] == letter)
    return f"{letter}{numbers[0]} to {letter}{numbers[-1]} were given" if numbers else f"nothing is named {letter}..."


def shelved_as(state: State, name: str) -> Shelved:
    """The document with this alias (D3), id or title; raises UnknownName with those that exist."""
    wanted = name.strip().casefold()
    for names in zip(*((s.alias, s.document.id, s.document.title or "") for s in state.shelf), strict=True):
        found = [s for s, other in zip(state.shelf, names, strict=True) if other.casefold() == wanted]
        if len(found) == 1:
            return found[0]
    raise UnknownName(f"no document {name!r}; {known('documents', [s.document.id for s in state.shelf])}")


def known(what: str, names: list[str], most: int = 12) -> str:
    """The words that list what exists."""
    unique = list(dict.fromkeys(names))
    more = f" and {len(unique) - most} more" if len(unique) > most else ""
    return f"the {what} are: {', '.join(unique[:most])}{more}" if unique else f"there are no {what}"
