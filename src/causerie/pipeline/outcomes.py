"""Outcomes by the file: all of them recorded or none, and the recorded ones as a file takes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from causerie.codec import encode
from causerie.decisions import standing
from causerie.errors import UnknownName
from causerie.identity import anchors, reattach
from causerie.ledger.outcomes import already, faults, source_faults
from causerie.ledger.settling import group_of
from causerie.pipeline.bundling import bundle_of
from causerie.pipeline.deciding import By, decision_on
from causerie.pipeline.desk import Where, reading_at
from causerie.pipeline.filtering import Filters
from causerie.pipeline.ledger import kept, refuse
from causerie.pipeline.resolving import EVER, Ground, appended, outcome_data, same
from causerie.pipeline.state import Named, stamp
from causerie.values import Bundle, Decision, Entry, Forecast, Ledger
from causerie.values.outcomes import Told
from causerie.vocabulary import Act, ClaimKind


def bring_outcomes(where: Where, told: Sequence[Told], by: By, supersede: bool = False) -> tuple[Decision, ...]:
    """Record the outcomes of a file, all or none; those recorded already are passed over.

    Others take the place of earlier ones that are disputed, or of any with `supersede`. Raises BadRequest with row
    and column for the first that is wrong.
    """

    def made(ground: Ground) -> Iterable[Decision]:
        bundle = bundle_of(ground.state, Filters())
        shelf = {shelved.document.id: shelved for shelved in ground.state.shelf}
        rows: list[Decision] = []
        for one, (document, item) in _checked(bundle, told, ground.ledger, ground.day):
            row = Named(bundle.aliases.get(item.id, item.id), shelf[document], item)
            acts = _acts(one, ground.entries[item.id], ground.rows, row.alias, supersede)
            rows += (decision_on(ground.state, row, act, by, data) for act, data in acts)
        return rows

    return appended(where, by, made)


def _acts(
    one: Told, entry: Entry, rows: Mapping[int, Decision], name: str, supersede: bool
) -> Iterator[tuple[Act, dict[str, Any]]]:
    held = entry.resolution
    if held is None or not same(rows[held.number], one):
        problem = "" if supersede else already(entry, name)
        refuse([("result" if one.row else "", problem)] if problem else (), one.row)
        yield Act.RESOLVE, outcome_data(one, held)
    if one.reply and one.reply != entry.reply:
        yield Act.REPLY, {"text": one.reply}


def outcome_decisions(
    bundle: Bundle, told: Sequence[Told], by: By, held: Iterable[Decision] = ()
) -> tuple[Decision, ...]:
    """The outcomes of a file as decisions on the forecasts of a bundle, after those in `held`; nothing is kept.

    Raises BadRequest with row and column for the first that is wrong.
    """
    before = tuple(held)
    ledger = kept(bundle, before, EVER)
    entries = {entry.id: entry for entry in ledger.entries}
    known = {row.number: row for row in before}
    number, at = max(known, default=0), stamp(by.clock)
    rows: list[Decision] = []
    for one, (document, item) in _checked(bundle, told, ledger, at[:10]):
        name = bundle.aliases.get(item.id, item.id)
        for act, data in _acts(one, entries[item.id], known, name, supersede=False):
            place = {"document": document, "kind": ClaimKind.FORECAST, "anchors": anchors(item)}
            kept_parts: dict[str, Any] = {"before": encode(item), "after": data, "reason": by.reason, **place}
            rows.append(Decision(number + len(rows) + 1, act, item.id, by.person, at, **kept_parts))
    return tuple(rows)


def _checked(bundle: Bundle, told: Sequence[Told], ledger: Ledger, day: str) -> list[tuple[Told, tuple[str, Forecast]]]:
    """The outcomes with their forecasts, all of them right; a forecast and its restatements have one outcome."""
    entries = {entry.id: entry for entry in ledger.entries}
    find = _Finder(bundle)
    first: dict[str, Told] = {}
    found = []
    for one in told:
        document, item = find(one)
        entry = entries[item.id]
        other = first.setdefault(group_of(entry), one)
        if other is not one and (other.resolution, other.condition) != (one.resolution, one.condition):
            problem = f"{one.forecast} has another outcome in row {other.row}; a forecast has one"
            refuse([("forecast", problem)], one.row)
        for source, row in zip(one.resolution.sources, one.rows, strict=False):
            refuse(source_faults(source, day), row)
        refuse(faults(entry, one.resolution, day, one.condition), one.row)
        if other is one:
            found.append((one, (document, item)))
    return found


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
    """The outcomes that hold, of forecasts that nobody withheld."""
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
        condition = rows[held.number].after.get("condition")
        place = (entry.proposition.start, entry.proposition.end)
        name = bundle.aliases.get(entry.id, entry.id)
        told.append((Told(name, held, condition, hashes[entry.document], place), entry))
    every = {group_of(entry) for entry in ledger.entries if entry.resolution}
    return Shared(tuple(told), len(every) - len(told))
