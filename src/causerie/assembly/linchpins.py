"""Links that many paths hang on: if such a link does not hold, all those paths fall with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from causerie.assembly.walks import LONGEST, reach
from causerie.holding import speakers, voices
from causerie.values import Linchpin, Link, Map

STEPS = 200_000
"""Steps of the search at most."""
FEWEST = 3
"""Paths that a map must have before any link of it is called a linchpin."""

SHARE = 0.1
"""Least share of all paths, and two paths at least, that make a link a linchpin."""

Ends = tuple[str, str]


def linchpins_of(drawn: Map, limit: int) -> tuple[tuple[Linchpin, ...], tuple[str, ...]]:
    """Up to `limit` links by their share of all paths of two links or more, and what was left out, in words.

    Paths visit no factor twice. Where they are too many, only the shorter ones are counted; two links
    long ones always are.
    """
    following = _following(drawn)
    far = reach(following, STEPS)
    through, total = _counted(following, far) if far > 1 else _pairs(following)
    if total < FEWEST:
        return (), ()
    links = {(link.cause, link.effect): link for link in drawn.links}
    place = {factor.id: at for at, factor in enumerate(drawn.factors)}
    many = [ends for ends, count in through.items() if count >= max(2, SHARE * total)]
    first = sorted(many, key=lambda ends: (-through[ends], place[ends[0]], place[ends[1]]))[:limit]
    found = tuple(Linchpin(links[ends], through[ends] / total, _alone(links[ends])) for ends in first)
    note = f"only paths of up to {max(far, 2)} links were counted: the map is too dense"
    return found, (note,) if far < LONGEST else ()


def _alone(link: Link) -> str | None:
    """The name of the only one who claims the link."""
    names = speakers(link)
    return names[0] if len(voices(link)) == 1 and names else None


def _following(drawn: Map) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {factor.id: [] for factor in drawn.factors}
    for link in drawn.links:
        if link.cause != link.effect:
            out[link.cause].append(link.effect)
    return out


def _counted(following: Mapping[str, list[str]], far: int) -> tuple[Counter[Ends], int]:
    """How many simple paths of 2 to `far` links go through each link, and how many there are."""
    through: Counter[Ends] = Counter()
    total = 0
    for start in following:
        for path in _paths([start], following, far):
            total += 1
            through.update(pairwise(path))
    return through, total


def _paths(path: list[str], following: Mapping[str, list[str]], far: int) -> Iterator[list[str]]:
    for other in following[path[-1]]:
        if other not in path:
            path.append(other)
            if len(path) > 2:
                yield path
            if len(path) <= far:
                yield from _paths(path, following, far)
            path.pop()


def _pairs(following: Mapping[str, list[str]]) -> tuple[Counter[Ends], int]:
    """The same for paths of two links, from the numbers of links at each end alone."""
    into = Counter(end for ends in following.values() for end in ends)
    through: Counter[Ends] = Counter()
    back = {(a, b) for a, ends in following.items() for b in ends}
    for a, b in back:
        both = (b, a) in back
        through[a, b] = into[a] + len(following[b]) - 2 * both
    return through, sum(through.values()) // 2
