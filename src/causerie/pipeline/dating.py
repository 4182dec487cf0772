"""A document gets its date afterwards. It is a decision: deadlines follow from it, and an undo takes it back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from causerie.dates import bounds
from causerie.dating import PUBLISHED, SPOKEN, checked_days, with_days
from causerie.errors import BadRequest
from causerie.ledger.entering import entered
from causerie.pipeline.deciding import By
from causerie.pipeline.desk import Where, writing_at
from causerie.pipeline.index import USUAL
from causerie.pipeline.indexing import brought_up
from causerie.pipeline.paging import entry_named
from causerie.pipeline.resolving import EVER
from causerie.pipeline.state import Shelved, shelved_as, stamp
from causerie.store import aliases, decisions
from causerie.values import Decision, Document, Entry
from causerie.vocabulary import Act

SHOWN = 8


@dataclass(frozen=True, slots=True)
class Days:
    """When it was spoken and published (EDTF): "" takes a day away, None leaves it as it is."""

    spoken: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """The decision, the name of the document (D3), and the document as it is dated now."""

    decision: Decision
    alias: str
    document: Document


def date(where: Where, name: str, days: Days, by: By) -> Dated:
    """Date a document (alias, id or title). Raises UnknownName, and BadRequest for a day that cannot be.

    Once an outcome is recorded its deadline is frozen, so a date that would move one is refused.
    """
    with writing_at(where) as (db, state):
        shelved = shelved_as(state, name)
        document = shelved.document
        found = checked_days(document, {SPOKEN: days.spoken, PUBLISHED: days.published})
        made = with_days(document, {part: day or None for part, day in found.items()})
        _refuse_frozen(db, shelved, made)
        before = {part: getattr(document, part) for part in found}
        at, after = stamp(by.clock), dict(found)
        row = Decision(
            0, Act.DATE, document.id, by.person, at, document.id, before=before, after=after, reason=by.reason
        )
        return Dated(decisions.append(db, row), shelved.alias, made)


def _refuse_frozen(db: sqlite3.Connection, shelved: Shelved, made: Document) -> None:
    brought_up(db)
    names = aliases.names_in(db, shelved.number)
    frozen, early = [], []
    for item, moved in _moved(shelved, made):
        entry = entry_named(db, item, EVER)
        if entry is None:
            continue
        own = entry.sharpened.deadline if entry.sharpened else None
        if entry.resolution is not None and moved and own is None:
            frozen.append(names.get(item, item))
        elif _too_early(entry, own, made):
            early.append(names.get(item, item))
    if frozen:
        raise BadRequest(
            f"the deadline of {_some(frozen)} would move, and an outcome is recorded, so it is frozen; "
            "undo the outcome first: causerie log --act resolve"
        )
    if early:
        raise BadRequest(f"{_some(early)} would be decided or due before the day on which it was said ({made.date})")


def _moved(shelved: Shelved, made: Document) -> Iterator[tuple[str, bool]]:
    """The forecasts of the document, and whether their deadlines would be others."""
    before, after = (entered(one, shelved.reading, USUAL) for one in (shelved.document, made))
    yield from ((old.id, _days(old) != _days(new)) for old, new in zip(before, after, strict=True))


def _days(entry: Entry) -> tuple[str, ...]:
    due = entry.deadlines
    return (due.early, due.default, due.late) if due else ()


def _too_early(entry: Entry, deadline: str | None, made: Document) -> bool:
    """Whether its outcome, or the deadline that an analyst set, would come before it was said."""
    if made.date is None:
        return False
    said = bounds(made.date)[0].isoformat()
    last = bounds(entry.resolution.on)[1].isoformat() if entry.resolution else None
    return any(day is not None and day < said for day in (deadline, last))


def _some(names: list[str]) -> str:
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return f"{', '.join(names[:SHOWN])}{more}"
