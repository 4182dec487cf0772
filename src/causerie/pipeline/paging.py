"""The ledger of a workspace a page at a time: entries, what falls due, counts. From the index, on any day.

What is told is the same as `causerie.pipeline.ledger.kept` tells of everything; it only costs what is looked at.
Each function takes a connection on which the index is up to date (`causerie.pipeline.indexing.indexed`).
"""

from __future__ import annotations

import dataclasses
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from sqlite3 import Connection

from causerie.codec import decode
from causerie.dates import zone_named
from causerie.ledger.scoring import with_scores
from causerie.ledger.settling import settled_one
from causerie.pipeline.asof import LedgerOptions
from causerie.store import aliases, decisions, documents, entries, looks
from causerie.store.documents import loads
from causerie.store.entries import Row
from causerie.store.looks import Look
from causerie.values import (
    Bundle,
    Counts,
    Deadlines,
    Decision,
    Entry,
    Forecast,
    Ledger,
    Listed,
    Page,
    Quote,
    Tally,
    Verdicts,
)
from causerie.vocabulary import Act, ForecastKind, Lack, Level, Outlook, Result

CHUNK = 500
"""How many entries are worked on at a time where all are asked for."""
BY: Mapping[str, str] = {"speaker": "speaker", "document": "document", "topic": "topic", "period": "year"}
"""What entries are counted by, and what the index calls it."""
UNDECIDABLE = tuple(one.value for one in Outlook if one.undecidable)
_OUTLOOKS: Mapping[str, Outlook] = {one.value: one for one in Outlook}
_CAME = tuple(one.value for one in Outlook if one.came is not None)
_SOME_DAY = Deadlines("", "", "", "", "", "")
"""A score asks only whether there is a deadline."""


def look_of(options: LedgerOptions, **narrowed: object) -> Look:
    """How the index is looked at with these options; `narrowed` are further fields of a Look."""
    return dataclasses.replace(Look(options.as_of, options.replay), **narrowed)  # type: ignore[arg-type]


def listed(
    db: Connection, look: Look, options: LedgerOptions, start: int = 0, most: int = -1
) -> Iterator[tuple[Listed, Mapping[str, str]]]:
    """Forecasts from a place on, `most` at most (-1: all), each with names of itself and of its first statement."""
    yield from _in_chunks(db, look, options, looks.page(db, look, start, most))


def due_listed(
    db: Connection, look: Look, options: LedgerOptions, until: str, start: int = 0, most: int = -1
) -> Iterator[tuple[Listed, Mapping[str, str]]]:
    """First statements without an outcome that fall due by the day `until`, the earliest first."""
    yield from _in_chunks(db, look, options, looks.due(db, look, until, start, most))


def page(db: Connection, look: Look, options: LedgerOptions, by: Iterable[str], start: int, most: int) -> Page:
    """A page of a ledger, with counts of the whole and its score."""
    numbers = looks.page(db, look, start, most)
    firsts = dataclasses.replace(look, first_only=False)
    later = looks.again(db, firsts, numbers)
    found = _entries(db, look.mapped, [*numbers, *(number for _, number in later)], options)
    again: dict[str, list[Entry]] = defaultdict(list)
    for first, number in later:
        again[found[first][1].id].append(found[number][1])
    shown = [found[number] for number in numbers]
    bundle = Bundle(
        (),
        (),
        aliases.names_of(db, {name for _, entry in found.values() for name in (entry.id, entry.group)}),
        {entry.id: Act(row.act) for row, entry in found.values() if row.act},
        ledger=dataclasses.replace(_scored(db, look, options), entries=tuple(entry for _, entry in shown)),
    )
    return Page(bundle, start, {name: tuple(rows) for name, rows in again.items()}, counted(db, look, by))


def counted(db: Connection, look: Look, by: Iterable[str] = BY) -> Counts:
    """How many first statements stand where, over all and by speaker, document, topic or period."""
    wanted, first = tuple(by), dataclasses.replace(look, first_only=True)
    rows = looks.seen(db, first, [BY[name] for name in wanted])
    lacks: Counter[Lack] = Counter()
    for (outlook, names), number in Counter(map(itemgetter(0, 1), rows)).items():
        for name in (names or "").split() if outlook in UNDECIDABLE else ():
            lacks[Lack[name]] += number
    said_by = 2 + wanted.index("speaker") if "speaker" in wanted else None
    return Counts(
        _ordered({Outlook(name): number for name, number in Counter(map(itemgetter(0), rows)).items()}),
        looks.count(db, dataclasses.replace(look, first_only=False)) - len(rows),
        looks.turning(db, first),
        tuple(lacks.items()),
        {name: tuple(_tallies(rows, at, said_by)) for at, name in enumerate(wanted, 2)},
    )


def _ordered(found: Mapping[Outlook, int]) -> tuple[tuple[Outlook, int], ...]:
    return tuple((one, found[one]) for one in Outlook if found.get(one))


