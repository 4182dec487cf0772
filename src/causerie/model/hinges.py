"""Which missing knowledge a result hangs on: shares among draws in which one thing about a link is so, or not.

Of each link between the pushes and a factor: its sign (+ or -), its weight (above or below the middle of its
range) and its presence. Shares are of the draws that go the way in which most go.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from causerie.model.draws import Bools, Floats, Ints, Signs
from causerie.model.scope import Scope
from causerie.model.thresholds import THRESHOLDS
from causerie.values import Hinge, Model

Singles = NDArray[np.float32]

_BLOCK = 500
_WHATS = ("sign", "weight", "presence")


def hinges_of(model: Model, scope: Scope, signs: Signs, weights: Floats, most: int) -> dict[int, tuple[Hinge, ...]]:
    """For each factor of the scope (by position) at most `most` hinges, the strongest first.

    `signs` and `weights` are of the same draws. A difference that chance alone makes is none: below the
    threshold, or below twice its standard error. Factors that go one way in all draws have none.
    """
    ups, downs = (signs == 1).sum(0), (signs == -1).sum(0)
    hits = (signs == np.where(ups >= downs, 1, -1)).astype(np.float32)
    open_ = np.flatnonzero((np.maximum(ups, downs) > 0) & (np.maximum(ups, downs) < len(signs)))
    if not most or not len(open_):
        return {}
    before = _before(scope)
    found: dict[int, list[Hinge]] = {int(node): [] for node in open_}
    for start in range(0, len(scope.links), _BLOCK):
        block = np.arange(start, min(start + _BLOCK, len(scope.links)))
        for sides in _sides(model, scope, weights, block):
            near = before[np.ix_(open_, scope.effect[sides.links])].T
            for node, hinge in _moved(model, scope, sides, hits[:, open_], near, most):
                found[int(open_[node])].append(hinge)
    return {node: tuple(sorted(hinges, key=_order)[:most]) for node, hinges in found.items()}


def _order(hinge: Hinge) -> tuple[float, str, str, str]:
    return -hinge.weight, hinge.cause, hinge.effect, hinge.what


@dataclass(frozen=True, slots=True)
class Sides:
    """Of some links: the draws in which the thing is so, and those in which it is not (1 or 0, draws by links)."""

    what: str
    links: Ints
    yes: Singles
    no: Singles


def _sides(model: Model, scope: Scope, weights: Floats, block: Ints) -> Iterator[Sides]:
    """Sign, weight and presence of the links of the block; only where both sides have draws enough."""
    drawn = weights[:, block]
    influences = [model.influences[link] for link in scope.links[block]]
    strong = np.abs(drawn) > np.array([(link.low + link.high) / 2 for link in influences])
    there = drawn != 0
    pairs = (drawn > 0, drawn < 0), (there & strong, there & ~strong), (there, ~there)
    for what, (yes, no) in zip(_WHATS, pairs, strict=True):
        enough = np.minimum(yes.sum(0), no.sum(0)) >= THRESHOLDS.hinge_draws
        if enough.any():
            yield Sides(what, block[enough], yes[:, enough].astype(np.float32), no[:, enough].astype(np.float32))


def _moved(
    model: Model, scope: Scope, sides: Sides, hits: Singles, near: Bools, most: int
) -> Iterator[tuple[int, Hinge]]:
    """Column of `hits` and hinge, for the strongest of these links on each column."""
    many, few = sides.yes.sum(0)[:, None], sides.no.sum(0)[:, None]
    when, otherwise = sides.yes.T @ hits / many, sides.no.T @ hits / few
    moved = np.abs(when - otherwise)
    error = np.sqrt(np.maximum(when * (1 - when), 0) / many + np.maximum(otherwise * (1 - otherwise), 0) / few)
    moved[~near | (moved < np.maximum(THRESHOLDS.hinge_move, 2 * error))] = 0
    for row in np.argsort(-moved, axis=0, kind="stable")[:most]:
        for column in np.flatnonzero(moved[row, np.arange(len(row))]):
            link = model.influences[scope.links[sides.links[row[column]]]]
            ends = model.factors[link.cause], model.factors[link.effect]
            shares = float(when[row[column], column]), float(otherwise[row[column], column])
            yield int(column), Hinge(*ends, sides.what, *shares)


def _before(scope: Scope) -> Bools:
    """Which factors (columns) lie on a way to which (rows), itself among them."""
    found = np.eye(len(scope.nodes), dtype=np.bool_)
    for group in scope.groups:
        nodes = list(group.nodes)
        earlier = [*nodes, *(scope.cause[link] for link in group.outer)]
        found[nodes] = found[earlier].any(0)
    return found
