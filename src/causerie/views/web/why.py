"""Who found an item and why, as `causerie explain` tells it, and what people decided of it."""

from __future__ import annotations

from dataclasses import dataclass

from causerie.pipeline.desk import Desk
from causerie.pipeline.explaining import described, threshold
from causerie.values import Decision, Item, Reading


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision on an item. `holds`: it was not undone."""

    number: int
    act: str
    person: str
    at: str
    reason: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Why:
    """The rule with what it looks for, the readers, the probability and from which on items are kept."""

    rule: str
    says: tuple[str, ...]
    reader: str
    by: tuple[str, ...]
    probability: float | None
    kept_from: float | None
    place: str
    decisions: tuple[Decided, ...]


def why(desk: Desk, reading: Reading, item: Item, name: str) -> Why:
    """All that is known of how an item came here."""
    return Why(
        rule=item.rule,
        says=described(item.rule),
        reader=reading.reader,
        by=tuple(getattr(item, "found_by", ())),
        probability=getattr(item, "probability", None),
        kept_from=threshold(reading.reader, item),
        place=f"characters {item.quote.start} to {item.quote.end}",
        decisions=_decided(desk, name),
    )


def _decided(desk: Desk, name: str) -> tuple[Decided, ...]:
    state = desk.state()
    holding = {row.number for row in state.standing}
    own = [row for row in state.history if state.names.get(row.target) == name]
    return tuple(_one(row, row.number in holding) for row in own)


def _one(row: Decision, holds: bool) -> Decided:
    return Decided(row.number, row.act.value, row.person, row.at, row.reason, holds)
