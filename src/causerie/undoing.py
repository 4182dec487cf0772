"""What an undo takes back and a redo brings again: two stacks, read off a log that only grows.

An undo is a row that names the row it undoes; a redo is an undo of an undo. A new decision empties the
stack of what could be redone. For one person alone, other people's rows are passed over, but for what they
did to that person's decisions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from causerie.values import Decision
from causerie.vocabulary import Act


@dataclass(frozen=True, slots=True)
class Stacks:
    """Numbers of rows, the next last: `done` can be undone; `undone` are undos that can be taken back."""

    done: tuple[int, ...]
    undone: tuple[int, ...]


def stacks(history: Iterable[Decision], person: str | None = None) -> Stacks:
    """The two stacks of everybody, or of one person: what that person decided, and what that person undid."""
    rows = sorted(history, key=lambda row: row.number)
    by_number = {row.number: row for row in rows}
    done: dict[int, None] = {}
    undone: list[int] = []
    for row in rows:
        if row.act is not Act.UNDO:
            done[row.number] = None
            if person in (None, row.person):
                undone.clear()
            continue
        root = about(row, by_number)
        if root is None:
            continue
        if _takes_back(row, by_number):
            done.pop(root, None)
            if person in (None, row.person):
                undone.append(row.number)
        else:
            done[root] = None
            undone = [number for number in undone if number != row.undoes]
    own = [number for number in done if person in (None, by_number[number].person)]
    return Stacks(tuple(own), tuple(undone))


def about(row: Decision, by_number: Mapping[int, Decision]) -> int | None:
    """The number of the decision that an undo, or one of undos, is about in the end; None where it was forgotten."""
    found: Decision | None = row
    while found is not None and found.act is Act.UNDO:
        found = by_number.get(found.undoes or 0)
    return found.number if found else None


def _takes_back(row: Decision, by_number: dict[int, Decision]) -> bool:
    """Whether an undo row takes a decision back: it undoes one itself, or the redo of one."""
    target = by_number[row.undoes or 0]
    return target.act is not Act.UNDO or not _takes_back(target, by_number)
