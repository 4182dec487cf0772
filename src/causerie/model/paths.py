"""Signs along paths: what reaches a factor over all simple paths, each the product of its links.

Used where too few draws of a map come to rest. Loops have no part in it; of longer or more numerous paths
than the thresholds allow, the shortest are taken.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from causerie.model.draws import ROOM, Floats
from causerie.model.scope import Scope
from causerie.model.thresholds import THRESHOLDS


@dataclass(frozen=True, slots=True)
class Route:
    """A simple path from a pushed factor: its links (positions in the scope), its start and its end."""

    links: tuple[int, ...]
    start: int
    end: int


def routes_of(scope: Scope) -> tuple[tuple[Route, ...], bool]:
    """Simple paths from all pushed factors, shortest first, and whether some were left out."""
    after: dict[int, list[int]] = {}
    for link, cause in enumerate(scope.cause):
        after.setdefault(int(cause), []).append(link)
    layer = [(Route((), int(start), int(start)), {int(start)}) for start in np.flatnonzero(scope.push)]
    found = [route for route, _ in layer]
    for _ in range(THRESHOLDS.path_links):
        longer = []
        for route, seen in layer:
            for link in after.get(route.end, ()):
                effect = int(scope.effect[link])
                if effect in seen:
                    continue
                if len(found) >= THRESHOLDS.paths:
                    return tuple(found), True
                found.append(Route((*route.links, link), route.start, effect))
                longer.append((found[-1], seen | {effect}))
        layer = longer
    cut = any(int(scope.effect[link]) not in seen for route, seen in layer for link in after.get(route.end, ()))
    return tuple(found), cut


def along_paths(scope: Scope, routes: tuple[Route, ...], weights: Floats) -> Floats:
    """Responses, draws by factors of the scope: the sum over the routes of the products of their weights."""
    found = np.zeros((len(weights), len(scope.nodes)))
    step = max(1, ROOM // max(1, weights.shape[1]))
    for start in range(0, len(weights), step):
        some = weights[start : start + step]
        for route in routes:
            product = np.full(len(some), scope.push[route.start])
            for link in route.links:
                product *= some[:, link]
            found[start : start + step, route.end] += product
    return found
