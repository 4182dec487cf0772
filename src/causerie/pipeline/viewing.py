"""Looking at a workspace: what a view needs, as one value."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from causerie.pipeline.filtering import Filters, filtered
from causerie.pipeline.state import Named, Shelved, State, named, shelved_as, state_about, state_of
from causerie.store import forgetting
from causerie.store.database import opened
from causerie.store.forgetting import Tombstone
from causerie.values import Bundle, Decision


@dataclass(frozen=True, slots=True)
class Log:
    """What people did: all decisions, the names of their targets, and what was forgotten."""

    history: tuple[Decision, ...]
    standing: frozenset[int]
    names: dict[str, str]
    forgotten: tuple[Tombstone, ...]


def look(path: Path, filters: Filters | None = None) -> Bundle:
    """Documents with their current readings after decisions, filtered; no map."""
    with opened(path) as db:
        state = state_of(db)
    return bundle_of(state, filters or Filters())


def bundle_of(state: State, filters: Filters) -> Bundle:
    """A state as views want it. `filters` may name documents by alias or title too."""
    ids = tuple(shelved_as(state, name).document.id for name in filters.documents)
    whole = Bundle(
        documents=tuple(shelved.document for shelved in state.shelf),
        readings=tuple(shelved.reading for shelved in state.shelf),
        aliases=state.names,
        reviewed={key: act for shelved in state.shelf for key, act in shelved.decided.reviewed.items()},
    )
    return filtered(whole, _with_ids(filters, ids))


def _with_ids(filters: Filters, ids: tuple[str, ...]) -> Filters:
    return Filters(filters.speakers, filters.factors, filters.statuses, filters.certainties, filters.attributes, ids)


def shelf(path: Path) -> tuple[Shelved, ...]:
    """The documents of a workspace with their aliases."""
    with opened(path) as db:
        return state_of(db).shelf


def one(path: Path, alias: str) -> tuple[Named, Bundle, tuple[Decision, ...]]:
    """The item with this alias, the bundle that it belongs to, and the decisions on it."""
    with opened(path) as db:
        state = state_about(db, [alias])
        found = named(db, state, alias)
    same = {item for item, name in state.names.items() if name == found.alias}
    about = tuple(decision for decision in state.history if decision.target in same)
    return found, bundle_of(state, Filters()), about


def log(path: Path) -> Log:
    """All decisions and tombstones."""
    with opened(path) as db:
        state = state_about(db, [])
        stones = forgetting.tombstones(db)
    return Log(state.history, frozenset(d.number for d in state.standing), state.names, stones)
