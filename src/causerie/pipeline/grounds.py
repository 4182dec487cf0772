"""The map of everybody in a workspace, kept with its desk: many questions are put to one map before it changes."""

from __future__ import annotations

import dataclasses
import weakref
from collections import OrderedDict
from dataclasses import dataclass

from causerie.assembly.memory import Memory
from causerie.pipeline.bundling import bundle_of, open_only
from causerie.pipeline.desk import Desk, Where, reading_at
from causerie.pipeline.filtering import Filters
from causerie.pipeline.mapping import OF_MAPS, Ground, ground
from causerie.pipeline.state import State
from causerie.values import Bundle

KEPT = 3
"""Maps kept for one desk: of everything, of what was checked, and one without suggestions."""
Key = tuple[int, bool, bool]
_known: weakref.WeakKeyDictionary[Desk, OrderedDict[Key, Base]] = weakref.WeakKeyDictionary()
_memories: weakref.WeakKeyDictionary[Desk, dict[bool, Memory]] = weakref.WeakKeyDictionary()
"""Of a desk's maps, of what was checked and of everything: the next map has most factors in common with the last."""


@dataclass(frozen=True, slots=True)
class Base:
    """The documents, and what maps are drawn from. `bundle.map` is the whole map."""

    bundle: Bundle
    ground: Ground


def base(where: Where, checked: bool = False, suggested: bool = True, open_: bool = False) -> Base:
    """Everything, or only what a person checked, with its map. Of a desk it is computed once for each change.

    `open_`: without what is withheld; that is computed each time, as little leaves a house.
    """
    if not isinstance(where, Desk):
        with reading_at(where) as (_, state):
            return _base(state, checked, suggested, open_=open_)
    if open_ and open_only(bundle := bundle_of(state := where.state(), Filters(), checked)) is not bundle:
        return _base(state, checked, suggested, open_=True)
    kept = _known.setdefault(where, OrderedDict())
    # The version is read first: a state that is newer than its key is only computed once too often.
    key = (where.version, checked, suggested)
    if key not in kept:
        memory = _memories.setdefault(where, {}).setdefault(checked, Memory())
        kept[key] = _base(where.state(), checked, suggested, memory)
        for old in [one for one in kept if one[0] != key[0]] + list(kept)[:-KEPT]:
            kept.pop(old, None)
    return kept[key]


def _base(state: State, checked: bool, suggested: bool, memory: Memory | None = None, open_: bool = False) -> Base:
    bundle = bundle_of(state, Filters(), checked)
    bundle = open_only(bundle) if open_ else bundle
    decided = tuple(row for row in state.standing if row.act in OF_MAPS)
    whole = ground(bundle, decided, suggested, memory)
    return Base(dataclasses.replace(bundle, map=whole.map), whole)
