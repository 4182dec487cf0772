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


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pieces of the text, one after the other, that a window sees: `low`..`high`-1, the first at `at` in the window.

    Pieces of the text are counted over the document, as `Pieces.over` counts them.
    """

    low: int
    high: int
    at: int


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """The pieces of all windows of a document.

    Each piece of the text is owned by one window and may be seen by others as well: `rows` counts what
    the windows hold, one after the other, with what opens and closes them.
    """

    starts: NDArray[np.int32]
    """Offset in the text at which the piece in each row begins; -1 for what is no text."""
    ends: NDArray[np.int32]
    borders: tuple[int, ...]
    """Row at which each window begins, and at the end the number of rows."""
    bounds: tuple[tuple[int, int], ...]
    """First and end of each window's own pieces, counted in the window."""
    seen: tuple[tuple[Stretch, ...], ...]
    """What each window sees of the text."""
    own_rows: NDArray[np.int64]
    """Row in which each piece of the text stands in the window that owns it."""
    own_starts: list[int]
    own_ends: list[int]

    def over(self, place: Place) -> tuple[int, int]:
        """First and end of the pieces of the text that a place covers."""
        low = bisect_right(self.own_ends, place[0])
        return low, max(bisect_left(self.own_starts, place[1]), low)

    def owner(self, place: Place) -> int | None:
        """The window that owns the first piece of a place; None where the place has no piece."""
        low, end = self.over(place)
        return self.owner_of(low) if low < end else None

    def owner_of(self, piece: int) -> int:
        """The window that owns a piece of the text."""
        return bisect_right(self.borders, int(self.own_rows[piece])) - 1

    def within(self, window: int, over: tuple[int, int]) -> tuple[int, int] | None:
        """Where pieces of the text stand, counted in a window; None where it lacks one, or none are given."""
        low, end = over
        for stretch in self.seen[window] if low < end else ():
            if stretch.low <= low and end <= stretch.high:
                return stretch.at + low - stretch.low, stretch.at + end - stretch.low
        return None


def pieces_of(windows: Sequence[Window]) -> Pieces:
    """The pieces of a document's windows."""
    places = np.array([place for window in windows for place in window.places], np.int32).reshape(-1, 2)
    borders = np.concatenate([[0], np.cumsum([len(window.ids) for window in windows], dtype=np.int64)]).tolist()
    rows = [
        np.arange(base + one.first, base + one.end, dtype=np.int64) for base, one in zip(borders, windows, strict=False)
    ]
    own = np.concatenate(rows) if rows else np.zeros(0, np.int64)
    own_ends = places[own, 1].tolist()
    firsts = np.concatenate([[0], np.cumsum([one.end - one.first for one in windows], dtype=np.int64)]).tolist()
    return Pieces(
        places[:, 0],
        places[:, 1],
        tuple(borders),
        tuple((window.first, window.end) for window in windows),
        tuple(_seen(window, first, own_ends) for first, window in zip(firsts, windows, strict=False)),
        own,
        places[own, 0].tolist(),
        own_ends,
    )


def _seen(window: Window, first: int, own_ends: list[int]) -> tuple[Stretch, ...]:
    """The window's own pieces (the first is the piece `first` of the text) with those round them, and the question."""
    low = window.first
    while window.places[low - 1][0] >= 0:
        low -= 1
    near = Stretch(first - (window.first - low), first - window.first + len(window.ids) - 1, low)
    if low == 1:
        return (near,)
    # A question is shown to its end, which says which pieces of the text it is.
    end = bisect_right(own_ends, window.places[low - 2][1])
    return near, Stretch(end - (low - 2), end, 1)
