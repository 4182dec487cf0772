"""The adjacency matrix, as fuzzy cognitive mapping tools have it: a row a cause, a column an effect.

A cell is 1, -1 or ? (there is a link, its sign is open), or in files of others a weight from -1 to 1,
of which only the sign is kept. An empty cell and 0 are no link.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence

from causerie.errors import BadRequest
from causerie.values import Factor, Map
from causerie.views.exchange.bounds import text_of
from causerie.views.exchange.content import Content
from causerie.views.exchange.drafts import Edge, factor_id, map_from, weight_sign
from causerie.views.exchange.guard import guarded, unguarded
from causerie.views.exchange.links_csv import table_of
from causerie.views.exchange.tables import Cell
from causerie.vocabulary import Sign

_CELL: dict[Sign, Cell] = {Sign.PLUS: 1, Sign.MINUS: -1, Sign.UNKNOWN: "?"}
_OPEN = ("?", "±")


def cells_of(drawn: Map) -> list[list[Cell]]:
    """The matrix with its labels; denied links are not in it."""
    at = {factor.id: place for place, factor in enumerate(drawn.factors, 1)}
    names: list[Cell] = [guarded(factor.label) for factor in drawn.factors]
    lines: list[list[Cell]] = [["", *names], *([name, *[""] * len(names)] for name in names)]
    for link in drawn.links:
        lines[at[link.cause]][at[link.effect]] = _CELL[link.sign]
    return lines


def write(content: Content) -> bytes:
    """The matrix as CSV in UTF-8 with a byte order mark."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(cells_of(content.map))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def read(data: bytes) -> Map:
    """The map of a matrix in CSV."""
    header, lines = table_of(text_of(data))
    return map_of_matrix([header, *(line for _, line in lines)])


def map_of_matrix(lines: Sequence[Sequence[object]], sheet: str = "") -> Map:
    """The map of a matrix; raises BadRequest unless rows and columns are the same factors in the same order."""
    place = f"sheet {sheet}, " if sheet else ""
    names = [_label(cell) for cell in (lines[0][1:] if lines else ())]
    while names and not names[-1]:
        names.pop()
    factors = _factors(names, place)
    body = [line for line in lines[1:] if any(cell not in (None, "") for cell in line)]
    if len(body) != len(names):
        raise BadRequest(
            f"{place}has {len(body)} rows and {len(names)} columns of factors; a matrix has as many of both"
        )
    edges = []
    for row, line in enumerate(body):
        if _label(line[0]) != names[row]:
            raise BadRequest(f"{place}row {row + 2}: is {_label(line[0])!r}, and column {row + 2} is {names[row]!r}")
        for column, cell in enumerate(line[1:]):
            if cell in (None, ""):
                continue
            if column >= len(names):
                raise BadRequest(f"{place}row {row + 2}, column {column + 2}: stands under no name")
            sign = _sign(cell, f"{place}row {row + 2}, column {column + 2}")
            if sign is not None:
                edges.append(Edge(factors[row].id, factors[column].id, sign))
    return map_from(factors, edges)


def _factors(names: Sequence[str], place: str) -> list[Factor]:
    empty = next((at for at, name in enumerate(names) if not name), None)
    if empty is not None or not names:
        raise BadRequest(f"{place}row 1, column {(empty or 0) + 2}: lacks the name of a factor")
    ids = {name: _ids(name, count) for name, count in Counter(names).items()}
    return [Factor(next(ids[name]), name) for name in names]


def _ids(name: str, count: int) -> Iterator[str]:
    """Two columns of one name are two factors, which keep their order where a map sorts them by name and id."""
    return iter(sorted(factor_id(f"{name}\0{at}" if at else name) for at in range(count)))


def _label(cell: object) -> str:
    return unguarded("" if cell is None else str(cell))


def _sign(cell: object, where: str) -> Sign | None:
    text = _label(cell).strip()
    if text in _OPEN:
        return Sign.UNKNOWN
    sign = weight_sign(text, where) if text else Sign.UNKNOWN
    return None if sign is Sign.UNKNOWN else sign
