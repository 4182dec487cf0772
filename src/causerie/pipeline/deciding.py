"""A person decides about an item: each decision is a new row, and an undo is one too."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from causerie.codec import encode
from causerie.edits import edited
from causerie.errors import BadRequest, UnknownName
from causerie.identity import anchors
from causerie.pipeline.desk import Where, writing_at
from causerie.pipeline.frozen import FORECAST, appended, taken_back
from causerie.pipeline.state import Clock, Named, State, named, shelved_as, stamp
from causerie.store import decisions
from causerie.undoing import stacks
from causerie.values import KIND_OF, CausalClaim, Decision, Item
from causerie.vocabulary import Act, Sign

_DOCUMENT = re.compile(r"D\d{1,12}", re.IGNORECASE)
SHOWN = 20
"""Names in one line of refusal."""


@dataclass(frozen=True, slots=True)
class By:
    """Who decides, when, and why."""

    person: str
    clock: Clock
    reason: str = ""


def judge(where: Where, act: Act, names: tuple[str, ...], by: By) -> tuple[Decision, ...]:
    """Accept, reject or withhold items, all or none. "Accept" says that the coding is right, never that it is true.

    Accepting several at once raises BadRequest where the sign of a causal claim among them is undecided.
    """
    with writing_at(where, names) as (db, state):
        found = [named(db, state, name) for name in names]
        if act is Act.ACCEPT:
            refuse_undecided(found)
        return tuple(decisions.append(db, decision_on(state, one, act, by)) for one in found)


def refuse_undecided(found: Sequence[Named]) -> None:
    """Raises BadRequest where several items are to be accepted at once and nobody can have looked at a sign."""
    if len({one.item.id for one in found}) < 2:
        return
    items = {one.alias: one.item for one in found}
    open_ = [alias for alias, item in items.items() if isinstance(item, CausalClaim) and item.polarity is Sign.UNKNOWN]
    if open_:
        what = "the sign of this claim is" if len(open_) == 1 else f"the signs of these {len(open_)} claims are"
        raise BadRequest(
            f"nothing was accepted: {what} undecided: {_some(open_)}; decide each, as with "
            f"causerie edit {open_[0]} --polarity +, or accept it by itself"
        )


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return f"{', '.join(names[:SHOWN])}{more}"


def edit(where: Where, name: str, changes: Mapping[str, str], by: By) -> tuple[Decision, Item]:
    """Correct the coding of an item; `changes` are as `causerie.edits` knows them.

    Raises BadRequest where it would change the words, likelihood or deadline on which an outcome is recorded.
    """
    with writing_at(where, [name]) as (db, state):
        found = named(db, state, name)
        after = edited(found.shelved.document, found.item, changes, found.shelved.reading.turns)
        row = decision_on(state, found, Act.EDIT, by, after)
        places = (row.document,) if row.document and row.kind == FORECAST else ()
        return appended(db, places, [row])[0], after


def undo(where: Where, what: str | None, by: By, own: bool = False) -> Decision:
    """Undo a decision: the one with this number, the last one on this item or document (D1), or the last one of all.

    The last one is that made or redone last. `own`: only what `by.person` decided is looked at. Raises
    UnknownName where there is nothing of the kind, and BadRequest where it would change the wording or the deadline
    on which an outcome is recorded.
    """
    on_document = what is not None and _DOCUMENT.fullmatch(what.strip()) is not None
    with writing_at(where, None if on_document else [what] if what else []) as (db, state):
        return taken_back(db, state.history, [_taken_back(_to_undo(db, state, what, by, own), by)])[0]


def undo_many(where: Where, numbers: Sequence[int], by: By) -> tuple[Decision, ...]:
    """Undo the decisions with these numbers, all or none, the last first; each is an undo that redo takes back."""
    with writing_at(where, []) as (db, state):
        held = [_to_undo(db, state, str(number), by, own=False) for number in sorted(set(numbers), reverse=True)]
        return taken_back(db, state.history, (_taken_back(row, by) for row in held))


def redo(where: Where, by: By, own: bool = False) -> Decision:
    """Take back the last undo; nothing can be redone once something else was decided.

    `own`: the last undo of `by.person`, who is hindered by decisions of nobody else. Raises UnknownName
    where there is nothing to redo.
    """
    with writing_at(where, []) as (db, state):
        undone = stacks(state.history, by.person if own else None).undone
        if not undone:
            raise UnknownName("nothing to redo; see: causerie log")
        last = next(row for row in state.history if row.number == undone[-1])
        return taken_back(db, state.history, [_taken_back(last, by)])[0]


def _taken_back(row: Decision, by: By) -> Decision:
    at = stamp(by.clock)
    return Decision(0, Act.UNDO, row.target, by.person, at, row.document, row.kind, reason=by.reason, undoes=row.number)


def _to_undo(db: sqlite3.Connection, state: State, what: str | None, by: By, own: bool) -> Decision:
    done = stacks(state.history, by.person if own else None).done
    rows = {row.number: row for row in state.history}
    held = [rows[number] for number in done]
    if what is not None and what.isdecimal():
        held = [row for row in held if row.number == int(what)]
    elif what is not None and _DOCUMENT.fullmatch(what.strip()):
        document = shelved_as(state, what).document.id
        held = [row for row in held if row.target == document]
    elif what is not None:
        alias = named(db, state, what).alias
        held = [row for row in held if state.names.get(row.target) == alias]
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
