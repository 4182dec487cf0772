"""A codebook of the user's own: codes are made, moved, renamed, dropped, and given to items. Each is a decision."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from causerie.codes import below, checked_key, checked_name, codebook_of
from causerie.errors import BadRequest
from causerie.pipeline.coded import code_named
from causerie.pipeline.deciding import By, decision_on
from causerie.pipeline.desk import Where, reading_at, writing_at
from causerie.pipeline.state import Shelved, State, named, stamp
from causerie.store import decisions
from causerie.values import Decision, Item, items_of
from causerie.values.review import Code, Codebook
from causerie.vocabulary import Act
from causerie.voices import holder

CHANGES = ("parent", "key", "says")
"""What can be changed of a code; "" is no parent (the top), no key, no description."""


def codebook(where: Where) -> Codebook:
    """All codes with how much they are used, and the codes of each item by the item's id in the present reading."""
    with reading_at(where) as (_, state):
        return _counted(book_of(state), state)


def book_of(state: State) -> Codebook:
    """The codebook of a state; how much codes are used is not looked up in the readings."""
    book = codebook_of(state.standing)
    places = {key: place for one in state.shelf for key, place in one.decided.found_as.items()}
    tags: dict[str, tuple[str, ...]] = {}
    for target, own in book.tags.items():
        place = places.get(target, target)
        tags[place] = tuple(dict.fromkeys((*tags.get(place, ()), *own)))
    return dataclasses.replace(book, tags=tags)


def _counted(book: Codebook, state: State) -> Codebook:
    """The codes with their items in the present readings, and with whose claims those are."""
    above = {one.name: one.path for one in book.codes}
    used: Counter[str] = Counter()
    within: Counter[str] = Counter()
    unchecked: Counter[str] = Counter()
    people: dict[str, set[str]] = defaultdict(set)
    for one, item in _tagged(book, state):
        own = book.tags[item.id]
        lines = {name for code in own for name in above[code]}
        used.update(own)
        within.update(lines)
        unchecked.update(lines if item.id not in one.decided.checked else ())
        name = holder(one.document, one.reading, item)
        for code in lines if name else ():
            people[code].add(name or "")
    codes = tuple(
        dataclasses.replace(
            code,
            used=used[code.name],
            within=within[code.name],
            unchecked=unchecked[code.name],
            speakers=len(people[code.name]),
        )
        for code in book.codes
    )
    return dataclasses.replace(book, codes=codes)


def _tagged(book: Codebook, state: State) -> Iterator[tuple[Shelved, Item]]:
    for one in state.shelf if book.tags else ():
        yield from ((one, item) for item in items_of(one.reading) if item.id in book.tags)


def add_code(where: Where, name: str, by: By, parent: str = "", key: str = "", says: str = "") -> Decision:
    """Make a code, under another one if `parent` names it. Raises BadRequest where there is one of this name."""
    own = checked_name(name)
    with writing_at(where, []) as (db, state):
        book = codebook_of(state.standing)
        _refuse_taken(book, own)
        above = code_named(book, parent).name if parent.strip() else None
        after = {"parent": above, "key": checked_key(key, book, own), "says": says.strip()}
        return decisions.append(db, _row(own, after, by))


def change_code(where: Where, name: str, changes: Mapping[str, str], by: By) -> Decision:
    """Move a code under another parent, give it another key or description; what is not given stays.

    Raises BadRequest for a key that another code has, and for a parent that is under the code itself.
    """
    if not changes or set(changes) - set(CHANGES):
        raise BadRequest(f"nothing to change was given; {', '.join(CHANGES)} can be")
    with writing_at(where, []) as (db, state):
        book = codebook_of(state.standing)
        code = code_named(book, name)
        after: dict[str, str | None] = {"parent": code.parent, "key": code.key, "says": code.says}
        if "parent" in changes:
            after["parent"] = _parent(book, code, changes["parent"])
        if "key" in changes:
            after["key"] = checked_key(changes["key"], book, code.name)
        if "says" in changes:
            after["says"] = changes["says"].strip()
        return decisions.append(db, _row(code.name, after, by, code))


def rename_code(where: Where, name: str, new: str, by: By) -> Decision:
    """Give a code another name; its children and items stay with it."""
    own = checked_name(new)
    with writing_at(where, []) as (db, state):
        book = codebook_of(state.standing)
        code = code_named(book, name)
        if own == code.name:
            raise BadRequest(f"the code is called {own!r} already")
        if own.casefold() != code.name.casefold():
            _refuse_taken(book, own)
        return decisions.append(db, _row(code.name, {"name": own}, by, code))


def drop_code(where: Where, name: str, by: By, children: bool = False) -> tuple[Decision, ...]:
    """Drop a code; items lose it. Codes under it move up to its parent, or with `children` are dropped too."""
    with writing_at(where, []) as (db, state):
        book = codebook_of(state.standing)
        code = code_named(book, name)
        gone = below(book, code.name) if children else (code,)
        return tuple(decisions.append(db, _row(one.name, {"dropped": True}, by, one)) for one in reversed(gone))


def tag(where: Where, names: Sequence[str], code: str, by: By, on: bool = True) -> tuple[Decision, ...]:
    """Give a code (its name or key) to items, or take it from them with `on` false; those that have it are left out.

    Raises UnknownName, and BadRequest where nothing would change.
    """
    with writing_at(where, names) as (db, state):
        book = book_of(state)
        name = code_named(book, code).name
        found = {one.item.id: one for one in (named(db, state, each) for each in names)}
        rows = [
            decision_on(state, one, Act.TAG, by, {"code": name, "on": on})
            for one in found.values()
            if (name in book.tags.get(one.item.id, ())) is not on
        ]
        if not rows:
            raise BadRequest(f"{', '.join(names)}: {'has' if on else 'does not have'} the code {name!r} already")
        return tuple(decisions.append(db, row) for row in rows)


def _parent(book: Codebook, code: Code, typed: str) -> str | None:
    if not typed.strip():
        return None
    parent = code_named(book, typed)
    if code.name in parent.path:
        raise BadRequest(f"{parent.name!r} is {code.name!r} itself or under it; a code cannot be under itself")
    return parent.name


def _refuse_taken(book: Codebook, name: str) -> None:
    taken = next((one.name for one in book.codes if one.name.casefold() == name.casefold()), None)
    if taken is not None:
        raise BadRequest(f"there is a code {taken!r} already")


def _row(name: str, after: Mapping[str, object], by: By, before: Code | None = None) -> Decision:
    old = None if before is None else {"parent": before.parent, "key": before.key, "says": before.says}
    return Decision(0, Act.CODEBOOK, name, by.person, stamp(by.clock), before=old, after=dict(after), reason=by.reason)
