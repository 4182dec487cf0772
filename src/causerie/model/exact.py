"""Proof that a factor goes one way in every stable draw: an exact search over signs, presences and weights.

In a stable draw the determinant of -A is positive, so the sign of a response is that of its adjoint: the sum,
over all paths from a push, of the path's weights times the determinant of what the path leaves out (Levins
1974; Dambacher, Li & Rossignol 2002). Each link stands in a term at most once, so the sum is linear in every
link alone and has its least and greatest value at corners of the box of weights. The search tries them all.
(On the rim of the box, where weights are exactly as great as can be, a proved response may vanish; no draw
lies there.)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from causerie.model.draws import Floats
from causerie.model.scope import Scope
from causerie.model.thresholds import THRESHOLDS
from causerie.values import Influence, Model

_NIL = 1e-12

Terms = dict[int, float]
"""A sum of products: which links (bits) -> the coefficient."""


def proved(model: Model, scope: Scope, targets: Iterable[int], limit: float = 1.0) -> dict[int, int]:
    """For each target (a position in the scope) 1 or -1 where every stable draw moves it that way, else 0.

    0 too where more links than the threshold lie between the pushes and it: nothing is searched then.
    """
    into: dict[int, list[int]] = {}
    for link, effect in enumerate(scope.effect):
        into.setdefault(int(effect), []).append(link)
    return {target: _proved(model, scope, target, _between(scope, into, target), limit) for target in targets}


def _proved(model: Model, scope: Scope, target: int, links: list[int], limit: float) -> int:
    if len(links) > THRESHOLDS.links:
        return 0
    board = Board(scope, links, target, limit)
    terms = board.response()
    used = sorted({bit for mask in terms for bit in range(len(links)) if mask >> bit & 1})
    influences = [model.influences[scope.links[links[bit]]] for bit in used]
    terms = {_packed(mask, used): value for mask, value in terms.items() if value}
    if not terms:
        return 0
    return _one_way(terms, influences) or _searched(terms, influences)


def _between(scope: Scope, into: Mapping[int, list[int]], target: int) -> list[int]:
    """Links of the scope that lie on the way to the factor; no more are looked for than may be searched."""
    seen, waiting, found = {target}, [target], []
    while waiting:
        for link in into.get(waiting.pop(), ()):
            found.append(link)
            cause = int(scope.cause[link])
            if cause not in seen:
                seen.add(cause)
                waiting.append(cause)
        if len(found) > THRESHOLDS.links:
            break
    return sorted(found)


@dataclass
class Board:
    """The links that lead to one factor, and determinants of parts of them, kept once computed."""

    scope: Scope
    links: list[int]
    target: int
    limit: float
    known: dict[int, Terms] = field(default_factory=dict)

    def response(self) -> Terms:
        """The adjoint's sum for all pushes together; factors as bits of sets."""
        self.known[0] = {0: 1.0}
        ends = [int(end) for link in self.links for end in (self.scope.cause[link], self.scope.effect[link])]
        nodes = sum(1 << node for node in {self.target, *ends})
        found: Terms = {}
        for start in np.flatnonzero(self.scope.push):
            if nodes >> int(start) & 1:
                for mask, left in self._paths(int(start), self.target, nodes & ~(1 << int(start))):
                    _add(found, mask, float(self.scope.push[start]), self._determinant(left))
        return found

    def _paths(self, start: int, end: int, free: int, mask: int = 0) -> Iterator[tuple[int, int]]:
        """Links of each simple path, and the factors that it leaves out."""
        if start == end:
            yield mask, free
            return
        for bit, link in enumerate(self.links):
            effect = int(self.scope.effect[link])
            if self.scope.cause[link] == start and free >> effect & 1:
                yield from self._paths(effect, end, free & ~(1 << effect), mask | 1 << bit)

    def _determinant(self, nodes: int) -> Terms:
        """Determinant of -A of these factors: over all sets of separate loops, the product of their negatives."""
        if nodes not in self.known:
            first = (nodes & -nodes).bit_length() - 1
            rest = nodes & ~(1 << first)
            found: Terms = {}
            if self.limit:
                _add(found, 0, self.limit, self._determinant(rest))
            for mask, left in self._loops(first, rest):
                _add(found, mask, -1.0, self._determinant(left))
            self.known[nodes] = found
        return self.known[nodes]

    def _loops(self, start: int, free: int) -> Iterator[tuple[int, int]]:
        for bit, link in enumerate(self.links):
            if self.scope.cause[link] == start:
                effect = int(self.scope.effect[link])
                if effect == start:
                    yield 1 << bit, free
                elif free >> effect & 1:
                    yield from self._closing(effect, start, free & ~(1 << effect), 1 << bit)

    def _closing(self, at: int, start: int, free: int, mask: int) -> Iterator[tuple[int, int]]:
        for bit, link in enumerate(self.links):
            if self.scope.cause[link] == at:
                effect = int(self.scope.effect[link])
                if effect == start:
                    yield mask | 1 << bit, free
                elif free >> effect & 1:
                    yield from self._closing(effect, start, free & ~(1 << effect), mask | 1 << bit)


def _add(found: Terms, mask: int, factor: float, terms: Mapping[int, float]) -> None:
    for other, value in terms.items():
        found[mask | other] = found.get(mask | other, 0.0) + factor * value


def _packed(mask: int, used: list[int]) -> int:
    return sum(1 << place for place, bit in enumerate(used) if mask >> bit & 1)


def _one_way(terms: Terms, influences: list[Influence]) -> int:
    """The sign that all terms have, where each link is surely there and of one sign: weights do not matter then."""
    if any(link.presence < 1 or 0 < link.plus < 1 for link in influences):
        return 0
    minus = sum(1 << place for place, link in enumerate(influences) if link.plus == 0)
    signs = {(1 if value > 0 else -1) * (-1) ** (mask & minus).bit_count() for mask, value in terms.items()}
    return signs.pop() if len(signs) == 1 else 0


def _searched(terms: Terms, influences: list[Influence]) -> int:
    """The sign at all corners: never the other one at full reach of the weights, and never 0 between them."""
    outer = _values(terms, [_reach(link) for link in influences])
    inner = _values(terms, [_choices(link) for link in influences])
    least = _NIL * np.abs(inner).max()
    if outer.min() >= -_NIL and inner.min() > least:
        return 1
    return -1 if outer.max() <= _NIL and inner.max() < -least else 0


def _reach(link: Influence) -> tuple[float, float]:
    """The least and greatest signed weight."""
    low = -link.high if link.plus < 1 else (link.low if link.presence == 1 else 0.0)
    high = link.high if link.plus > 0 else (-link.low if link.presence == 1 else 0.0)
    return low, high


def _choices(link: Influence) -> tuple[float, float]:
    """The extremes of what the link can be at its middle weight: there or not, + or -."""
    middle = (link.low + link.high) / 2
    ways = [middle] * (link.plus > 0) + [-middle] * (link.plus < 1) + [0.0] * (link.presence < 1)
    return min(ways), max(ways)


def _values(terms: Terms, ranges: list[tuple[float, float]]) -> Floats:
    """The sum at all corners of the box; 2 to the number of links."""
    values = np.zeros(1 << len(ranges))
    for mask, value in terms.items():
        values[mask] = value
    for place, (low, high) in enumerate(ranges):
        pairs = values.reshape(-1, 2, 1 << place)
        without, along = pairs[:, 0].copy(), pairs[:, 1].copy()
        pairs[:, 0], pairs[:, 1] = without + low * along, without + high * along
    return values
