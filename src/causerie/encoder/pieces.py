"""Where the word pieces of a document stand: in which window, and which of them a place in the text covers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from causerie.encoder.windows import Window

Place = tuple[int, int]
"""Code point offsets in the text, end exclusive."""


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """The pieces of all windows of a document, one after the other: their rows.

    A piece of the text is owned by one window and may be seen by others as well. The `own_*` lists go
    over the owned pieces alone, in order of the text.
    """

    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    borders: tuple[int, ...]
    """Row at which each window begins, and at the end the number of rows."""
    bounds: tuple[tuple[int, int], ...]
    """First and end of each window's own pieces, counted in the window."""
    own_rows: NDArray[np.int64]
    own_starts: list[int]
    own_ends: list[int]

    def owned(self, place: Place) -> tuple[int, int]:
        """First and end of the owned pieces that a place covers, counted over the owned ones."""
        low = bisect_right(self.own_ends, place[0])
        return low, max(bisect_left(self.own_starts, place[1]), low)

    def owner(self, place: Place) -> int | None:
        """The window that owns the first piece of a place; None where the place has no piece."""
        low, end = self.owned(place)
        return self.window_of(int(self.own_rows[low])) if low < end else None

    def window_of(self, row: int) -> int:
        return bisect_right(self.borders, row) - 1

    def within(self, window: int, place: Place) -> tuple[int, int] | None:
        """First and end of the pieces of a place, counted in the window; None where the window lacks one of them."""
        low, end = self.owned(place)
        base, top = self.borders[window], self.borders[window + 1]
        over = np.flatnonzero(
            (self.starts[base:top] >= 0) & (self.starts[base:top] < place[1]) & (self.ends[base:top] > place[0])
        )
        if low == end or len(over) < end - low:
            return None
        return int(over[0]), int(over[-1]) + 1


def pieces_of(windows: Sequence[Window]) -> Pieces:
    """The pieces of a document's windows."""
    places = np.array([place for window in windows for place in window.places], np.int32).reshape(-1, 2)
    sizes = [len(window.ids) for window in windows]
    borders = np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)])
    rows = [
        np.arange(base + one.first, base + one.end, dtype=np.int64)
        for base, one in zip(borders.tolist(), windows, strict=False)
    ]
    own = np.concatenate(rows) if rows else np.zeros(0, np.int64)
    return Pieces(
        places[:, 0],
        places[:, 1],
        tuple(borders.tolist()),
        tuple((window.first, window.end) for window in windows),
        own,
        places[own, 0].tolist(),
        places[own, 1].tolist(),
    )
