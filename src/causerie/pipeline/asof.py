"""As of which day a ledger is looked at and how, and what of it was said or falls due by a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from causerie.dates import bounds
from causerie.scales import DEFAULT
from causerie.values import Entry
from causerie.vocabulary import Hemisphere, Outlook


@dataclass(frozen=True, slots=True)
class LedgerOptions:
    """`as_of`: the day (ISO 8601) on which the ledger is looked at; `scale`: whose words have a range of per cent;
    `zone`: in which days count; `hemisphere`: of the speakers' seasons; `candidates`: whether passages of later
    documents are looked for; `replay`: leave out what was said or published after that day.
    """

    as_of: str
    scale: str = DEFAULT
    zone: str = "UTC"
    candidates: bool = True
    replay: bool = False
    hemisphere: Hemisphere = Hemisphere.NORTHERN


def said_by(entry: Entry, day: str) -> bool:
    """Whether it may have been said by that day; what has no date may have."""
    return entry.uttered is None or bounds(entry.uttered)[0].isoformat() <= day


def due(entries: Iterable[Entry], until: str) -> tuple[Entry, ...]:
    """First statements without an outcome whose default deadline comes by the day `until`, the earliest first."""
    waiting = (Outlook.OPEN, Outlook.DUE)
    found = [
        (entry.deadlines.default, at, entry)
        for at, entry in enumerate(entries)
        if entry.deadlines and entry.counts and entry.outlook in waiting and entry.deadlines.default <= until
    ]
    return tuple(entry for _, _, entry in sorted(found, key=lambda one: one[:2]))
