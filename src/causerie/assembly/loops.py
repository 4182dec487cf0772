"""The loops of a map: closed paths that feed themselves (R) or correct themselves (B).

Elementary cycles are looked for in each strongly connected part (networkx), each from the first of its
factors alone. There may be exponentially many, so their length is bounded by the number of walks; the
library's own search for cycles up to a length takes time quadratic in the factors, this one does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import reduce
from itertools import islice
from operator import mul

import networkx as nx

from causerie.assembly.walks import LONGEST, reach
from causerie.values import Link, Loop, Map
from causerie.vocabulary import Sign

STEPS = 1_000_000
"""Steps of the search in one strongly connected part at most."""
FOUND = 2_000
"""Loops looked at in one part at most."""
_LETTER = {Sign.PLUS: "R", Sign.MINUS: "B", Sign.UNKNOWN: "?"}

Ends = tuple[str, str]


def loops_of(drawn: Map, limit: int) -> tuple[tuple[Loop, ...], tuple[str, ...]]:
    """Up to `limit` loops, the best supported first, and what was left out, in words.

    A loop is as well supported as its weakest link. A loop whose sign is open is named ?1, ?2 ...
    A link of a factor to itself is no loop: it says that a thing drives itself, or that two were merged.
    """
    links = {(link.cause, link.effect): link for link in drawn.links if link.cause != link.effect}
    place = {factor.id: at for at, factor in enumerate(drawn.factors)}
    found: list[tuple[Link, ...]] = []
    length, whole = LONGEST, True
    for part in _parts(links):
        far = reach(part, STEPS)
        circles = list(islice(_circles(part, far), FOUND + 1)) if far > 1 else []
        length, whole = min(length, far), whole and len(circles) <= FOUND
        found += [_told(circle, links, place) for circle in circles[:FOUND]]
    found.sort(key=lambda path: (-min(link.presence for link in path), len(path), [place[one.cause] for one in path]))
    return tuple(_named(found[:limit])), tuple(_notes(len(found) - limit, length, whole))


def _parts(links: Mapping[Ends, Link]) -> Iterator[dict[str, list[str]]]:
    """The strongly connected parts of two factors or more, as who follows whom."""
    graph = nx.DiGraph()
    # Edges given at once to the graph make networkx import whatever else could hold them.
    graph.add_edges_from(links)
    for nodes in nx.strongly_connected_components(graph):
        if len(nodes) > 1:
            yield {node: sorted(other for other in graph[node] if other in nodes) for node in sorted(nodes)}


def _circles(part: Mapping[str, list[str]], length: int) -> Iterator[list[str]]:
    """Every simple circle of two to `length` links once, from its first factor in the order of ids."""
    for start in part:
        open_paths = [[start]]
        while open_paths:
            path = open_paths.pop()
            for other in part[path[-1]]:
                if other == start:
                    yield path
                elif other > start and len(path) < length and other not in path:
                    open_paths.append([*path, other])


def _told(circle: list[str], links: Mapping[Ends, Link], place: Mapping[str, int]) -> tuple[Link, ...]:
    """The links of a circle from its first factor in the order of the map."""
    first = circle.index(min(circle, key=place.__getitem__))
    turned = circle[first:] + circle[:first]
    return tuple(links[a, b] for a, b in zip(turned, turned[1:] + turned[:1], strict=True))


def _named(paths: list[tuple[Link, ...]]) -> Iterator[Loop]:
    count: Counter[Sign] = Counter()
    for path in paths:
        sign = reduce(mul, (link.sign for link in path))
        count[sign] += 1
        yield Loop(f"{_LETTER[sign]}{count[sign]}", path, sign)


def _notes(more: int, length: int, whole: bool) -> Iterator[str]:
    if more > 0:
        yield f"{more}{'' if whole else ' or more'} further loop{'' if more == 1 else 's'} not named"
    if length < LONGEST:
        yield f"loops of more than {length} links were not looked for: the map is too dense"
