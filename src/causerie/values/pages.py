"""A part of a ledger that is too long to be looked at in one piece, and counts of the whole of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from causerie.values.bundles import Bundle
from causerie.values.claims import Document, Forecast
from causerie.values.ledger import Entry
from causerie.vocabulary import Act, Lack, Outlook

Statuses = tuple[tuple[Outlook, int], ...]
"""How many entries stand where; none with nought."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A forecast as it was coded, and its entry. `document` is without its text; `act` is what a person decided."""

    item: Forecast
    entry: Entry
    document: Document
    alias: str = "-"
    act: Act | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How the entries of one speaker, document, topic or year stand. Statuses are counts, never shares.

    `speakers`: how many people's they are, those of nobody named left out; 0 where speakers were not counted beside.
    """

    name: str | None
    statuses: Statuses
    speakers: int = 0

    @property
    def entries(self) -> int:
        """How many there are."""
        return sum(count for _, count in self.statuses)


@dataclass(frozen=True, slots=True)
class Counts:
    """Of a whole ledger: how many first statements stand where, and how many statements only say one again.

    `sensitive`: how many turn on the deadline that is taken. `lacks` are of those that nobody could ever decide, in
    the order in which they are met. `tallies` are by what was asked
    for ("speaker", "document", "topic", "period"), in no order; a name is None where there is none.
    """

    statuses: Statuses = ()
    again: int = 0
    sensitive: int = 0
    lacks: tuple[tuple[Lack, int], ...] = ()
    tallies: Mapping[str, tuple[Tally, ...]] = field(default_factory=dict)

    @property
    def entries(self) -> int:
        """How many first statements there are."""
        return sum(count for _, count in self.statuses)

    @property
    def speakers(self) -> int:
        """Whose they are: how many are named; 0 where speakers were not asked for."""
        return sum(one.name is not None for one in self.tallies.get("speaker", ()))

    @property
    def undecidable(self) -> int:
        """How many of them nobody could ever decide as they were said."""
        return sum(count for outlook, count in self.statuses if outlook.undecidable)


@dataclass(frozen=True, slots=True)
class Page:
    """Entries from the place `start` on, what was said again of each, and counts of the whole.

    `bundle` holds what is told of these entries: their names, what was decided of their coding, and a ledger with
    these alone, whose score is that of the whole.
    """

    bundle: Bundle
    start: int
    later: Mapping[str, tuple[Entry, ...]]
    counts: Counts
