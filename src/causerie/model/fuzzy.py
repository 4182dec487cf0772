"""A scenario put to a fuzzy cognitive map: the resting state with the push against that without it.

A factor pushed up is kept at the top of its range, one pushed down at the bottom, a held one at its value in
the resting state without the push. Both runs start from the middle, where nothing is known.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from causerie.model.blocks import Weights
from causerie.model.draws import Bools, Floats
from causerie.model.fcm import Fuzzy, settle, steepest
from causerie.model.options import RunOptions
from causerie.model.scope import Scope
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
    low, middle, high = _RANGE[fuzzy.transfer]
    weights = Weights(len(scope.nodes), scope.cause, scope.effect, drawn)
    before = settle(weights, np.full(len(scope.nodes), middle), fuzzy)
    clamp = np.full(before.states.shape, np.nan)
    held = list(scope.held)
    clamp[:, held] = before.states[:, held]
    clamp[:, scope.push > 0] = high
    clamp[:, scope.push < 0] = low
    after = settle(weights, before.states, fuzzy, clamp)
    return Moved(after.states - before.states, before.rested & after.rested, _single(scope, drawn, fuzzy))


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
