"""The paths that lead from one factor of a map to another, the best supported first."""

from __future__ import annotations

from causerie.errors import BadRequest
from causerie.model.explain import PathOptions, paths_from, usable
from causerie.pipeline.finding import finder
from causerie.values import Chain, Map, Scenario
from causerie.vocabulary import Direction

MOST = 8
"""Paths of each sign that are told at most."""


def paths_between(drawn: Map, start: str, end: str, most: int = MOST) -> tuple[Chain, ...]:
    """Paths from a factor to another, at most `most` of each sign, strongest first; none where no path leads there.

    A path visits no factor twice, and is as strong as the product of the presences of its links. Raises
    UnknownName for a factor that is not there, BadRequest where both are one.
    """
    find = finder(drawn)
    first, last = (find.factor(typed).factor for typed in (start, end))
    if first.id == last.id:
        raise BadRequest(f'"{start}" and "{end}" are one factor, "{first.label}"; name two')
    found = paths_from({first.id: Direction.INCREASE}, usable(drawn, Scenario()), PathOptions(most=most))
    return tuple(found.get(last.id, ()))
