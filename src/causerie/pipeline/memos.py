"""Memos on items, documents and factors: each person's own, the last one stands, the earlier ones stay in the log."""

from __future__ import annotations

import dataclasses
import re
import sqlite3
from collections.abc import Iterator

from causerie.codes import DOCUMENT, FACTOR, ITEM, memos_of
from causerie.errors import BadRequest, UnknownName
from causerie.pipeline.deciding import By, decision_on
from causerie.pipeline.desk import Desk, Where, reading_at, writing_at
from causerie.pipeline.merging import factor_at
from causerie.pipeline.state import Shelved, State, named, shelved_as, stamp
from causerie.store import decisions
from causerie.values import Decision
from causerie.values.review import Memo
from causerie.vocabulary import Act

LONGEST = 20_000
KINDS = (ITEM, DOCUMENT, FACTOR)
_ITEM, _DOCUMENT = re.compile(r"[CFARQE]\d{1,12}", re.IGNORECASE), re.compile(r"D\d{1,12}", re.IGNORECASE)


def memo(where: Where, name: str, text: str, by: By, on: str | None = None) -> Decision:
    """Keep a memo of `by.person` on an item (C12), a document (D3, id or title) or a factor (its label).

    It takes the place of that person's earlier one there; "" takes it away. `on` says what is meant where a
    name could be several. Raises UnknownName and BadRequest.
    """
    words = text.strip()
    if len(words) > LONGEST:
        raise BadRequest(f"a memo has at most {LONGEST:,} characters; this one has {len(words):,}")
    if on is not None and on not in KINDS:
        raise BadRequest(f"{on!r} has no memos; these have: {', '.join(KINDS)}")
    if isinstance(where, Desk) and on == FACTOR:
        # Before the workspace is locked for everybody else.
        factor_at(where, where.state(), name)
    with writing_at(where, [name] if on in (None, ITEM) and _ITEM.fullmatch(name.strip()) else None) as (db, state):
        row = _row(where, db, state, name, {"text": words}, by, on)
        if not words and not any(one.target == row.target and one.person == by.person for one in _standing(state)):
            raise BadRequest(f"{by.person} has no memo on {name.strip()}")
        return decisions.append(db, row)


def memos(where: Where, on: str | None = None) -> tuple[Memo, ...]:
    """All memos that stand, the latest first; `on`: of items, documents or factors alone."""
    with reading_at(where) as (_, state):
        found = reversed(tuple(memos_in(state)))
        return tuple(one for one in found if on in (None, one.on))


def memos_in(state: State) -> Iterator[Memo]:
    """The memos of a state, each with the name of what it is on, and an item's under its present id."""
    places = {key: place for one in state.shelf for key, place in one.decided.found_as.items()}
    documents = {one.document.id: one.alias for one in state.shelf}
    for one in _standing(state):
        if one.on == ITEM:
            yield dataclasses.replace(
                one, target=places.get(one.target, one.target), about=state.names.get(one.target, "")
            )
        else:
            yield dataclasses.replace(one, about=documents.get(one.target, "") if one.on == DOCUMENT else one.target)


def _standing(state: State) -> tuple[Memo, ...]:
    return memos_of(state.standing)


def _row(
    where: Where, db: sqlite3.Connection, state: State, name: str, after: dict[str, str], by: By, on: str | None
) -> Decision:
    kind = on or _kind(state, name)
    if kind == ITEM:
        return decision_on(state, named(db, state, name), Act.MEMO, by, {"on": kind, **after})
    document = shelved_as(state, name).document.id if kind == DOCUMENT else None
    target = document or factor_at(where, state, name).label
    at = stamp(by.clock)
    return Decision(0, Act.MEMO, target, by.person, at, document, after={"on": kind, **after}, reason=by.reason)


def _kind(state: State, name: str) -> str:
    """What a name is by its looks, else a document's id or title, else a factor's label."""
    if _ITEM.fullmatch(name.strip()):
        return ITEM
    if _DOCUMENT.fullmatch(name.strip()) or _document(state, name) is not None:
        return DOCUMENT
    return FACTOR


def _document(state: State, name: str) -> Shelved | None:
    try:
        return shelved_as(state, name) if state.shelf else None
    except UnknownName:
        return None
