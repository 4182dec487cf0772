"""What goes into the two heads: means of states, computed window by window for many spans at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from causerie.encoder.maths import Floats
from causerie.encoder.pieces import Place
from causerie.encoder.scheme import PairKind

States = NDArray[np.float16]
Held = tuple[PairKind, tuple[int, Place | None, Place]]
"""A pair: its kind, its window, and both spans as pieces counted in the window."""
KINDS = tuple(PairKind)
MOST_KEPT = 128
"""Windows whose sums are kept; bounds the memory (40 MB with states of 384 numbers)."""
FAR = 64
"""Pieces between two spans from which on the distance counts the same."""


def pair_inputs(
    states: States, borders: Sequence[int], held: Sequence[Held], kept: dict[int, Floats] | None = None
) -> Floats:
    """Inputs [N, 4H + 9] of the pair head for spans a and b: a, b, a * b, what stands between, and 9 numbers.

    Those are the kind (one of six), whether a comes first, the number of pieces between up to 64 as a part
    of 64, and whether nothing stands between. For an absent span, and where nothing is between, the states are 0.
    `kept` is filled with what was worked out for some windows, for the next call on the same states.
    """
    hidden = states.shape[1]
    x = np.zeros((len(held), 4 * hidden + len(KINDS) + 3), np.float32)
    for window, rows in _by_window([one[0] for _, one in held]):
        sums = _kept(kept if kept is not None else {}, window, states[borders[window] : borders[window + 1]])
        spans = [held[row][1][1:] for row in rows]
        a = _means(sums, [first or (0, 0) for first, _ in spans])
        b = _means(sums, [second for _, second in spans])
        m = _means(sums, [_between(first, second) for first, second in spans])
        x[rows, : 4 * hidden] = np.concatenate([a, b, a * b, m], 1)
    for row, (kind, (_, first, second)) in enumerate(held):
        low, high = _between(first, second)
        x[row, 4 * hidden + KINDS.index(kind)] = 1
        before = first is not None and first[0] < second[0]
        x[row, -3:] = before, min(high - low, FAR) / FAR, high == low
    return x


def span_inputs(states: States, borders: Sequence[int], held: Sequence[tuple[int, int, int]]) -> Floats:
    """Inputs [N, 3H] of the span head: the mean over the span, its first piece, the piece that opens the window."""
    hidden = states.shape[1]
    x = np.zeros((len(held), 3 * hidden), np.float32)
    for window, rows in _by_window([one[0] for one in held]):
        base = borders[window]
        sums = _sums(states[base : borders[window + 1]])
        x[rows, :hidden] = _means(sums, [held[row][1:] for row in rows])
        x[rows, hidden : 2 * hidden] = states[[base + held[row][1] for row in rows]]
        x[rows, 2 * hidden :] = states[base]
    return x


def _by_window(windows: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    rows: dict[int, list[int]] = {}
    for row, window in enumerate(windows):
        rows.setdefault(window, []).append(row)
    yield from rows.items()


def _between(first: Place | None, second: Place) -> Place:
    """The pieces between two spans; (0, 0) where there are none."""
    if first is None:
        return 0, 0
    low, high = (first[1], second[0]) if first[0] < second[0] else (second[1], first[0])
    return (low, high) if low < high else (0, 0)


def _kept(kept: dict[int, Floats], window: int, states: States) -> Floats:
    """The sums of a window, kept for next time while there is room."""
    sums = kept.get(window)
    if sums is None:
        sums = _sums(states)
        if len(kept) < MOST_KEPT:
            kept[window] = sums
    return sums


def _sums(states: States) -> Floats:
    """Sums [T + 1, H] of the states before each piece."""
    sums = np.zeros((len(states) + 1, states.shape[1]), np.float32)
    sums[1:] = states
    # Row by row: numpy's own cumulative sum goes down each column, and is slower by half.
    for before, here in pairwise(sums):
        np.add(before, here, out=here)
    return sums


def _means(sums: Floats, places: Sequence[Place]) -> Floats:
    """Mean state [N, H] over each run of pieces; 0 where it is empty."""
    low, high = np.array(places, np.intp).reshape(-1, 2).T
    means: Floats = (sums[high] - sums[low]) / np.maximum(high - low, 1).astype(np.float32)[:, None]
    return means
