"""Which part of a map a drawing shows: all of it, or the best supported factors of a large one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from causerie.holding import speakers, votes
from causerie.values import Map

LINKS = 2
"""Links drawn for each factor at most: of more nothing could be followed."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The part drawn, and how much of the map it leaves out (of the factors, those with links alone)."""

    map: Map
    factors_left_out: int
    links_left_out: int


def choose(whole: Map, limit: int) -> Shown:
    """At most `limit` factors: the ends of the best supported links, of equal ones those amid most others.

    A factor without a link to another one is left out, and so are the weakest links where they are too many.
    """
    drawable = [link for link in whole.links if link.cause != link.effect]
    degree = Counter(end for link in drawable for end in (link.cause, link.effect))
    kept: set[str] = set()
    ranked = sorted(
        drawable,
        key=lambda one: (-one.presence, -len(speakers(one)), -votes(one), -degree[one.cause] - degree[one.effect]),
    )
    for link in ranked:
        if len(kept | {link.cause, link.effect}) <= limit:
            kept |= {link.cause, link.effect}
    first = [link for link in ranked if link.cause in kept and link.effect in kept][: LINKS * limit]
    chosen = {(link.cause, link.effect) for link in first}
    kept = {end for pair in chosen for end in pair}
    links = tuple(link for link in drawable if (link.cause, link.effect) in chosen)
    factors = tuple(factor for factor in whole.factors if factor.id in kept)
    part = Map(factors, links, whole.holders, whole.denied)
    linked = {end for link in whole.links for end in (link.cause, link.effect)}
    return Shown(part, len(linked) - len(factors), len(whole.links) - len(links))
