"""The most consequential scenarios that documents raise, run for a report."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from causerie.model import RunOptions
from causerie.model.scenarios import Reach, consequential
from causerie.pipeline.mapping import Ground, grounded
from causerie.pipeline.owning import own_maps
from causerie.pipeline.whatif import played
from causerie.values import Bundle, Map, Scenario

MOST = 3
Raised = tuple[Scenario, Reach, Map]


def with_outcomes(bundle: Bundle, options: RunOptions | None = None, most: int = MOST) -> Bundle:
    """The bundle with what follows from the scenarios that move most, each on the map of who raises it.

    Only where these are fewer than `most` are the others put to the joined map, which is nobody's own.
    """
    whole = grounded(bundle)
    chosen = _distinct([*_ranked(_own(bundle, whole, most)), *_ranked(_joined(bundle, whole, most))])[:most]
    outcomes = tuple(played(drawn, scenario, options or RunOptions()) for scenario, _, drawn in chosen)
    return dataclasses.replace(bundle, outcomes=outcomes)


def _own(bundle: Bundle, whole: Ground, most: int) -> Iterator[Raised]:
    for drawn in own_maps(whole):
        yield from ((*pair, drawn) for pair in consequential(bundle.readings, drawn, most))


def _joined(bundle: Bundle, whole: Ground, most: int) -> Iterator[Raised]:
    # As many more as were chosen before, for the same pushes may come again.
    yield from ((*pair, whole.map) for pair in consequential(bundle.readings, whole.map, 2 * most))


def _ranked(found: Iterator[Raised]) -> list[Raised]:
    return sorted(found, key=lambda one: (-one[1].weight, -len(one[0].claims)))


def _distinct(found: list[Raised]) -> list[Raised]:
    """Each factor pushed once, where it moves most."""
    first: dict[frozenset[str], Raised] = {}
    for one in found:
        first.setdefault(frozenset(push.factor for push in one[0].pushes), one)
    return list(first.values())
