"""The factors that an item names, and which others may be the same: what a person sees who is about to merge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from causerie.pipeline.desk import Where, reading_at
from causerie.pipeline.grounds import base
from causerie.pipeline.state import named
from causerie.values import Factor, Map
from causerie.vocabulary import Verdict
from causerie.words import stems

NEAR = 12
"""Labels offered for one factor."""
MOST = 5000
"""Labels in all, those with most mentions."""


@dataclass(frozen=True, slots=True)
class Kin:
    """A factor by its label, and the labels of others that may be the same, the likeliest first."""

    label: str
    near: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kindred:
    """The factors of an item, and the labels of all factors."""

    factors: tuple[Kin, ...]
    labels: tuple[str, ...]


def kindred(where: Where, name: str) -> Kindred:
    """The factors that the item of this name names, none for kinds without factors; raises UnknownName. Long work."""
    with reading_at(where, [name]) as (db, state):
        found = named(db, state, name)
    drawn = base(where).bundle.map
    own = [factor for factor in drawn.factors if any(place.claim == found.item.id for place in factor.mentions)]
    ranked = sorted(drawn.factors, key=lambda one: -len(one.mentions))[:MOST]
    return Kindred(
        tuple(Kin(factor.label, tuple(_near(drawn, factor))) for factor in own),
        tuple(sorted(one.label for one in ranked)),
    )


def _near(drawn: Map, factor: Factor) -> Iterator[str]:
    """What is suggested and nobody refused, then labels that share words."""
    there = {one.label for one in drawn.factors} - {factor.label}
    offered = dict.fromkeys(one for one in (*_suggested(drawn, factor), *_alike(there, factor.label)) if one in there)
    yield from list(offered)[:NEAR]


def _suggested(drawn: Map, factor: Factor) -> Iterator[str]:
    for one in drawn.suggestions:
        if one.verdict is Verdict.OPEN and not one.turned and factor.label in (one.a, one.b):
            yield one.b if one.a == factor.label else one.a


def _alike(labels: Iterable[str], label: str) -> list[str]:
    wanted = set(stems(label))
    shares = {one: len(wanted & own) / len(wanted | own) for one in labels if (own := set(stems(one))) & wanted}
    return sorted(shares, key=lambda one: (-shares[one], one))
