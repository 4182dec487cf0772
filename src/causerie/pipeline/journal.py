"""The log as it is looked through: filtered, a page at a time, each decision with what it changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from causerie.changes import Change, changes, quoted_in
from causerie.codec import encode
from causerie.dates import bounds, check_date
from causerie.errors import BadRequest, UnknownName
from causerie.pipeline.deciding import By
from causerie.pipeline.desk import Where, writing_at
from causerie.pipeline.frozen import taken_back
from causerie.pipeline.state import stamp
from causerie.pipeline.viewing import Log, log
from causerie.store.forgetting import Tombstone
from causerie.values import Decision
from causerie.vocabulary import Act

PAGE = 100


@dataclass(frozen=True, slots=True)
class LogFilters:
    """Which decisions are shown; an empty part lets all through. `item`: its name (C12), a document's id or what
    else was decided on; `since` and `until`: dates (2031, 2031-05, 2031-05-02); `words`: of target, reason or change.
    """

    person: str = ""
    act: str = ""
    item: str = ""
    since: str = ""
    until: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A decision as the log tells it: its item's name, the words that it is about, what it changed.

    `undone_by` is the number of the undo that took it back, 0 where it stands.
    """

    row: Decision
    alias: str
    quote: str
    changes: tuple[Change, ...]
    undone_by: int = 0

    @property
    def standing(self) -> bool:
        return not self.undone_by


@dataclass(frozen=True, slots=True)
class Journal:
    """A page of the log, the newest first: of `total` that pass, and who did what in the whole log."""

    lines: tuple[Line, ...]
    total: int
    whole: int
    persons: tuple[str, ...]
    acts: tuple[Act, ...]
    forgotten: tuple[Tombstone, ...]


def journal(where: Where, filters: LogFilters, start: int = 0, most: int | None = PAGE) -> Journal:
    """The decisions that pass, the newest first, from the `start`th on; raises BadRequest for what is no date."""
    for name in ("since", "until"):
        if getattr(filters, name):
            check_date(getattr(filters, name), name)
    found = log(where)
    undone = undone_by(found.history)
    passing = [row for row in reversed(found.history) if _passes(row, filters, found)]
    end = None if most is None else start + most
    return Journal(
        lines=tuple(_line(row, found, undone) for row in passing[start:end]),
        total=len(passing),
        whole=len(found.history),
        persons=tuple(sorted({row.person for row in found.history})),
        acts=tuple(act for act in Act if any(row.act is act for row in found.history)),
        forgotten=found.forgotten,
    )


def undone_by(history: Iterable[Decision]) -> Mapping[int, int]:
    """The undo that holds by the number of the decision that it takes back."""
    taken: dict[int, int] = {}
    for row in sorted(history, key=lambda one: -one.number):
        if row.act is Act.UNDO and row.undoes is not None and row.number not in taken:
            taken[row.undoes] = row.number
    return taken


def again(where: Where, number: int, by: By) -> Decision:
    """Do the decision with this number again: takes back the undo of it that holds, whatever was decided since.

    Raises UnknownName for a decision that is not there, BadRequest for one that was not undone.
    """
    with writing_at(where, []) as (db, state):
        if number not in {row.number for row in state.history}:
            raise UnknownName(f"there is no decision {number}; see: causerie log")
        taken = undone_by(state.history).get(number)
        if taken is None:
            raise BadRequest(f"decision {number} was not undone")
        row = next(one for one in state.history if one.number == number)
        at = stamp(by.clock)
        made = Decision(0, Act.UNDO, row.target, by.person, at, row.document, row.kind, reason=by.reason, undoes=taken)
        return taken_back(db, state.history, [made])[0]


def as_data(line: Line) -> dict[str, Any]:
    """A line as JSON data: the decision whole, and what the log tells beside it."""
    told = [{"part": one.part, "before": one.before, "after": one.after} for one in line.changes]
    beside = {"alias": line.alias or None, "standing": line.standing, "undone_by": line.undone_by or None}
    return {**encode(line.row), **beside, "changes": told}


def _line(row: Decision, found: Log, undone: Mapping[int, int]) -> Line:
    alias = found.names.get(row.target, "")
    return Line(row, alias, quoted_in(row), changes(row), undone.get(row.number, 0))


def _passes(row: Decision, filters: LogFilters, found: Log) -> bool:
    day = row.at[:10]
    if filters.person and row.person.casefold() != filters.person.strip().casefold():
        return False
    if filters.act and row.act.value != filters.act:
        return False
    if filters.since and day < bounds(filters.since)[0].isoformat():
        return False
    if filters.until and day > bounds(filters.until)[1].isoformat():
        return False
    if filters.item and not _about(row, filters.item.strip().casefold(), found):
        return False
    return not filters.words or filters.words.strip().casefold() in " ".join(_words(row)).casefold()


def _about(row: Decision, wanted: str, found: Log) -> bool:
    names = (found.names.get(row.target, ""), row.target, row.document or "")
    return any(name.casefold() == wanted for name in names)


def _words(row: Decision) -> Iterator[str]:
    yield from (row.target, row.reason, quoted_in(row))
    for one in changes(row):
        yield from (one.before, one.after)
