"""Many sets of weights on the same links as block-diagonal sparse matrices, some sets at a time.

So many at a time that they stay in the processor's cache; what comes out does not depend on how many.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from causerie.model.draws import Floats, Ints

BLOCK = 100_000
"""Weights held in one block matrix."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Sets of weights on the same links: `values` has a row for each set, a column for each link."""

    size: int
    cause: Ints
    effect: Ints
    values: Floats


def weights_from(matrix: Floats) -> Weights:
    """One matrix (row causes column) as the only set."""
    cause, effect = np.nonzero(matrix)
    return Weights(len(matrix), cause, effect, matrix[cause, effect][None, :])


Flow = Callable[[Floats], Floats]
"""States (sets by factors) -> what flows into each factor."""


def flows(weights: Weights) -> Iterator[tuple[slice, Flow]]:
    """Some sets at a time, and how states flow in them."""
    order = np.argsort(weights.effect, kind="stable")
    cause = weights.cause[order].astype(np.int32)
    many = len(order)
    row = np.bincount(weights.effect, minlength=weights.size).cumsum()
    step = max(1, BLOCK // max(1, many, weights.size))
    for start in range(0, len(weights.values), step):
        rows = slice(start, min(start + step, len(weights.values)))
        sets = np.arange(rows.stop - rows.start, dtype=np.int32)[:, None]
        ends = np.concatenate([[0], (row[None, :] + many * sets).ravel()]).astype(np.int32)
        columns = (cause[None, :] + weights.size * sets).ravel()
        whole = len(sets) * weights.size
        matrix = csr_array((weights.values[rows][:, order].ravel(), columns, ends), shape=(whole, whole))
        yield rows, _flow(matrix)


def _flow(matrix: csr_array) -> Flow:
    return lambda states: (matrix @ states.ravel()).reshape(states.shape)
