"""Large groups of loops, each draw a sparse matrix.

Most draws are followed in time, dx/dt = A x + push, until they rest or run away: many at once, from a start
that stirs every factor. Draws near the brink, which will do neither for long, are tested by their eigenvalues
and solved exactly.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csc_array, csr_array, eye_array
from scipy.sparse.csgraph import connected_components
from scipy.sparse.linalg import ArpackError, ArpackNoConvergence, LinearOperator, eigs, splu

from causerie.model.blocks import Flow, Weights, flows
from causerie.model.draws import Bools, Floats, Ints

_DENSE = 200
"""Up to so many factors all eigenvalues are computed; above, only the rightmost (Arnoldi)."""
_BASIS = 40
"""Vectors of Arnoldi's method: with its usual 20 it misses the rightmost of many eigenvalues close together."""
_STEPS, _ROUNDS, _WARM = 40, 25, 3
"""Steps in a round, rounds at most, and rounds before the pace of a draw tells how long it will take."""
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
    before = (np.ones(len(open_)), np.ones(len(open_)))
    for done in range(1, _ROUNDS + 1):
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
        now = far, speed / np.maximum(1, far)
        going = ~away & ~rested
        slow = going & (_rounds_left(before, now) > _ROUNDS - done) if done >= _WARM else ~going & False
        for draw in open_[slow]:
            _exactly(inner, inflow, limit, stable, found, draw)
        going &= ~slow
        states, open_, before = states[going], open_[going], (far[going], now[1][going])
        if not len(open_):
            break
    return found


def _rounds_left(before: tuple[Floats, Floats], now: tuple[Floats, Floats]) -> Floats:
    """Rounds until a draw rests or is away, if its reach and its speed go on changing as in the last round."""
    (far_before, speed_before), (far, speed) = before, now
    with np.errstate(divide="ignore", invalid="ignore"):
        resting = np.log(speed / _REST) / np.log(speed_before / speed)
        leaving = np.log(_AWAY / far) / np.log(far / far_before)
    return np.minimum(*(np.where(rounds > 0, rounds, np.inf) for rounds in (resting, leaving)))


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
        found[:, draw] = _answer(matrix, inflow[:, draw])


def _answer(matrix: csc_array, push: Floats) -> Floats:
    """The solution; pivots from the diagonal, which fill less, wherever they are exact enough."""
    quick = splu(matrix, permc_spec="MMD_AT_PLUS_A", diag_pivot_thresh=0.01, options={"SymmetricMode": True})
    found: Floats = quick.solve(push)
    if np.abs(matrix @ found - push).max() <= _REST * max(1, np.abs(found).max()):
        return found
    return np.asarray(splu(matrix).solve(push))


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
            flow = LinearOperator(block.shape, matvec=lambda state: block @ state.ravel(), dtype=np.float64)
            start = np.full(block.shape[0], 1.0)
            found = eigs(flow, 1, which="LR", v0=start, ncv=_BASIS, tol=1e-5, return_eigenvectors=False)
            return float(found[0].real)
        except (ArpackNoConvergence, ArpackError):
            pass
    return float(np.linalg.eigvals(block.toarray()).real.max())
