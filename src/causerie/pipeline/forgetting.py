"""Really deleting a document, or everything that one speaker said."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from causerie.assembly.factors import MergeOptions, factors_of
from causerie.assembly.ruled import FACTORS, named_in
from causerie.codec import encode
from causerie.codes import FACTOR
from causerie.errors import BadRequest, UnknownName
from causerie.pipeline.desk import Where, maintaining_at
from causerie.pipeline.state import Clock, Shelved, State, known, shelved_as, stamp, state_of
from causerie.redaction import Redacted, redact
from causerie.store import documents, forgetting, search
from causerie.store.database import transaction
from causerie.store.forgetting import Tombstone
from causerie.values import Decision, Reading, items_of
from causerie.vocabulary import Act
from causerie.voices import speakers

DOCUMENT, SPEAKER = "document", "speaker"


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What went: how many documents as a whole, documents with words taken out, items and decisions."""

    kind: str
    documents: int
    redacted: int
    items: int
    decisions: int
    compacted: bool = True
    """Whether the file could be written anew; if not, the deleted words are overwritten all the same."""


def forget(where: Where, name: str, clock: Clock, kind: str | None = None) -> Forgotten:
    """Delete a document (alias, id or title) or a speaker, leave a tombstone, and write the file anew.

    `kind` decides where a name is both. Raises UnknownName where it is neither.
    """
    with maintaining_at(where) as db:
        with transaction(db):
            before = state_of(db)
            shelved = _what(before, name, kind)
            if isinstance(shelved, Shelved):
                touched = _document(db, shelved, clock)
            else:
                touched = _speaker(db, before, shelved, clock)
            after = state_of(db)
            _drop_factors(db, before, after)
            search.fill(db)
            gone = Forgotten(
                DOCUMENT if isinstance(shelved, Shelved) else SPEAKER,
                len(before.shelf) - len(after.shelf),
                touched,
                _size(before.shelf) - _size(after.shelf),
                len(before.history) - len(state_of(db).history),
            )
        return dataclasses.replace(gone, compacted=_compacted(db))


def _compacted(db: sqlite3.Connection) -> bool:
    """Write the file anew. This needs room on the disk and nobody else in the file; deleting needed neither."""
    try:
        forgetting.compact(db)
    except sqlite3.OperationalError:
        return False
    return True


def _size(shelf: Iterable[Shelved]) -> int:
    return sum(len(items_of(shelved.reading)) for shelved in shelf)


def _what(state: State, name: str, kind: str | None) -> Shelved | str:
    """The document, or the speaker's name, that is meant."""
    speaker = _speaker_called(state, name) if kind != DOCUMENT else None
    try:
        document = shelved_as(state, name) if kind != SPEAKER else None
    except UnknownName:
        document = None
    if document is not None and speaker is not None:
        raise BadRequest(f"{name!r} is a document and a speaker; add --document or --speaker")
    found = document or speaker
    if found is None:
        ids = known("documents", [f"{s.alias} {s.document.id}" for s in state.shelf])
        raise UnknownName(f"no document or speaker {name!r}; {ids}; {known('speakers', list(_voices(state)))}")
    return found


def _voices(state: State) -> tuple[str, ...]:
    owners = [name for s in state.shelf for name in (s.document.speaker, s.document.author) if name]
    return tuple(dict.fromkeys((*speakers(s.raw for s in state.shelf), *owners)))


def _speaker_called(state: State, name: str) -> str | None:
    return next((known_name for known_name in _voices(state) if known_name.casefold() == name.strip().casefold()), None)


def _document(db: sqlite3.Connection, shelved: Shelved, clock: Clock) -> int:
    forgetting.delete_document(db, shelved.number)
    forgetting.bury(db, Tombstone(DOCUMENT, stamp(clock), shelved.alias), shelved.document.sha256)
    return 0


def _speaker(db: sqlite3.Connection, state: State, name: str, clock: Clock) -> int:
    touched = 0
    for shelved in state.shelf:
        readings = documents.readings_of(db, shelved.number)
        redacted = redact(shelved.document, readings or [shelved.raw], name)
        if redacted is None:
            continue
        _drop_decisions(db, state, shelved, redacted)
        if redacted.document is None:
            _document(db, shelved, clock)
            continue
        touched += 1
        _rewrite(db, shelved, redacted, clock)
    forgetting.bury(db, Tombstone(SPEAKER, stamp(clock)))
    return touched


def _rewrite(db: sqlite3.Connection, shelved: Shelved, redacted: Redacted, clock: Clock) -> None:
    assert redacted.document is not None
    documents.replace(db, shelved.number, redacted.document, redacted=True)
    for reading in redacted.readings:
        documents.put_reading(db, shelved.number, reading, stamp(clock))
    documents.make_current(db, shelved.number, shelved.raw.reader)
    forgetting.delete_aliases(db, redacted.gone)


def _drop_decisions(db: sqlite3.Connection, state: State, shelved: Shelved, redacted: Redacted) -> None:
    """Decisions on items that go, and those that hold words or the name."""
    here = [row for row in state.history if row.document in (shelved.document.id, None)]
    # The person who decided may have the same first name, and is not the one to be forgotten.
    words = {row.number: encode({"before": row.before, "after": row.after, "reason": row.reason}) for row in here}
    numbers = [row.number for row in here if row.target in redacted.gone or redacted.person.touches(words[row.number])]
    forgetting.delete_decisions(db, numbers)


def _drop_factors(db: sqlite3.Connection, before: State, after: State) -> None:
    """Decisions about factors whose names or mentions came from what was forgotten."""
    gone = _labels(before.shelf) - _labels(after.shelf)
    here = {shelved.document.id for shelved in after.shelf}
    rows = [row for row in after.history if row.act in FACTORS and (_names(row) & gone or not _documents(row) <= here)]
    rows += [row for row in after.history if _is_factor_memo(row) and row.target.casefold() in gone]
    forgetting.delete_decisions(db, [row.number for row in rows])


def _is_factor_memo(row: Decision) -> bool:
    return row.act is Act.MEMO and isinstance(row.after, dict) and row.after.get("on") == FACTOR


def _names(row: Decision) -> set[str]:
    return {name.casefold() for name in (*named_in(row), *((str(row.after),) if row.after else ()))}


def _documents(row: Decision) -> set[str]:
    """The documents whose mentions a decision takes out of a factor."""
    mentions = row.before.get("mentions", ()) if isinstance(row.before, dict) else ()
    return {str(one["document"]) for one in mentions}


def _labels(shelf: Iterable[Shelved]) -> set[str]:
    readings: list[Reading] = [shelved.raw for shelved in shelf]
    return {factor.label.casefold() for factor in factors_of(readings, (), MergeOptions(suggested=False)).factors}
