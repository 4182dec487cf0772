"""Looking at a workspace: what a view needs, as one value."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from dataclasses import dataclass

from causerie.pipeline.bundling import bundle_of
from causerie.pipeline.desk import Where, reading_at
from causerie.pipeline.filtering import Filters
from causerie.pipeline.state import Named, Shelved, named
from causerie.store import forgetting
from causerie.store.forgetting import Tombstone
from causerie.values import Bundle, Decision
from causerie.vocabulary import CHECKED


@dataclass(frozen=True, slots=True)
class Log:
    """What people did: all decisions, the names of their targets, and what was forgotten."""

    history: tuple[Decision, ...]
    standing: frozenset[int]
    names: dict[str, str]
    forgotten: tuple[Tombstone, ...]


def look(where: Where, filters: Filters | None = None) -> Bundle:
    """Documents with their current readings after decisions, filtered; no map."""
    with reading_at(where) as (_, state):
        return bundle_of(state, filters or Filters())


def shelf(where: Where) -> tuple[Shelved, ...]:
    """The documents of a workspace with their aliases."""
    with reading_at(where) as (_, state):
        return state.shelf


def one(where: Where, alias: str) -> tuple[Named, Bundle, tuple[Decision, ...]]:
    """The item with this alias, the bundle that it belongs to, and the decisions on it."""
    with reading_at(where, [alias]) as (db, state):
        found = named(db, state, alias)
    same = {item for item, name in state.names.items() if name == found.alias}
    about = tuple(decision for decision in state.history if decision.target in same)
    alone = dataclasses.replace(state, shelf=(found.shelved,))
    return found, bundle_of(alone, Filters()), about


def checkers(where: Where, documents: Collection[str]) -> tuple[str, ...]:
    """Who checked the coding of these documents (their ids), in the order in which they began."""
    with reading_at(where, []) as (_, state):
        made = (row for row in state.standing if row.act in CHECKED and row.document in documents)
        return tuple(dict.fromkeys(row.person for row in made))


def log(where: Where) -> Log:
    """All decisions and tombstones."""
    with reading_at(where, []) as (db, state):
        stones = forgetting.tombstones(db)
    return Log(state.history, frozenset(d.number for d in state.standing), state.names, stones)
