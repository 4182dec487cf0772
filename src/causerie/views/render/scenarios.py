"""Scenarios set side by side: one row for each factor that any of them moves, one column for each scenario."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from causerie.values import Map, Outcome, Response
from causerie.views.drawing import follows
from causerie.views.render.safe import safe

NOTHING = "not touched"


@dataclass(frozen=True, slots=True)
class Cell:
    """What one scenario does to a factor: which way (None: undetermined or not moved), the shares, and the words.

    `unchecked`: whether what carries it is a machine's reading that nobody has checked, as `follows.unchecked` says it.
    """

    way: str | None
    up: float
    down: float
    says: str
    unchecked: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A factor by its label, with a cell for each scenario; `differ`: some go other ways than others."""

    factor: str
    cells: tuple[Cell | None, ...]

    @property
    def differ(self) -> bool:
        return len({cell.way if cell else None for cell in self.cells}) > 1


Column = tuple[str, Outcome, Map]
"""The name of a scenario, what follows, and the map it was computed on."""


def table(columns: Sequence[Column]) -> tuple[Row, ...]:
    """The rows, those in which the scenarios differ first. Factors are matched by label: the maps may be several's."""
    cells = [_cells(outcome, drawn) for _, outcome, drawn in columns]
    labels = dict.fromkeys(label for column in cells for label in column)
    rows = [Row(label, tuple(column.get(label) for column in cells)) for label in labels]
    return tuple(sorted(rows, key=lambda row: not row.differ))


def _cells(outcome: Outcome, drawn: Map) -> dict[str, Cell]:
    names = follows.names_of(drawn)
    return {names[row.factor]: _cell(row, outcome) for row in follows.moved(outcome)}


def _cell(row: Response, outcome: Outcome) -> Cell:
    way = follows.WAYS[row.direction] if row.direction else None
    return Cell(way, row.up, row.down, follows.verdict(row, outcome), follows.unchecked(row))


def table_lines(columns: Sequence[Column]) -> Iterator[str]:
    """The table for a terminal."""
    for number, (name, outcome, drawn) in enumerate(columns, 1):
        yield safe(f"[{number}] {name}: {follows.question(outcome, follows.names_of(drawn))}")
        yield safe(f"    {follows.whose(outcome)}")
    yield "Shares are of draws of the map; they say nothing of how the world will go."
    for row in table(columns):
        yield ""
        yield safe(f"{row.factor}{'  (they differ)' if row.differ else ''}")
        for number, cell in enumerate(row.cells, 1):
            raw = f" ({cell.unchecked})" if cell and cell.unchecked else ""
            yield safe(f"  [{number}] {cell.says if cell else NOTHING}{raw}")
