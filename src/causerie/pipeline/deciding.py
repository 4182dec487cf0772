"""A person decides about an item: each decision is a new row, and an undo is one too."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from causerie.codec import encode
from causerie.edits import edited
from causerie.errors import UnknownName
from causerie.identity import anchors
from causerie.pipeline.desk import Where, writing_at
from causerie.pipeline.state import Clock, Named, State, named, stamp
from causerie.store import decisions
from causerie.values import KIND_OF, Decision, Item
from causerie.vocabulary import Act


@dataclass(frozen=True, slots=True)
class By:
    """Who decides, when, and why."""

    person: str
    clock: Clock
    reason: str = ""


def judge(where: Where, act: Act, names: tuple[str, ...], by: By) -> tuple[Decision, ...]:
    """Accept, reject or withhold items, all or none. "Accept" says that the coding is right, never that it is true."""
    with writing_at(where, names) as (db, state):
        found = [named(db, state, name) for name in names]
        return tuple(decisions.append(db, decision_on(state, one, act, by)) for one in found)


def edit(where: Where, name: str, changes: Mapping[str, str], by: By) -> tuple[Decision, Item]:
    """Correct the coding of an item; `changes` are as `causerie.edits` knows them."""
    with writing_at(where, [name]) as (db, state):
        found = named(db, state, name)
        after = edited(found.shelved.document, found.item, changes)
        return decisions.append(db, decision_on(state, found, Act.EDIT, by, after)), after


def undo(where: Where, what: str | None, by: By) -> Decision:
    """Undo a decision: the one with this number, the last one on this item, or the last one of all."""
    with writing_at(where, [what] if what else []) as (db, state):
        last = _to_undo(db, state, what)
        row = Decision(
            0,
            Act.UNDO,
            last.target,
            by.person,
            stamp(by.clock),
            last.document,
            last.kind,
            reason=by.reason,
            undoes=last.number,
        )
        return decisions.append(db, row)


def _to_undo(db: sqlite3.Connection, state: State, what: str | None) -> Decision:
    held = state.standing
    if what is not None and what.isdecimal():
        held = tuple(decision for decision in held if decision.number == int(what))
    elif what is not None:
        alias = named(db, state, what).alias
        held = tuple(decision for decision in held if state.names.get(decision.target) == alias)
    if not held:
        raise UnknownName(f"nothing to undo{f' at {what}' if what else ''}; see: causerie log")
    return held[-1]


def decision_on(state: State, found: Named, act: Act, by: By, after: Any = None) -> Decision:
    """A decision on an item, not yet kept; it goes on with the target of an earlier decision on the same claim.

    `after` is a value or its JSON data.
    """
    places = {place: target for target, place in found.shelved.decided.found_as.items()}
    target = places.get(found.item.id, found.item.id)
    first = next((d for d in state.history if d.target == target and d.anchors), None)
    return Decision(
        number=0,
        act=act,
        target=target,
        person=by.person,
        at=stamp(by.clock),
        document=found.shelved.document.id,
        kind=KIND_OF[type(found.item)],
        anchors=first.anchors if first else anchors(found.item),
        before=encode(found.item),
        after=encode(after) if after is not None else None,
        reason=by.reason,
    )
