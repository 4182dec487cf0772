"""What of a ledger may leave the house: entries of accepted forecasts that nobody withheld; no score over more.

Who has the means scores what is left anew; here none is told.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping

from causerie.values import Entry, Item, Ledger, Map, Quote
from causerie.vocabulary import Part

UNSCORED = "No score: it would rest on forecasts that are not in this page."
Closed = Mapping[str, tuple[tuple[int, int], ...]]
"""Where the words of withheld items stand, by document."""


def open_ledger(ledger: Ledger, kept: Mapping[str, Item], drawn: Map, closed: Closed) -> Ledger:
    """The ledger of what is kept; `drawn` is the map of it. Nothing in it is the wording of what was left out."""
    labels = {
        (place.document, place.claim): factor.label
        for factor in drawn.factors
        for place in factor.mentions
        if place.part is Part.PROPOSITION
    }
    left = [entry for entry in ledger.entries if entry.id in kept and not entry.withheld]
    entries = tuple(_open(entry, labels, closed.get(entry.document, ())) for entry in _grouped(left))
    ids = {entry.id for entry in entries}
    offered = tuple(one for one in ledger.candidates if one.entry in ids and one.claim in kept)
    opened = dataclasses.replace(ledger, entries=entries, candidates=offered)
    if len(entries) == len(ledger.entries):
        return opened
    withheld = sum(entry.withheld for entry in ledger.entries if entry.id not in ids)
    others = len(ledger.entries) - len(entries) - withheld
    opened = dataclasses.replace(opened, withheld=ledger.withheld + withheld, unchecked=ledger.unchecked + others)
    unscored = UNSCORED if ledger.score else ledger.unscored and UNSCORED
    return dataclasses.replace(opened, score=None, scores=(), curve=(), unscored=unscored)


def _grouped(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries; of a forecast whose first statement was left out, the next one is the first."""
    first: dict[str, str] = {}
    for entry in entries:
        yield dataclasses.replace(entry, group=first.setdefault(entry.group or entry.id, entry.id))


def _open(entry: Entry, labels: Mapping[tuple[str, str], str], closed: Iterable[tuple[int, int]]) -> Entry:
    days = entry.deadlines
    return dataclasses.replace(
        entry,
        condition=None if entry.condition and _touches(entry.condition, closed) else entry.condition,
        # The words of a vague time may stand outside of the quote, so they leave only where they stand in it.
        deadlines=dataclasses.replace(days, words=days.words if days.words in entry.quote.text else "vague words")
        if days
        else None,
        topic=labels.get((entry.document, entry.id)),
    )


def _touches(quote: Quote, closed: Iterable[tuple[int, int]]) -> bool:
    return any(low < quote.end and quote.start < high for low, high in closed)
