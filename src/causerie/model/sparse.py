"""Large groups of loops: each draw by itself, as a sparse matrix."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csc_array, csr_array, eye_array
from scipy.sparse.csgraph import connected_components
from scipy.sparse.linalg import ArpackError, ArpackNoConvergence, eigs, splu

from causerie.model.draws import Bools, Floats

_DENSE = 200
"""Up to so many factors all eigenvalues are computed; above, only the rightmost (Arnoldi)."""


def solve_sparse(
    rows: np.ndarray, columns: np.ndarray, inner: Floats, inflow: Floats, limit: float, stable: Bools
) -> Floats:
    """Responses of one group, factors by draws; marks in `stable` the draws in which its loops run away.

    `rows` and `columns` are effect and cause of each inner link, `inner` its weight in each draw.
    """
    size = len(inflow)
    found = np.zeros_like(inflow)
    diagonal = limit * eye_array(size, format="csc")
    for draw in np.flatnonzero(stable):
        there = inner[:, draw] != 0
        influences = csr_array((inner[there, draw], (rows[there], columns[there])), shape=(size, size))
        stable[draw] = rests(influences, limit)
        if stable[draw]:
            found[:, draw] = splu(csc_array(diagonal - influences)).solve(inflow[:, draw])
    return found


def rests(influences: csr_array, limit: float) -> bool:
    """Whether all eigenvalues of `influences` lie left of `limit`, so that a push dies away."""
    count, label = connected_components(influences, connection="strong")
    if limit == 0 and count == influences.shape[0]:
        return False
    loops = [np.flatnonzero(label == group) for group in np.flatnonzero(np.bincount(label) > 1)]
    return all(_rightmost(influences[nodes][:, nodes]) < limit for nodes in sorted(loops, key=len))


def _rightmost(block: csr_array) -> float:
    if block.shape[0] > _DENSE:
        try:
            start = np.full(block.shape[0], 1.0)
            return float(eigs(block, k=1, which="LR", v0=start, return_eigenvectors=False, tol=1e-6)[0].real)
        except (ArpackNoConvergence, ArpackError):
            pass
    return float(np.linalg.eigvals(block.toarray()).real.max())
