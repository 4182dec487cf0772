"""What a map tells of the forecasts in the index: what each is about, and which of them are one thing.

A map is drawn from everything, so it is drawn anew when anything was read, recoded or merged; an outcome leaves it.
"""

from __future__ import annotations

from collections.abc import Hashable
from sqlite3 import Connection

from causerie.decisions import standing
from causerie.ledger.topics import topics_of
from causerie.pipeline.bundling import bundle_of
from causerie.pipeline.filtering import Filters
from causerie.pipeline.indexing import regroup_mapped
from causerie.pipeline.mapping import OF_MAPS, ground
from causerie.pipeline.state import state_of
from causerie.store import entries


def remap(db: Connection) -> None:
    """Draw the map, and write what it tells into the index, inside a transaction or on a shadow."""
    state = state_of(db)
    merges = tuple(row for row in standing(state.history) if row.act in OF_MAPS)
    bundle = bundle_of(state, Filters())
    topics = topics_of(ground(bundle, merges).map)
    named = {name: found for (_, name), found in topics.items()}
    numbers = entries.numbers_of(db, named)
    labels: dict[int, str] = {}
    factors: dict[int, Hashable] = {}
    for name, number in numbers.items():
        labels[number], factors[number] = named[name]
    regroup_mapped(db, labels, factors)
