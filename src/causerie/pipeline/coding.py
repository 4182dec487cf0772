"""Coding by hand what no reader found: the item is a decision, undone like any other, and has its name at once."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Mapping

from causerie.byhand import coded
from causerie.errors import BadRequest
from causerie.identity import anchors, reattach
from causerie.pipeline.deciding import By, decision_on
from causerie.pipeline.desk import Where, writing_at
from causerie.pipeline.state import Named, Shelved, State, shelved_as
from causerie.store import aliases, decisions
from causerie.values import Decision, Item, items_of
from causerie.vocabulary import Act, ClaimKind


def code(where: Where, document: str, kind: ClaimKind, given: Mapping[str, str], by: By) -> tuple[Decision, Named]:
    """Code an item in a document (alias, id or title); `given` as in `causerie.byhand.coded`. It counts as accepted.

    Raises BadRequest and QuoteNotFound where the coding makes no sense or its words do not stand in the text,
    BadRequest where the same words are coded already.
    """
    with writing_at(where) as (db, state):
        shelved = shelved_as(state, document)
        item = coded(shelved.document, shelved.reading, kind, given, by.person)
        _refuse_known(state, shelved, item)
        row = decisions.append(db, _decision(state, shelved, item, by))
        return row, Named(_alias(db, shelved, item), shelved, item)


def _refuse_known(state: State, shelved: Shelved, item: Item) -> None:
    """Raises BadRequest where the claim stands there already: two codings of one claim would count twice."""
    there = [one for one in items_of(shelved.reading) if type(one) is type(item)]
    same = next((one for one in there if one.id == item.id), None) or reattach(anchors(item), there)
    if same is not None:
        alias = state.names.get(same.id, "an item")
        nearly = "these very words" if same.id == item.id else "nearly these words"
        raise BadRequest(f"{alias} is coded at {nearly}; correct it instead: causerie edit {alias}, or reject it first")


def _decision(state: State, shelved: Shelved, item: Item, by: By) -> Decision:
    """The decision; nothing stood there before."""
    return dataclasses.replace(decision_on(state, Named("", shelved, item), Act.CODE, by, item), before=None)


def _alias(db: sqlite3.Connection, shelved: Shelved, item: Item) -> str:
    aliases.give(db, shelved.number, [item], {})
    return aliases.names_of(db, [item.id])[item.id]
