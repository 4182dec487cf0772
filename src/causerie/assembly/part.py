"""Part of a map: the same factors and labels, with some of the claims only."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence, Set

from causerie.assembly.links import Ends, Spot, made
from causerie.values import Evidence, Factor, Map


def part_of(drawn: Map, keep: Callable[[Evidence], bool], also: Set[Spot] = frozenset()) -> Map:
    """The map of those claims that `keep` lets through; links are weighed anew.

    Factors stay that have a link left, or a mention in a claim kept or in one of `also` (forecasts have
    no evidence of their own).
    """
    found: dict[Ends, Sequence[Evidence]] = {}
    for link in (*drawn.links, *drawn.denied):
        claims = tuple(claim for claim in link.claims if keep(claim))
        if claims:
            found[link.cause, link.effect] = claims
    kept = {(claim.document, claim.claim) for claims in found.values() for claim in claims} | also
    ends = {end for pair in found for end in pair}
    factors = (_part(factor, kept) for factor in drawn.factors)
    left = tuple(factor for factor in factors if factor.id in ends or factor.mentions)
    return made(left, found, drawn)


def _part(factor: Factor, kept: Set[Spot]) -> Factor:
    mentions = tuple(place for place in factor.mentions if (place.document, place.claim) in kept)
    return factor if len(mentions) == len(factor.mentions) else dataclasses.replace(factor, mentions=mentions)
