"""The longest chains of a map: simple paths, told link by link.

Finding the longest simple path is hard in general, so the search is bounded: from every start it
follows the best supported links first and gives up after `STEPS` steps in all. Sources: Axelrod 1976
(sign of a path); the transitivity trap (A to B by one speaker and B to C by another is nobody's
A to C) is left to the view, which names the speaker of every link.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from operator import mul

from causerie.values import Chain, Link, Map

STEPS = 20_000
"""Links tried in all, over all starts."""
LONGEST = 8
"""Links in a chain at most: a longer one cannot be told."""
SHORTEST = 2


def longest_chains(drawn: Map, limit: int) -> tuple[Chain, ...]:
    """Up to `limit` chains, longest first, then best supported; none shares half of its links with one before."""
    following = _following(drawn)
    paths = [
        path
        for start in _starts(drawn)
        for path in _paths(start, following, max(STEPS // (len(drawn.factors) or 1), 50))
    ]
    paths.sort(key=lambda path: (-len(path), -support(path), [(link.cause, link.effect) for link in path]))
    chosen: list[Sequence[Link]] = []
    for path in paths:
        if len(chosen) == limit:
            break
        if all(2 * len(_ends(path) & _ends(other)) < len(path) for other in chosen):
            chosen.append(path)
    return tuple(Chain(tuple(path), reduce(mul, (link.sign for link in path))) for path in chosen)


def votes(link: Link) -> int:
    """Claims that speak for the link; denied and questioned ones do not."""
    return sum(claim.status.supports for claim in link.claims)


def support(path: Sequence[Link]) -> int:
    """The support of a chain's weakest link."""
    return min(votes(link) for link in path)


def _following(drawn: Map) -> Mapping[str, list[Link]]:
    out: dict[str, list[Link]] = {factor.id: [] for factor in drawn.factors}
    for link in drawn.links:
        if link.cause != link.effect and votes(link):
            out[link.cause].append(link)
    for links in out.values():
        links.sort(key=lambda link: (-votes(link), link.effect))
    return out


def _starts(drawn: Map) -> Iterator[str]:
    """Factors that nothing drives first; inside a loop every factor is a start."""
    driven = {link.effect for link in drawn.links if votes(link) and link.cause != link.effect}
    yield from (factor.id for factor in drawn.factors if factor.id not in driven)
    yield from (factor.id for factor in drawn.factors if factor.id in driven)


def _paths(start: str, following: Mapping[str, list[Link]], steps: int) -> Iterator[tuple[Link, ...]]:
    """Simple paths from `start` that cannot go on (or are as long as allowed), depth first, bounded."""
    open_paths: list[tuple[Link, ...]] = [()]
    while open_paths and steps > 0:
        steps -= 1
        path = open_paths.pop()
        here = path[-1].effect if path else start
        seen = {start, *(link.effect for link in path)}
        further = [link for link in following[here] if link.effect not in seen] if len(path) < LONGEST else []
        if not further and len(path) >= SHORTEST:
            yield path
        open_paths += [(*path, link) for link in reversed(further)]


def _ends(path: Sequence[Link]) -> set[tuple[str, str]]:
    return {(link.cause, link.effect) for link in path}
