"""On whose map a question is put: one speaker's, unless the joined map of all is asked for."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from causerie.errors import BadRequest
from causerie.holding import claims_by
from causerie.model.explain import usable
from causerie.model.scenarios import beyond
from causerie.pipeline.charting import speaker_named
from causerie.pipeline.finding import NOTHING
from causerie.pipeline.mapping import Ground, View
from causerie.pipeline.supposing import Ask, Whose
from causerie.pipeline.whatif import asked
from causerie.values import Bundle, Map, Scenario

__all__ = ["VOICES", "Whose", "own", "own_map", "own_maps", "put"]

VOICES = 50
"""Speakers whose own maps are looked at, those with most claims first."""


def put(ask: Ask, bundle: Bundle, whole: Ground, whose: Whose) -> tuple[Scenario, Map]:
    """The question as a scenario, and the map that it is put to. Raises UnknownName and BadRequest."""
    if not whole.map.links:
        raise BadRequest(NOTHING)
    if whose.union and whose.speakers:
        raise BadRequest("--union is everybody's map and --speaker is one person's; give one of them")
    names = tuple(dict.fromkeys(speaker_named(whole.map, typed) for typed in whose.speakers))
    drawn = own(whole, *names) if names else whole.map
    scenario = asked(ask, dataclasses.replace(bundle, map=drawn))
    return scenario, drawn if whose.union or names else own_map(scenario, whole)


def own(whole: Ground, *speakers: str) -> Map:
    """What some speakers hold of a map."""
    return whole.seen(View(speakers=speakers)).map


def own_maps(whole: Ground) -> Iterator[Map]:
    """The map of each speaker, the one with most claims first."""
    for name, _ in claims_by(whole.map)[:VOICES]:
        yield own(whole, name)


def own_map(scenario: Scenario, whole: Ground) -> Map:
    """The map of one speaker that holds all that a scenario names: on which the push leads on over two links,
    else on which it leads to anything, else the first; a map of nobody named is nobody's own. Raises BadRequest.
    """
    if not whole.map.holders:
        return whole.map
    fitting = [drawn for drawn in own_maps(whole) if _holds(drawn, scenario)]
    if not fitting:
        raise BadRequest("no one speaker's map holds all of this; put it to the joined map of all with --union")
    return min(fitting, key=lambda drawn: -_leads(drawn, scenario))


def _holds(drawn: Map, scenario: Scenario) -> bool:
    factors = {factor.id for factor in drawn.factors}
    named = {push.factor for push in (*scenario.pushes, *scenario.given)}
    named |= {*scenario.held, *scenario.without_factors}
    links = {(link.cause, link.effect) for link in drawn.links}
    own = {place.claim for factor in drawn.factors for place in factor.mentions}
    own |= {claim.claim for link in drawn.links for claim in link.claims}
    said = not scenario.claims or not own.isdisjoint(scenario.claims)
    return named <= factors and links.issuperset(scenario.without_links) and said


def _leads(drawn: Map, scenario: Scenario) -> int:
    """2 where a push leads on over two links, 1 where it leads to something, 0 where to nothing."""
    following = usable(drawn, scenario)
    if any(beyond(push.factor, following) for push in scenario.pushes):
        return 2
    return int(any(following.get(push.factor) for push in scenario.pushes))
