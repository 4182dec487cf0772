"""Press perturbation (Levins 1974): what a lasting push does once the system has come to rest again.

dx/dt = A x + push, so x = -inv(A) push, where A has the drawn links and the self-limitation on its diagonal.
A draw is stable when every eigenvalue of A has a negative real part; those of a block triangular matrix are
those of its blocks, so each group of loops is tested and solved by itself, upstream first.
"""

from __future__ import annotations

import numpy as np

from causerie.model.draws import ROOM, Bools, Floats
from causerie.model.scope import Group, Scope
from causerie.model.sparse import Inner, solve_sparse
from causerie.model.thresholds import THRESHOLDS

SPARSE_FROM = THRESHOLDS.dense


def pressed(scope: Scope, weights: Floats, limit: float) -> tuple[Floats, Bools]:
    """Responses (a row for each draw, a column for each factor of the scope) and which draws are stable.

    `weights`: signed, a row for each draw, a column for each link of the scope. Unstable draws respond with 0.
    """
    by_link = np.ascontiguousarray(weights.T)
    found = np.zeros((len(scope.nodes), len(weights)))
    stable = np.ones(len(weights), np.bool_)
    for group in scope.groups:
        inflow = np.repeat(scope.push[list(group.nodes)][:, None], len(weights), axis=1)
        place = {node: row for row, node in enumerate(group.nodes)}
        for link in group.outer:
            inflow[place[scope.effect[link]]] += by_link[link] * found[scope.cause[link]]
        found[list(group.nodes)] = _solved(scope, group, by_link, inflow, limit, stable)
    found[:, ~stable] = 0
    return found.T, stable


def _solved(scope: Scope, group: Group, by_link: Floats, inflow: Floats, limit: float, stable: Bools) -> Floats:
    """The group's responses; marks in `stable` the draws in which its loops run away."""
    if not group.inner:
        if limit == 0:
            stable[:] = False
            return inflow
        return inflow / limit
    place = {node: row for row, node in enumerate(group.nodes)}
    effect = np.array([place[scope.effect[link]] for link in group.inner], np.intp)
    cause = np.array([place[scope.cause[link]] for link in group.inner], np.intp)
    inner = Inner(effect, cause, by_link[list(group.inner)])
    solve = _solve_dense if len(group.nodes) < SPARSE_FROM else solve_sparse
    return solve(inner, inflow, limit, stable)


def _solve_dense(inner: Inner, inflow: Floats, limit: float, stable: Bools) -> Floats:
    size, count = inflow.shape
    found = np.zeros_like(inflow)
    step = max(1, ROOM // size**2)
    for start in range(0, count, step):
        part = np.flatnonzero(stable[start : start + step]) + start
        matrices = np.zeros((len(part), size, size))
        matrices[:, range(size), range(size)] = limit
        matrices[:, inner.effect, inner.cause] -= inner.weights[:, part].T
        firm = np.linalg.eigvals(matrices).real.min(axis=1) > 0
        stable[part[~firm]] = False
        found[:, part[firm]] = np.linalg.solve(matrices[firm], inflow[:, part[firm]].T[:, :, None])[:, :, 0].T
    return found
