"""A scenario put to a fuzzy cognitive map: the resting state with the push against that without it.

A factor pushed up is kept at the top of its range, one pushed down at the bottom, a held one at its value in
the resting state without the push. Both runs start from the middle, where nothing is known.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from causerie.model.attractors import Attractor, attractors
from causerie.model.blocks import Weights
from causerie.model.draws import Bools, Floats
from causerie.model.fcm import Fuzzy, Rest, settle, steepest
from causerie.model.options import RunOptions
from causerie.model.scope import Scope
from causerie.values import Model
from causerie.vocabulary import Rule, Transfer

_RANGE = {
    Transfer.SIGMOID: (0.0, 0.5, 1.0),
    Transfer.TANH: (-1.0, 0.0, 1.0),
    Transfer.BIVALENT: (0.0, 0.0, 1.0),
    Transfer.TRIVALENT: (-1.0, 0.0, 1.0),
}


@dataclass(frozen=True, slots=True)
class Moved:
    """How far each factor's resting state moves; draws in which both runs rest; those sure to have but one."""

    responses: Floats
    rested: Bools
    single: Bools


def fuzzy_of(options: RunOptions) -> Fuzzy:
    """The steps of a map as the options ask for them."""
    return Fuzzy(options.rule, options.transfer, options.slope, options.steps)


def moved(scope: Scope, drawn: Floats, fuzzy: Fuzzy) -> Moved:
    """Responses to the push, draws by factors of the scope (which must be whole); `drawn`: draws by its links."""
    weights, before = _before(scope, drawn, fuzzy)
    after = settle(weights, before.states, fuzzy, _clamp(scope, before.states, fuzzy))
    return Moved(after.states - before.states, before.rested & after.rested, _single(scope, drawn, fuzzy))


def endings(model: Model, scope: Scope, fuzzy: Fuzzy, seed: int) -> tuple[Attractor, ...]:
    """All that the pushed map ends in from many starts, at middle weights and the more frequent signs."""
    influences = [model.influences[link] for link in scope.links]
    middle = np.array([[(1 if link.plus >= 0.5 else -1) * (link.low + link.high) / 2 for link in influences]])
    _, before = _before(scope, middle, fuzzy)
    matrix = np.zeros((len(scope.nodes), len(scope.nodes)))
    matrix[scope.cause, scope.effect] = middle[0]
    return attractors(matrix, fuzzy, _clamp(scope, before.states, fuzzy)[0], seed=seed)


def _before(scope: Scope, drawn: Floats, fuzzy: Fuzzy) -> tuple[Weights, Rest]:
    weights = Weights(len(scope.nodes), scope.cause, scope.effect, drawn)
    return weights, settle(weights, np.full(len(scope.nodes), _RANGE[fuzzy.transfer][1]), fuzzy)


def _clamp(scope: Scope, before: Floats, fuzzy: Fuzzy) -> Floats:
    low, _, high = _RANGE[fuzzy.transfer]
    clamp = np.full(before.shape, np.nan)
    held = list(scope.held)
    clamp[:, held] = before[:, held]
    clamp[:, scope.push > 0] = high
    clamp[:, scope.push < 0] = low
    return clamp


def _single(scope: Scope, drawn: Floats, fuzzy: Fuzzy) -> Bools:
    """Draws whose contraction factor is surely below 1, by a bound on the greatest singular value."""
    links = np.arange(len(scope.links))
    size = len(links), len(scope.nodes)
    kept = 0.0 if fuzzy.rule is Rule.KOSKO else 1.0
    sums = [
        np.abs(drawn) @ csr_array((np.ones(len(links)), (links, ends)), shape=size)
        for ends in (scope.cause, scope.effect)
    ]
    rows, columns = (kept + one.max(1, initial=0) for one in sums)
    single: Bools = np.sqrt(rows * columns) * steepest(fuzzy) < 1
    return single