def _tallies(rows: Sequence[looks.Seen], at: int, said_by: int | None) -> Iterator[Tally]:
    """Counts by one column; `said_by` is the column of the speakers, where they are known."""
    groups: dict[str | None, dict[Outlook, int]] = defaultdict(dict)
    for (name, outlook), number in Counter(map(itemgetter(at, 0), rows)).items():
        groups[name][_OUTLOOKS[outlook]] = number
    people: Counter[str | None] = Counter()
    if said_by is not None:
        people.update(name for name, speaker in set(map(itemgetter(at, said_by), rows)) if speaker)
    for name, found in groups.items():
        yield Tally(name, tuple(found.items()), people[name])


def entry_named(db: Connection, name: str, options: LedgerOptions) -> Entry | None:
    """The entry of the forecast with this id."""
    number = entries.numbers_of(db, [name]).get(name)
    return _entries(db, False, [number], options)[number][1] if number is not None else None


def entries_in(db: Connection, document: str, options: LedgerOptions) -> tuple[Entry, ...]:
    """The entries of the document with this id."""
    numbers = entries.numbers_in(db, document)
    return tuple(entry for _, entry in _entries(db, False, numbers, options).values())


def _in_chunks(
    db: Connection, look: Look, options: LedgerOptions, numbers: Sequence[int]
) -> Iterator[tuple[Listed, Mapping[str, str]]]:
    for at in range(0, len(numbers), CHUNK):
        some = numbers[at : at + CHUNK]
        found = _entries(db, look.mapped, some, options)
        about = documents.bare(db, (row.document for row, _ in found.values()))
        names = aliases.names_of(db, {name for _, entry in found.values() for name in (entry.id, entry.group)})
        for row, entry in (found[number] for number in some):
            act = Act(row.act) if row.act else None
            item = loads(Forecast, row.item)
            yield Listed(item, entry, about[row.document], names.get(entry.id, "-"), act), names


def _entries(
    db: Connection, mapped: bool, numbers: Iterable[int], options: LedgerOptions
) -> dict[int, tuple[Row, Entry]]:
    """The entries with these numbers as they stand on the day."""
    placed = looks.placed(db, mapped, numbers)
    own, shared = _decided(db, mapped, {first for first, _, _ in placed.values()})
    zone = zone_named(options.zone).key
    found = {}
    for row in entries.rows_of(db, placed):
        first, topic, group = placed[row.number]
        said = _in_zone(_said(row), zone)
        entry = settled_one(said, own.get(row.number, ()), shared.get(first, ()), options.as_of)
        found[row.number] = (row, dataclasses.replace(entry, group=group, topic=topic))
    return found


def _said(row: Row) -> Entry:
    """An entry as it was said. Whole numbers of its range stay whole, as they are when it is entered."""
    data = json.loads(row.body)
    entry = decode(Entry, data)
    return dataclasses.replace(entry, range=_range(data["range"])) if entry.range else entry


def _range(data: Sequence[float]) -> tuple[float, float]:
    low, high = data
    return low, high


def _in_zone(entry: Entry, zone: str) -> Entry:
    if entry.deadlines is None or entry.deadlines.zone == zone:
        return entry
    return dataclasses.replace(entry, deadlines=dataclasses.replace(entry.deadlines, zone=zone))


def _decided(
    db: Connection, mapped: bool, firsts: set[int]
) -> tuple[Mapping[int, list[Decision]], Mapping[int, list[Decision]]]:
    """The decisions about entries by entry, and about their groups by first statement."""
    homes = entries.members(db, mapped, entries.decided(db, mapped, firsts))
    told = entries.told_of(db, homes)
    made = decisions.numbered(db, (number for numbers in told.values() for number in numbers))
    shared: dict[int, list[int]] = defaultdict(list)
    for entry, numbers in told.items():
        shared[homes[entry]] += numbers
    own = {entry: [made[number] for number in numbers] for entry, numbers in told.items()}
    return own, {first: [made[number] for number in sorted(numbers)] for first, numbers in shared.items()}


def _scored(db: Connection, look: Look, options: LedgerOptions) -> Ledger:
    """A ledger without entries whose score is that of all; entries that a score cannot tell apart are one value."""
    rows = looks.alike(db, dataclasses.replace(look, first_only=True, outlooks=_CAME))
    alike = tuple(one for row in rows for one in [_alike(row, options.scale)] * row[-1])
    return dataclasses.replace(with_scores(Ledger(options.as_of, options.scale, alike)), entries=())


def _alike(row: looks.Alike, scale: str) -> Entry:
    kind, negated, certainty, given, speaker, turns, timed, outlook, _ = row
    nothing = Quote("", 0, 0)
    return Entry(
        id="",
        document="",
        quote=nothing,
        proposition=nothing,
        negated=bool(negated),
        speaker=speaker,
        source=(),
        uttered=None,
        kind=ForecastKind(kind),
        level=Level.CERTAIN,
        certainty=certainty,
        range=_range(json.loads(given)) if given else None,
        scale=scale,
        deadlines=_SOME_DAY if timed else None,
        outlook=Outlook(outlook),
        verdicts=Verdicts(Result.YES, Result.NO, Result.NO) if turns else None,
    )
