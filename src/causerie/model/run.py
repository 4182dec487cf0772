"""A scenario put to a model: draws made, responses counted, shares put into words."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from causerie.model.draws import Bools, Floats, Signs, draws
from causerie.model.options import RunOptions
from causerie.model.press import pressed
from causerie.model.scope import Scope, scope_of
from causerie.model.shares import Tried, agreeing, signs_of, word_of
from causerie.values import Model, Outcome, Response, Scenario
from causerie.vocabulary import Share

_DEFAULT = RunOptions()
_Answer = Callable[[Floats], tuple[Signs, Bools]]


def run(model: Model, scenario: Scenario, options: RunOptions = _DEFAULT) -> Outcome:
    """What follows from the model when the scenario's factors are pushed: shares of draws, never likelihoods.

    A response for each factor of the model that is not taken out, in the model's order; none when no draw agrees
    with what was observed (`note` says so). Paths, forecasts and restated claims are left to `explained`.
    Raises UnknownName and BadRequest as `scope_of` does.
    """
    scope = scope_of(model, scenario)

    def answer(weights: Floats) -> tuple[Signs, Bools]:
        found, stable = pressed(scope, weights, options.limit)
        return signs_of(found), stable

    tried = _tried(model, scope, options, answer)
    kept = agreeing(model, scope, scenario, tried)
    return Outcome(
        scenario,
        _responses(model, scope, scenario, tried.signs[kept]),
        options.engine,
        options.samples,
        int(tried.usable.sum()),
        int(kept.sum()),
        options.seed,
    )


def _tried(model: Model, scope: Scope, options: RunOptions, answer: _Answer) -> Tried:
    signs, usable, weights = [], [], []
    for chunk in draws(model, options.samples, options.seed):
        drawn = chunk[:, scope.links]
        some, fit = answer(drawn)
        signs.append(some)
        usable.append(fit)
        weights.append(drawn)
    return Tried(np.concatenate(signs), np.concatenate(usable), np.concatenate(weights))


def _responses(model: Model, scope: Scope, scenario: Scenario, signs: Signs) -> tuple[Response, ...]:
    if not len(signs):
        return ()
    place = {int(node): position for position, node in enumerate(scope.nodes)}
    found = []
    for node, id_ in enumerate(model.factors):
        if id_ in scenario.without_factors:
            continue
        if node not in place:
            found.append(Response(id_, 0.0, 0.0, 1.0, Share.STILL))
            continue
        ways = signs[:, place[node]]
        up, down, still = (float(np.mean(ways == way)) for way in (1, -1, 0))
        found.append(Response(id_, up, down, still, word_of(up, down, still)))
    return tuple(found)
