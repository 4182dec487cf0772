"""Signs of many draws -> shares, and the words for them. Thresholds are data: thresholds.toml."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from causerie.model.draws import Bools, Floats, Signs
from causerie.model.scope import Scope
from causerie.model.thresholds import THRESHOLDS
from causerie.values import Model, Scenario
from causerie.vocabulary import Direction, Share


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of the draws: signs (draws by factors of the scope), which draws were usable, their weights.

    `weights` (of the links of the scope) may hold fewer draws than `signs`: the first ones.
    """

    signs: Signs
    usable: Bools
    weights: Floats


def signs_of(responses: Floats) -> Signs:
    """-1, 0 or 1; less than the least change is 0."""
    return np.where(np.abs(responses) < THRESHOLDS.still, 0, np.sign(responses)).astype(np.int8)


def agreeing(model: Model, scope: Scope, scenario: Scenario, tried: Tried) -> Bools:
    """Usable draws in which every observed factor goes the way in which it was observed to go."""
    place = {model.factors[node]: position for position, node in enumerate(scope.nodes)}
    kept = tried.usable.copy()
    for seen in scenario.given:
        wanted = 1 if seen.direction is Direction.INCREASE else -1
        position = place.get(seen.factor)
        kept &= False if position is None else tried.signs[:, position] == wanted
    return kept


def word_of(up: float, down: float, still: float) -> Share:
    """The word for shares of draws. "in every draw" is never given here: that takes a proof."""
    if still == 1:
        return Share.STILL
    top = max(up, down)
    if top == 1:
        return Share.ALL
    return Share.MOST if top >= THRESHOLDS.most else Share.UNDETERMINED
