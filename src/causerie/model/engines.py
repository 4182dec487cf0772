"""The three ways in which draws of a model answer a scenario; each takes a scope and gives signs for every draw."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from causerie.model.draws import Bools, Floats, Signs, draws
from causerie.model.effort import Effort, effort_of
from causerie.model.fuzzy import endings, fuzzy_of, moved
from causerie.model.options import RunOptions
from causerie.model.paths import along_paths, routes_of
from causerie.model.press import pressed
from causerie.model.scope import Scope
from causerie.model.thresholds import THRESHOLDS
from causerie.values import Model

_HINGE_DRAWS = 4_000
_STARTED = 200
"""Up to so many factors a fuzzy map is also run from many starts."""
_ROOM = 20_000_000
"""Drawn weights kept for the hinges: so many numbers at most (160 MB)."""

Answer = Callable[[Floats], tuple[Signs, Bools]]


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of the draws: signs (draws by factors of the scope), which draws are usable, the first weights.

    `weights` (draws by links of the scope) may hold fewer draws than `signs`. `note`: what a reader must know.
    """

    signs: Signs
    usable: Bools
    weights: Floats
    note: str = ""


def by_press(model: Model, scope: Scope, options: RunOptions) -> Tried:
    """Press perturbation; usable draws are the stable ones. Large groups of loops get fewer draws than asked for."""

    def answer(weights: Floats) -> tuple[Signs, Bools]:
        found, stable = pressed(scope, weights, options.limit)
        return signs_of(found), stable

    return _tried(model, scope, options, answer, effort=effort_of(scope, options.samples))


def by_paths(model: Model, scope: Scope, options: RunOptions) -> Tried:
    """Signs along paths; every draw is usable."""
    routes, cut = routes_of(scope)

    def answer(weights: Floats) -> tuple[Signs, Bools]:
        return signs_of(along_paths(scope, routes, weights)), np.ones(len(weights), np.bool_)

    note = f"Only paths of at most {THRESHOLDS.path_links} links, the shortest {THRESHOLDS.paths:,}, were followed."
    return _tried(model, scope, options, answer, note if cut else "")


def by_fuzzy(model: Model, scope: Scope, options: RunOptions) -> Tried:
    """Fuzzy cognitive maps; usable draws are those that come to rest with the push and without it."""
    single = []

    def answer(weights: Floats) -> tuple[Signs, Bools]:
        found = moved(scope, weights, fuzzy_of(options))
        single.append(int(found.single.sum()))
        return signs_of(found.responses), found.rested

    tried = _tried(model, scope, options, answer)
    open_ = options.samples - sum(single)
    note = _endings(model, scope, options, open_) if open_ else ""
    return Tried(tried.signs, tried.usable, tried.weights, note)


def _endings(model: Model, scope: Scope, options: RunOptions, open_: int) -> str:
    note = f"{open_:,} of {options.samples:,} draws may have more than one resting state; each was run from the middle."
    if len(scope.nodes) > _STARTED:
        return note
    ends = endings(model, scope, fuzzy_of(options), options.seed)
    cycles = [f" (a cycle of {end.period})" if end.period > 1 else "" for end in ends]
    shares = ", ".join(f"{end.share:.1%}{cycle}" for end, cycle in zip(ends[:5], cycles[:5], strict=True))
    more = f", and {len(ends) - 5:,} more" if len(ends) > 5 else ""
    return f"{note} At middle weights, shares of starts by where they end: {shares or 'none'}{more}."


def signs_of(responses: Floats) -> Signs:
    """-1, 0 or 1; less than the least change is 0."""
    return np.where(np.abs(responses) < THRESHOLDS.still, 0, np.sign(responses)).astype(np.int8)


def _tried(
    model: Model, scope: Scope, options: RunOptions, answer: Answer, note: str = "", effort: Effort | None = None
) -> Tried:
    effort = effort or Effort(options.samples)
    signs, usable, weights = [], [], []
    wanted = min(_HINGE_DRAWS, _ROOM // max(1, len(scope.links))) if options.hinges else 0
    made = stable = 0
    for chunk in draws(model, effort.most, options.seed, effort.rows):
        drawn = chunk[:, scope.links]
        some, fit = answer(drawn)
        signs.append(some)
        usable.append(fit)
        weights.append(drawn[:wanted])
        wanted -= len(weights[-1])
        made, stable = made + len(fit), stable + int(fit.sum())
        if effort.over(made, stable):
            break
    return Tried(np.concatenate(signs), np.concatenate(usable), np.concatenate(weights), note)
