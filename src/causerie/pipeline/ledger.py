"""The ledger of a bundle as of a day: entries, what was decided of them, and what later documents may tell."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from causerie.decisions import standing
from causerie.errors import BadRequest
from causerie.identity import reattach
from causerie.ledger.candidates import candidates_of
from causerie.ledger.entering import entries_of
from causerie.ledger.options import EnterOptions
from causerie.ledger.outcomes import Fault
from causerie.ledger.scoring import with_scores
from causerie.ledger.settling import settled
from causerie.pipeline.asof import LedgerOptions, due, said_by
from causerie.values import Bundle, Decision, Entry, Ledger, Reading
from causerie.vocabulary import ClaimKind

__all__ = ["LedgerOptions", "due", "kept", "only", "refuse", "shared", "told_of", "with_ledger"]


def kept(bundle: Bundle, decisions: Iterable[Decision], options: LedgerOptions) -> Ledger:
    """The ledger of a bundle with these decisions (undone ones may be among them).

    Statements are grouped over all documents of the bundle, so a view filters the ledger (`only`), not the bundle.
    """
    entering = EnterOptions(options.scale, options.zone, options.hemisphere)
    entries = entries_of(bundle.documents, bundle.readings, entering, bundle.map)
    told = told_of(bundle, entries, standing(decisions))
    found = tuple(_reviewed(bundle, settled(entries, told, options.as_of)))
    if options.replay:
        found = tuple(entry for entry in found if said_by(entry, options.as_of))
    ledger = Ledger(options.as_of, options.scale, found)
    if options.candidates:
        until = (options.as_of,) if options.replay else ()
        offered = candidates_of(found, bundle.documents, bundle.readings, bundle.map, *until)
        ledger = dataclasses.replace(ledger, candidates=offered)
    return with_scores(ledger)


def with_ledger(bundle: Bundle, decisions: Iterable[Decision], options: LedgerOptions) -> Bundle:
    """The bundle with its ledger."""
    return dataclasses.replace(bundle, ledger=kept(bundle, decisions, options))


def only(ledger: Ledger, readings: Iterable[Reading]) -> Ledger:
    """The ledger with those entries alone whose forecasts are in these readings; scores are told anew."""
    ids = {one.id for reading in readings for one in reading.forecasts}
    entries = tuple(entry for entry in ledger.entries if entry.id in ids)
    offered = tuple(one for one in ledger.candidates if one.entry in ids)
    return with_scores(dataclasses.replace(ledger, entries=entries, candidates=offered))


def shared(ledger: Ledger, open_: Bundle | None = None) -> Ledger:
    """The ledger as it may leave the house: without what is withheld, scored anew, and how many those are.

    `open_`: the bundle without what is withheld; what is not in it stays at home too, as it shares words with that.
    """
    if open_ is not None:
        there = {one.id for reading in open_.readings for one in reading.forecasts}
        marked = (entry if entry.id in there else dataclasses.replace(entry, withheld=True) for entry in ledger.entries)
        return shared(dataclasses.replace(ledger, entries=tuple(marked)))
    entries = ledger.shared
    left = {entry.id for entry in entries}
    out = {entry.id for entry in ledger.entries} - left
    offered = tuple(one for one in ledger.candidates if one.entry in left and one.claim not in out)
    return with_scores(dataclasses.replace(ledger, entries=entries, candidates=offered, withheld=len(out)))


def _reviewed(bundle: Bundle, entries: Iterable[Entry]) -> Iterator[Entry]:
    held_back = {name for name, act in bundle.reviewed.items() if act == "withhold"}
    for entry in entries:
        yield dataclasses.replace(entry, withheld=True) if entry.id in held_back else entry


def told_of(bundle: Bundle, entries: Sequence[Entry], held: Iterable[Decision]) -> Mapping[str, list[Decision]]:
    """The decisions on forecasts by the id of the entry that each is about now."""
    ids = {entry.id for entry in entries}
    by_alias = {alias: one.id for one in entries if (alias := bundle.aliases.get(one.id))}
    by_document = {reading.id: reading for reading in bundle.readings}
    found: dict[str, list[Decision]] = defaultdict(list)
    for decision in held:
        if decision.kind is not ClaimKind.FORECAST:
            continue
        place = decision.target if decision.target in ids else by_alias.get(bundle.aliases.get(decision.target, ""))
        if place is None and decision.document in by_document:
            again = reattach(decision.anchors, by_document[decision.document].forecasts)
            place = again.id if again else None
        if place is not None:
            found[place].append(decision)
    return found


def refuse(faults: Iterable[Fault], row: int = 0) -> None:
    """Raises BadRequest for the first fault, with row and column or, outside of a file, the option at fault."""
    for column, problem in faults:
        place = f"row {row}, column {column}: " if row and column else f"row {row}: " if row else ""
        option = f"--{column.replace('_', '-')}: " if column and not row else ""
        raise BadRequest(f"{place}{option}{problem}")
