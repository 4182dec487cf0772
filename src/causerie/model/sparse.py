"""Large groups of loops, each draw a sparse matrix.

Most draws are followed in time, dx/dt = A x + push, until they rest or run away: many at once, from a start
that stirs every factor. Draws near the brink, which do neither for long, are tested by their eigenvalues and
solved exactly.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csc_array, csr_array, eye_array
from scipy.sparse.csgraph import connected_components
from scipy.sparse.linalg import ArpackError, ArpackNoConvergence, eigs, splu

from causerie.model.blocks import Flow, Weights, flows
from causerie.model.draws import Bools, Floats, Ints

_DENSE = 200
"""Up to so many factors all eigenvalues are computed; above, only the rightmost (Arnoldi)."""
_STEPS, _ROUNDS = 40, 25
_REST, _AWAY = 1e-9, 1e9


@dataclass(frozen=True, slots=True)
class Inner:
    """Links within a group: effect and cause of each, and its weight in each draw (links by draws)."""

    effect: Ints
    cause: Ints
    weights: Floats


def solve_sparse(inner: Inner, inflow: Floats, limit: float, stable: Bools) -> Floats:
    """Responses of one group, factors by draws; marks in `stable` the draws in which its loops run away."""
    found = np.zeros_like(inflow)
    size = len(inflow)
    open_ = np.flatnonzero(stable)
    start = np.cos(np.arange(size, dtype=np.float64))[None, :]
    states = np.repeat(start, len(open_), axis=0)
    pace = _pace(inner, size, limit)
    for _ in range(_ROUNDS):
        weights = Weights(size, inner.cause, inner.effect, np.ascontiguousarray(inner.weights[:, open_].T))
        parts = [
            _followed(flow, states[rows], inflow[:, open_[rows]].T, limit, pace[open_[rows]])
            for rows, flow in flows(weights)
        ]
        states = np.concatenate([part for part, _ in parts]) if parts else states
        speed = np.concatenate([part for _, part in parts]) if parts else np.zeros(0)
        far = np.abs(states).max(1, initial=0)
        away, rested = far > _AWAY, speed <= _REST * np.maximum(1, far)
        stable[open_[away]] = False
        found[:, open_[rested & ~away]] = states[rested & ~away].T
        states, open_ = states[~away & ~rested], open_[~away & ~rested]
        if not len(open_):
            break
    for draw in open_:
        _exactly(inner, inflow, limit, stable, found, draw)
    return found


def _pace(inner: Inner, size: int, limit: float) -> Floats:
    """Length of a step in each draw, short against the fastest that anything there can move."""
    links = np.arange(len(inner.effect))
    into = csr_array((np.ones(len(links)), (inner.effect, links)), shape=(size, len(links)))
    reach: Floats = limit + (into @ np.abs(inner.weights)).max(0, initial=_REST)
    return np.minimum(0.5, 1.5 / reach)[:, None]


def _followed(flow: Flow, states: Floats, push: Floats, limit: float, pace: Floats) -> tuple[Floats, Floats]:
    """States some steps later (Runge & Kutta's fourth order), and how fast each draw still moves."""

    def speed(at: Floats) -> Floats:
        return flow(at) + push - limit * at

    for _ in range(_STEPS):
        first = speed(states)
        second = speed(states + pace / 2 * first)
        third = speed(states + pace / 2 * second)
        states = states + pace / 6 * (first + 2 * second + 2 * third + speed(states + pace * third))
    return states, np.abs(speed(states)).max(1, initial=0)


def _exactly(inner: Inner, inflow: Floats, limit: float, stable: Bools, found: Floats, draw: np.intp) -> None:
    size, there = len(inflow), inner.weights[:, draw] != 0
    entries = inner.weights[there, draw], (inner.effect[there], inner.cause[there])
    influences = csr_array(entries, shape=(size, size))
    stable[draw] = rests(influences, limit)
    if stable[draw]:
        matrix = csc_array(limit * eye_array(size, format="csc") - influences)
        found[:, draw] = splu(matrix).solve(inflow[:, draw])


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
