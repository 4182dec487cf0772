"""A scenario put to a model: draws made, responses counted, shares put into words."""

from __future__ import annotations

from dataclasses import replace

from causerie.model.draws import Bools, Signs
from causerie.model.effort import effort_of, loops_of
from causerie.model.engines import Tried, by_fuzzy, by_paths, by_press
from causerie.model.exact import proved
from causerie.model.hinges import hinges_of
from causerie.model.options import RunOptions
from causerie.model.scope import Scope, scope_of
from causerie.model.shares import agreeing, counted, settled, untouched
from causerie.model.thresholds import THRESHOLDS
from causerie.values import Model, Outcome, Response, Scenario
from causerie.vocabulary import Engine, Share

_DEFAULT = RunOptions()


def run(model: Model, scenario: Scenario, options: RunOptions = _DEFAULT) -> Outcome:
    """What follows from the model when the scenario's factors are pushed: shares of draws, never likelihoods.

    A response for each factor of the model that is not taken out, in the model's order; none when no draw agrees
    with what was observed (`note` says so). `draws` were made: fewer than asked for where very many factors
    loop together (`note` says so). `stable` counts the draws that come to rest; where they are too few,
    the press engine gives way to signs along paths, `engine` and `note` say so, and every draw counts. Paths,
    forecasts and restated claims are left to `explained`.
    Raises UnknownName and BadRequest as `scope_of` does.
    """
    scope = scope_of(model, scenario, whole=options.engine is Engine.FCM)
    engine, tried, stable = _tried(model, scope, options)
    kept = agreeing(model, scope, scenario.given, tried.signs, tried.usable)
    made = len(tried.usable)
    notes = _fewer(scope, made, options.samples), tried.note, _observed(scenario, int(kept.sum()))
    responses = _responses(model, scope, scenario, tried.signs[kept]) if kept.any() else ()
    if engine is Engine.PRESS and options.prove:
        responses = _proved(model, scope, responses, options.limit)
    responses = _hinged(model, scope, responses, tried, kept, options.hinges)
    note = " ".join(filter(None, notes))
    return Outcome(scenario, responses, engine, made, stable, int(kept.sum()), options.seed, note)


def _fewer(scope: Scope, made: int, samples: int) -> str:
    """The line that says that fewer draws were made than asked for."""
    if made == samples:
        return ""
    return f"{loops_of(scope):,} factors of this map loop together: {made:,} draws were made, not {samples:,}."


def _tried(model: Model, scope: Scope, options: RunOptions) -> tuple[Engine, Tried, int]:
    """The engine that answered, what came of it, and how many draws came to rest."""
    if options.engine is Engine.FCM:
        tried = by_fuzzy(model, scope, options)
        return Engine.FCM, tried, int(tried.usable.sum())
    if options.engine is Engine.PATHS:
        return Engine.PATHS, by_paths(model, scope, options), options.samples
    tried = by_press(model, scope, options)
    made, stable = len(tried.usable), int(tried.usable.sum())
    if stable >= THRESHOLDS.fewest:
        return Engine.PRESS, tried, stable
    instead = by_paths(model, scope, replace(options, samples=made))
    note = " ".join(filter(None, (_unstable(scope, options.samples, made, stable), instead.note)))
    return Engine.PATHS, replace(instead, note=note), stable


def _unstable(scope: Scope, samples: int, made: int, stable: int) -> str:
    """The line that says why signs along paths stand in for the press engine."""
    if samples < THRESHOLDS.fewest:
        few = f"{samples:,} draws were asked for, fewer than {THRESHOLDS.fewest}"
    elif made < effort_of(scope, samples).most:
        few = f"{stable:,} of the first {made:,} draws are stable, too few to go on"
    else:
        few = f"{stable:,} of {made:,} draws are stable, fewer than {THRESHOLDS.fewest}"
    return f"Only {few}: the answer follows signs along paths instead, and loops have no part in it."


def _observed(scenario: Scenario, kept: int) -> str:
    if not scenario.given or kept >= THRESHOLDS.fewest:
        return ""
    if kept:
        return f"Only {kept:,} draws agree with what was observed; shares of so few are rough."
    return "No draw agrees with what was observed: this map cannot give it, so nothing follows."


def _responses(model: Model, scope: Scope, scenario: Scenario, signs: Signs) -> tuple[Response, ...]:
    place = {int(node): position for position, node in enumerate(scope.nodes)}
    return tuple(
        counted(id_, signs[:, place[node]]) if node in place else untouched(id_)
        for node, id_ in enumerate(model.factors)
        if id_ not in scenario.without_factors
    )


def _proved(model: Model, scope: Scope, responses: tuple[Response, ...], limit: float) -> tuple[Response, ...]:
    """Where no draw went the other way, look for the proof that none can."""
    place = _places(model, scope)
    hopeful = [place[one.factor] for one in responses if one.factor in place and (one.up > 0) != (one.down > 0)]
    ways = proved(model, scope, hopeful, limit)
    found = ((one, ways.get(place.get(one.factor, -1), 0)) for one in responses)
    return tuple(settled(one.factor, way) if way else one for one, way in found)


def _hinged(
    model: Model, scope: Scope, responses: tuple[Response, ...], tried: Tried, kept: Bools, most: int
) -> tuple[Response, ...]:
    first = kept[: len(tried.weights)]
    signs, weights = tried.signs[: len(first)][first], tried.weights[first]
    hinges = hinges_of(model, scope, signs, weights, most) if len(signs) else {}
    place = _places(model, scope)
    return tuple(
        one if one.word is Share.PROVED else replace(one, hinges=hinges.get(place.get(one.factor, -1), ()))
        for one in responses
    )


def _places(model: Model, scope: Scope) -> dict[str, int]:
    return {model.factors[node]: position for position, node in enumerate(scope.nodes)}
