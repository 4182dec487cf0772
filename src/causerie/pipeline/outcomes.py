"""Outcomes by the file: all of them recorded or none, and the recorded ones as a file takes them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from causerie.decisions import standing
from causerie.errors import UnknownName
from causerie.identity import reattach
from causerie.ledger.outcomes import already, faults, source_faults
from causerie.ledger.settling import group_of
from causerie.pipeline.bundling import bundle_of
from causerie.pipeline.deciding import By, decision_on
from causerie.pipeline.desk import Where, reading_at
from causerie.pipeline.filtering import Filters
from causerie.pipeline.frozen import EVER
from causerie.pipeline.ledger import kept, refuse
from causerie.pipeline.resolving import Ground, appended, outcome_data, same
from causerie.pipeline.state import Named
from causerie.store import decisions
from causerie.values import Bundle, Decision, Entry, Forecast, Ledger
from causerie.values.outcomes import Told
from causerie.vocabulary import Act

HOLDS = 10**9
"""In order, the outcome that holds comes after all that were replaced."""


def bring_outcomes(where: Where, told: Sequence[Told], by: By, supersede: bool = False) -> tuple[Decision, ...]:
    """Record the outcomes of a file, all or none; those recorded already are passed over.

    Others take the place of earlier ones that are disputed, or of any with `supersede`. Raises BadRequest with row
    and column for the first that is wrong.
    """

    def made(ground: Ground) -> Iterable[Decision]:
        bundle = bundle_of(ground.state, Filters())
        shelf = {shelved.document.id: shelved for shelved in ground.state.shelf}
        number = decisions.latest(ground.db) + 1
        rows: list[Decision] = []
        for those, (document, item) in _checked(bundle, told, ground.ledger, ground.day):
            row = Named(bundle.aliases.get(item.id, item.id), shelf[document], item)
            before = _Before(ground.entries[item.id], ground.rows, row.alias, supersede, number + len(rows))
            for act, data, reason in _acts(those, before):
                why = dataclasses.replace(by, reason=reason) if reason else by
                rows.append(decision_on(ground.state, row, act, why, data))
        return rows

    return appended(where, by, made)


@dataclass(frozen=True, slots=True)
class _Before:
    """What is recorded of a forecast: its entry, all decisions by number. `number` is that of the next decision."""

    entry: Entry
    rows: Mapping[int, Decision]
    name: str
    supersede: bool
    number: int

    def place(self, those: Sequence[Told]) -> int | None:
        """Which of these outcomes, the last that fits, is the one that holds."""
        held = self.entry.resolution
        if held is None:
            return None
        return next((at for at in reversed(range(len(those))) if same(self.rows[held.number], those[at])), None)


def _acts(those: Sequence[Told], before: _Before) -> Iterator[tuple[Act, dict[str, Any], str]]:
    """The decisions, each with its own reason if any, that record the outcomes of one forecast, the oldest first."""
    held, at, last = before.entry.resolution, before.place(those), those[-1]
    if at is None:
        problem = "" if before.supersede else already(before.entry, before.name)
        refuse([("result" if last.row else "", problem)] if problem else (), last.row)
    number = before.number
    if at is not None and held is not None and those[at].dispute and not held.disputed:
        yield Act.DISPUTE, {"of": held.number}, those[at].dispute
        number += 1
    for one in those[0 if at is None else at + 1 :]:
        yield Act.RESOLVE, outcome_data(one, held), ""
        held = dataclasses.replace(one.resolution, number=number)
        number += 1
        if one.dispute:
            yield Act.DISPUTE, {"of": held.number}, one.dispute
            number += 1
    reply = next((one.reply for one in reversed(those) if one.reply), "")
    if reply and reply != before.entry.reply:
        yield Act.REPLY, {"text": reply}, ""


def _checked(
    bundle: Bundle, told: Sequence[Told], ledger: Ledger, day: str
) -> list[tuple[list[Told], tuple[str, Forecast]]]:
    """The outcomes of each forecast, the one that holds last; all of them right.

    A forecast and its restatements have one outcome that holds.
    """
    entries = {entry.id: entry for entry in ledger.entries}
    find = _Finder(bundle)
    first: dict[tuple[str, int], Told] = {}
    found: dict[str, tuple[list[Told], tuple[str, Forecast]]] = {}
    for one in told:
        document, item = find(one)
        entry = entries[item.id]
        other = first.setdefault((group_of(entry), one.turn), one)
        if other is not one and (other.resolution, other.condition) != (one.resolution, one.condition):
            problem = f"{one.forecast} has another outcome in row {other.row}; a forecast has one"
            refuse([("forecast", problem)], one.row)
        for source, row in zip(one.resolution.sources, one.rows, strict=False):
            refuse(source_faults(source, day), row)
        refuse(faults(entry, one.resolution, day, one.condition), one.row)
        if other is one:
            found.setdefault(group_of(entry), ([], (document, item)))[0].append(one)
    for those, _ in found.values():
        those.sort(key=lambda one: one.turn or HOLDS)
    return list(found.values())


class _Finder:
    """Forecasts by the place of their proposition; else by alias or id.

    An alias means another forecast in another workspace, so where a file gives the place, the place tells.
    """

    def __init__(self, bundle: Bundle) -> None:
        self._items = {one.id: (reading.id, one) for reading in bundle.readings for one in reading.forecasts}
        self._ids = {alias: name for name, alias in bundle.aliases.items() if name in self._items}
        self._readings = {reading.id: reading for reading in bundle.readings}
        for document, reading in zip(bundle.documents, bundle.readings, strict=True):
            self._readings[document.sha256] = reading

    def __call__(self, told: Told) -> tuple[str, Forecast]:
        name = told.forecast.strip()
        found = self._items.get(name)
        if found is None and told.place is not None and told.document:
            found = self._at_its_place(told)
        elif found is None:
            found = self._items.get(self._ids.get(name.upper(), ""))
        if found is None:
            place = f"row {told.row}, column forecast: " if told.row else ""
            raise UnknownName(f"{place}no forecast {name!r} here{self._why(told)}; see: causerie forecasts")
        return found

    def _at_its_place(self, told: Told) -> tuple[str, Forecast] | None:
        reading = self._readings.get(told.document)
        again = reattach((told.place,), reading.forecasts) if reading and told.place else None
        return (reading.id, again) if reading and isinstance(again, Forecast) else None

    def _why(self, told: Told) -> str:
        """What of the place that the file gives is not in the workspace."""
        if told.place is None or not told.document:
            return ""
        if told.document not in self._readings:
            return ": its document is not in this workspace"
        return f": at {told.place[0]}-{told.place[1]} of its document no forecast was found"


@dataclass(frozen=True, slots=True)
class Shared:
    """Outcomes as a file takes them, each with the entry that it was recorded on; `withheld`: how many stay out."""

    rows: tuple[tuple[Told, Entry], ...]
    withheld: int = 0


def outcomes(where: Where) -> Shared:
    """The outcomes of forecasts that nobody withheld, those that were replaced before the ones that hold."""
    with reading_at(where) as (_, state):
        return recorded(bundle_of(state, Filters()), state.history)


def recorded(bundle: Bundle, history: Iterable[Decision]) -> Shared:
    """The same of a bundle with decisions."""
    held_rows = tuple(standing(history))
    rows = {row.number: row for row in held_rows if row.act is Act.RESOLVE}
    ledger = kept(bundle, held_rows, EVER)
    hashes = {document.id: document.sha256 for document in bundle.documents}
    told = []
    for entry in ledger.shared:
        held = entry.resolution
        if held is None or not entry.counts:
            continue
        place = (entry.proposition.start, entry.proposition.end)
        name = bundle.aliases.get(entry.id, entry.id)
        for turn, one in enumerate(entry.resolutions, 1):
            condition = rows[one.number].after.get("condition")
            named = (name, one, condition, hashes[entry.document], place)
            told.append((Told(*named, dispute=one.dispute, turn=0 if one is held else turn), entry))
    every = {group_of(entry) for entry in ledger.entries if entry.resolution}
    return Shared(tuple(told), len(every) - sum(not one.turn for one, _ in told))
