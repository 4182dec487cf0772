"""Rows of spreadsheets, read by name of column, also by the names that other programs give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from causerie.errors import BadRequest
from causerie.values import Factor
from causerie.views.exchange.drafts import number_of
from causerie.views.exchange.guard import unguarded

Cell = str | int | float | None
Cells = dict[str, Cell]
"""One row by name of column."""

_SAME: Mapping[str, tuple[str, ...]] = {
    "cause": ("from", "from_label", "influencing", "source_label"),
    "effect": ("to", "to_label", "influenced", "target_label"),
    "sign": ("polarity", "link_sign"),
    "quote": ("description", "reasoning", "label_text"),
    "source_id": ("document", "statement_id", "source_document"),
    "speaker": ("who", "said_by", "holder"),
    "weight": ("strength_value", "link_weight"),
}
"""Names that other programs give to the same columns."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row as read: its number in the file, and its cells by name of column in small letters."""

    number: int
    cells: Mapping[str, object]
    sheet: str = ""

    def text(self, name: str) -> str:
        """The text of a cell, "" where there is none."""
        found = self.cells.get(name)
        if found is None and name in _SAME:
            found = next((value for own in _SAME[name] if (value := self.cells.get(own)) is not None), None)
        if found is None:
            return ""
        return unguarded(found) if isinstance(found, str) else _plain(found)

    def where(self, name: str) -> str:
        """Where a cell stands, for a message."""
        place = f"sheet {self.sheet}, row {self.number}" if self.sheet else f"row {self.number}"
        used = next((own for own in (name, *_SAME.get(name, ())) if own in self.cells), name)
        return f"{place}, column {used}"

    def number_in(self, name: str, low: float, high: float) -> float | None:
        """A number, None where the cell is empty."""
        text = self.text(name)
        return number_of(text, self.where(name), low, high) if text.strip() else None

    def flag(self, name: str) -> bool | None:
        """Yes or no, None where the cell is empty."""
        text = self.text(name).strip().casefold()
        if text in ("yes", "true", "1"):
            return True
        if text in ("no", "false", "0"):
            return False
        if text:
            raise BadRequest(f"{self.where(name)}: {text!r} is neither yes nor no")
        return None


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def rows_of(header: Sequence[object], lines: Iterable[tuple[int, Sequence[object]]], sheet: str = "") -> Iterator[Row]:
    """Rows under a header; raises BadRequest for a row with more cells than the header has."""
    names = [_name(cell) for cell in header]
    twice = next((name for name in names if name and names.count(name) > 1), None)
    if twice:
        raise BadRequest(f"{f'sheet {sheet}, ' if sheet else ''}row 1: has two columns {twice!r}")
    for number, line in lines:
        cells = [cell for cell in line if cell not in (None, "")]
        if not cells:
            continue
        extra = [cell for cell in line[len(names) :] if cell not in (None, "")]
        if extra:
            place = f"sheet {sheet}, " if sheet else ""
            raise BadRequest(f"{place}row {number}: has {len(line)} cells, and the header has {len(names)}")
        yield Row(number, {n: c for n, c in zip(names, line, strict=False) if n and c not in (None, "")}, sheet)


def _name(cell: object) -> str:
    return str(cell if cell is not None else "").strip().casefold().replace(" ", "_")


def require(header: Sequence[object], names: Sequence[str], sheet: str = "") -> None:
    """Raises BadRequest unless each of the columns is there, under one of its names."""
    there = [_name(cell) for cell in header]
    for name in names:
        if not set(there) & {name, *_SAME.get(name, ())}:
            place = f"sheet {sheet}: " if sheet else "row 1: "
            others = f" (or {', '.join(_SAME[name][:2])})" if name in _SAME else ""
            shown = ", ".join(one for one in there[:12] if one) or "no names at all"
            raise BadRequest(f"{place}lacks a column {name}{others}; it has: {shown}")


def labels(factors: Iterable[Factor]) -> dict[str, str]:
    """Labels by id."""
    return {factor.id: factor.label for factor in factors}
