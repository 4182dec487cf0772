"""Where an entry stands, told apart from the day on which it is looked at: what an index of entries keeps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from causerie.ledger.settling import as_sharpened, decided_as, decides_from, settled_one, without_outcome
from causerie.values import Decision, Entry
from causerie.vocabulary import Lack, Outlook

EVER = "9999-12-31"
"""A day after all others."""


@dataclass(frozen=True, slots=True)
class Standing:
    """`fixed` is where it stands while nothing is recorded, None for open until `by_day` and due from then on; from
    the day `held_from` on it stands as `held`, and `turns` on the deadline that is taken.
    """

    lacks: tuple[Lack, ...]
    fixed: Outlook | None
    by_day: str | None
    held_from: str | None = None
    held: Outlook | None = None
    turns: bool = False


def standing_of(entry: Entry, own: Sequence[Decision] = (), shared: Sequence[Decision] = ()) -> Standing:
    """Where an entry stands with what was decided, `own` of it and `shared` of its whole group."""
    made = as_sharpened(entry, own)
    by_day = made.deadlines.default if made.deadlines else None
    told = settled_one(entry, own, shared, EVER) if shared else entry
    held = decided_as(made, told.resolution, told.verdicts) if told.resolution else None
    if told.resolution is None or held is None:
        return Standing(made.lacks, without_outcome(made), by_day)
    turns = told.verdicts is not None and told.verdicts.sensitive
    return Standing(made.lacks, without_outcome(made), by_day, decides_from(made, told.resolution), held, turns)
