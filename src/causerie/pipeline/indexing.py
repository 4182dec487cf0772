"""The index of forecasts brought up to date: what was added or decided costs what it touches, not the whole ledger."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from sqlite3 import Connection

from causerie.dates import bounds
from causerie.decisions import decide, standing
from causerie.ledger.entering import entered
from causerie.ledger.grouping import Statement, firsts, statement
from causerie.ledger.options import EnterOptions
from causerie.ledger.own import words_of
from causerie.ledger.standing import standing_of
from causerie.pipeline.index import MADE_BY, MAP, USUAL, Remap, drawn_from, program
from causerie.pipeline.ledger import told_of
from causerie.pipeline.state import shelved_of
from causerie.store import aliases, decisions, documents, entries
from causerie.store.documents import Kept, dumps, loads
from causerie.store.entries import PLACES, Row, Stand
from causerie.values import Bundle, Decision, Document, Entry, Forecast, Reading
from causerie.vocabulary import Act, Lack

PLAIN, MAPPED = 0, 1
"""Statements are one forecast by their words alone, or by the factors of the map too."""
MANY = 1000
"""From so many changed documents on all groups are made anew, which is quicker."""


def brought_up(db: Connection, options: EnterOptions = USUAL, remap: Remap | None = None) -> None:
    """Bring the index up to date, inside a transaction or on a shadow."""
    refresh(db, options)
    if remap is not None and entries.note(db, MAP) != drawn_from(db):
        remap(db)
        entries.set_note(db, MAP, drawn_from(db))


def refresh(db: Connection, options: EnterOptions = USUAL) -> None:
    """Bring the index up to date, inside a transaction or on a shadow."""
    if entries.note(db, MADE_BY) != program():
        entries.doubt(db)
        entries.set_note(db, MADE_BY, program())
    stale = entries.stale(db)
    if not stale:
        return
    changes = [_reentered(db, number, options) for number in sorted(stale - {entries.GROUPS})]
    anew = entries.GROUPS in stale or len(changes) > MANY
    moved = _regrouped(db, None if anew else {common for one in changes for common in one.commons})
    for mapped in _kept_ways(db):
        before = {first for one in changes for first in one.homes[mapped]}
        after = entries.homes(db, mapped, (number for one in changes for number in one.numbers)) if not anew else {}
        _settled(db, mapped, None if anew else {*before, *after.values(), *moved})
    entries.fresh(db)


def _kept_ways(db: Connection) -> tuple[int, ...]:
    """How entries are grouped in this index: without a map, and with one where it was asked for and still holds."""
    return (PLAIN,) if entries.note(db, MAP) is None else (PLAIN, MAPPED)


@dataclass(frozen=True, slots=True)
class _Change:
    """What became of a document: its entries, their groups before, and which groups are to be made anew."""

    numbers: tuple[int, ...] = ()
    homes: Mapping[int, frozenset[int]] = field(default_factory=lambda: {PLAIN: frozenset(), MAPPED: frozenset()})
    commons: frozenset[str] = frozenset()


def _reentered(db: Connection, number: int, options: EnterOptions) -> _Change:
    """The entries of one document anew, each standing for itself."""
    kept = next(documents.some(db, [number]), None)
    if kept is None:
        return _Change()
    before = entries.signatures(db, number)
    homes = {way: frozenset(entries.homes(db, way, (one[0] for one in before)).values()) for way in (PLAIN, MAPPED)}
    found = _entered(db, kept, options)
    after = [row.signature for row in found.rows]
    other = before != after or entries.content(db, number) != found.digest
    if other and entries.note(db, MAP) is not None:
        entries.drop_mapped(db)
    stands = [stand for way in _kept_ways(db) for stand in found.stands(way)]
    entries.put(db, number, found.digest, found.rows, stands)
    entries.put_told(db, number, found.told)
    commons = frozenset(one[2] for one in (*before, *after)) if before != after else frozenset()
    return _Change(tuple(row.number for row in found.rows), homes, commons)


@dataclass(frozen=True, slots=True)
class _Entered:
    """The entries of a document as rows; `told` are pairs of an entry and a decision about it."""

    document: Document
    digest: str
    entries: tuple[Entry, ...]
    rows: tuple[Row, ...]
    told: tuple[tuple[int, int], ...]

    def stands(self, mapped: int) -> Iterator[Stand]:
        label = self.document.title or self.document.id
        for row, entry in zip(self.rows, self.entries, strict=True):
            yield _stand(mapped, row.number, entry, label)


def _entered(db: Connection, kept: Kept, options: EnterOptions) -> _Entered:
    history = decisions.about(db, kept.number, kept.document.id, kept.redacted)
    one = shelved_of(kept, history)
    raw, decided = one.raw, one.decided
    made = entered(one.document, decided.reading, options)
    rows, found = [], []
    for at, (entry, item) in enumerate(zip(made, decided.reading.forecasts, strict=True)):
        act = decided.reviewed.get(item.id)
        entry = dataclasses.replace(entry, withheld=True) if act is Act.WITHHOLD else entry
        found.append(entry)
        rows.append(_row(kept.number * PLACES + at, kept.number, entry, item, act))
    told = tuple(_told(db, kept, decided.reading, found, history)) if history else ()
    digest = _digest(one.document, raw, decided.reading, bool(history))
    return _Entered(one.document, digest, tuple(found), tuple(rows), told)


def _row(number: int, document: int, entry: Entry, item: Forecast, act: Act | None) -> Row:
    one = statement(entry, words_of(item.proposition))
    days = (one.said, one.early, one.late)
    return Row(
        number,
        document,
        entry.id,
        one.common,
        one.words,
        *days,
        act.value if act else None,
        dumps(item),
        dumps(entry),
        one.odds,
    )


def _stand(mapped: int, number: int, entry: Entry, label: str) -> Stand:
    now = standing_of(entry)
    return Stand(
        mapped,
        number,
        number,
        bounds(entry.uttered)[0].isoformat() if entry.uttered else None,
        entry.uttered[:4] if entry.uttered else None,
        entry.holder,
        label,
        None,
        entry.kind.value,
        entry.negated,
        entry.certainty,
        json.dumps(entry.range) if entry.range else None,
        _lacks(now.lacks),
        now.fixed.value if now.fixed else None,
        now.by_day,
    )


def _lacks(lacks: Iterable[Lack]) -> str:
    return " ".join(lack.name for lack in lacks)


def _told(
    db: Connection, kept: Kept, reading: Reading, made: Sequence[Entry], history: Sequence[Decision]
) -> Iterator[tuple[int, int]]:
    """Which decisions are about which entries of a document."""
    bundle = Bundle((kept.document,), (reading,), aliases.names_in(db, kept.number))
    places = {entry.id: kept.number * PLACES + at for at, entry in enumerate(made)}
    for name, rows in told_of(bundle, made, standing(history)).items():
        yield from ((places[name], row.number) for row in rows)


def _digest(document: Document, raw: Reading, reading: Reading, decided: bool) -> str:
    """A digest of what a map can see of a document: what was read, and what people made of it where it is another."""
    digest = hashlib.sha256(repr(dataclasses.replace(document, text="")).encode())
    changed = decided and reading != decide(raw, ()).reading
    digest.update(repr(reading if changed else raw).encode())
    return digest.hexdigest()


def _regrouped(db: Connection, commons: set[str] | None) -> set[int]:
    """Groups of the entries with these digests, or of all, made anew; the first statements of groups that changed."""
    rows = list(entries.statements(db, commons))
    after = _firsts(rows, {})
    before = entries.homes(db, PLAIN, None if commons is None else after)
    changed = {number: first for number, first in after.items() if before.get(number) != first}
    entries.set_homes(db, PLAIN, changed.items())
    return {*changed.values(), *(before[number] for number in changed if number in before)}


def regroup_mapped(db: Connection, labels: Mapping[int, str], factors: Mapping[int, Hashable]) -> None:
    """What a map tells of entries, by number: what they are about, and the factor that makes them one thing."""
    entries.copy_mapped(db)
    entries.set_topics(db, labels.items())
    after = _firsts(list(entries.statements(db, None)), factors)
    entries.set_homes(db, MAPPED, ((number, first) for number, first in after.items() if number != first))
    _settled(db, MAPPED, None)


def _firsts(rows: Sequence[entries.Said], factors: Mapping[int, Hashable]) -> dict[int, int]:
    found = firsts([Statement(*row[1:], factors.get(row[0])) for row in rows])
    return {row[0]: rows[at][0] for row, at in zip(rows, found, strict=True)}


def _settled(db: Connection, mapped: int, groups: set[int] | None) -> None:
    """What was decided of these groups, or of all, written where it is counted."""
    homes = entries.members(db, mapped, entries.decided(db, mapped, groups))
    told = entries.told_of(db, homes)
    made = decisions.numbered(db, (number for numbers in told.values() for number in numbers))
    shared: dict[int, list[int]] = defaultdict(list)
    for entry, numbers in told.items():
        shared[homes[entry]] += numbers
    settled = (
        _cells(row, [made[n] for n in told.get(row.number, ())], [made[n] for n in sorted(shared[homes[row.number]])])
        for row in entries.rows_of(db, homes)
    )
    entries.set_settled(db, mapped, settled)


def _cells(row: Row, own: Sequence[Decision], shared: Sequence[Decision]) -> entries.Settled:
    now = standing_of(loads(Entry, row.body), own, shared)
    fixed, held = (one.value if one else None for one in (now.fixed, now.held))
    return _lacks(now.lacks), fixed, now.by_day, now.held_from, held, now.turns, row.number
