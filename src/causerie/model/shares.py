"""Signs of many draws -> shares, and the words for them. Thresholds are data: thresholds.toml."""

from __future__ import annotations

import numpy as np

from causerie.model.draws import Bools, Signs
from causerie.model.scope import Scope
from causerie.model.thresholds import THRESHOLDS
from causerie.values import Model, Push, Response
from causerie.vocabulary import Direction, Share


def agreeing(model: Model, scope: Scope, given: tuple[Push, ...], signs: Signs, usable: Bools) -> Bools:
    """Usable draws in which every observed factor goes the way in which it was observed to go."""
    place = {model.factors[node]: position for position, node in enumerate(scope.nodes)}
    kept = usable.copy()
    for seen in given:
        wanted = 1 if seen.direction is Direction.INCREASE else -1
        position = place.get(seen.factor)
        kept &= False if position is None else signs[:, position] == wanted
    return kept


def word_of(up: float, down: float, still: float) -> Share:
    """The word for shares of draws. "in every draw" is never given here: that takes a proof."""
    if still == 1:
        return Share.STILL
    top = max(up, down)
    if top == 1:
        return Share.ALL
    return Share.MOST if top >= THRESHOLDS.most else Share.UNDETERMINED


def counted(factor: str, ways: Signs) -> Response:
    """The response of one factor by its signs in the draws kept (at least one)."""
    up, down, still = (float(np.mean(ways == way)) for way in (1, -1, 0))
    return Response(factor, up, down, still, word_of(up, down, still))


def settled(factor: str, way: int) -> Response:
    """A response that was proved to go one way (1 or -1): whatever draws were too faint to count go with it."""
    return Response(factor, float(way == 1), float(way == -1), 0.0, Share.PROVED)


def untouched(factor: str) -> Response:
    """A factor that no path leads to."""
    return Response(factor, 0.0, 0.0, 1.0, Share.STILL)
