"""Average linkage: clusters join, the most alike first, while their groups are alike on average.

A single strong likeness does not chain two clusters together (Sokal and Michener 1958). A pair of which
nothing is known counts as unlike. Scores are whole numbers, so that sums do not depend on their order.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping
from dataclasses import dataclass, field

SCALE = 10_000
"""A likeness of 1 as a whole number."""

Scores = Mapping[tuple[int, int], tuple[int, bool]]
"""Pair of nodes (lower number first) -> likeness times `SCALE`, and whether one is the other turned round."""


@dataclass(frozen=True, slots=True)
class Join:
    """Two nodes by which their clusters became one; `turned`: the one goes the other way than the other."""

    a: int
    b: int
    score: float
    turned: bool


@dataclass(slots=True)
class _Node:
    """A cluster: its groups with their direction in it, and the sums of likeness to others, straight and turned."""

    groups: dict[int, bool]
    size: int
    claims: tuple[set[object], set[object]]
    near: dict[int, list[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Start:
    """A node to begin with: how many groups it holds, of which claims it holds a cause or an effect."""

    size: int
    causes: frozenset[object]
    effects: frozenset[object]


def agglomerate(starts: Mapping[int, Start], scores: Scores, apart: set[tuple[int, int]], least: float) -> list[Join]:
    """The joins made, in order. Never of nodes that are to stay `apart`, nor of a claim's cause and effect.

    `scores` are sums over the pairs of groups of two nodes.
    """
    nodes = {
        number: _Node({number: False}, one.size, (set(one.causes), set(one.effects))) for number, one in starts.items()
    }
    kept_apart: dict[int, set[int]] = {}
    for a, b in apart:
        kept_apart.setdefault(a, set()).add(b)
        kept_apart.setdefault(b, set()).add(a)
    for (a, b), (whole, turned) in scores.items():
        nodes[a].near.setdefault(b, [0, 0])[turned] += whole
        nodes[b].near.setdefault(a, [0, 0])[turned] += whole
    queue = [entry for (a, b) in scores if (entry := _entry(nodes, a, b, least)) is not None]
    heapq.heapify(queue)
    joins: list[Join] = []
    while queue:
        entry = heapq.heappop(queue)
        _, a, b, score = entry
        if a not in nodes or b not in nodes or entry != _entry(nodes, a, b, least):
            continue
        if b in kept_apart.get(a, ()) or _clash(nodes[a], nodes[b]):
            continue
        joins.append(_join(nodes, a, b, score, scores))
        for other in kept_apart.pop(b, ()):
            kept_apart[other].discard(b)
            kept_apart[other].add(a)
            kept_apart.setdefault(a, set()).add(other)
        for other in sorted(nodes[a].near):
            again = _entry(nodes, min(a, other), max(a, other), least)
            if again is not None:
                heapq.heappush(queue, again)
    return joins


_Entry = tuple[float, int, int, float]


def _entry(nodes: Mapping[int, _Node], a: int, b: int, least: float) -> _Entry | None:
    """The pair as it stands in the queue, the most alike first; None where it is not alike enough."""
    score = max(nodes[a].near[b]) / (nodes[a].size * nodes[b].size * SCALE)
    return (-score, a, b, score) if score >= least else None


def _clash(one: _Node, other: _Node) -> bool:
    """Whether some claim would have the same thing as its cause and its effect."""
    return not (one.claims[0].isdisjoint(other.claims[1]) and one.claims[1].isdisjoint(other.claims[0]))


def _join(nodes: dict[int, _Node], a: int, b: int, score: float, scores: Scores) -> Join:
    """Take b into a, which keeps its direction."""
    one, other = nodes[a], nodes.pop(b)
    straight, opposite = one.near.pop(b)
    turned = opposite > straight
    x, y = _closest(one, other, scores)
    join = Join(x, y, score, (one.groups[x] is not other.groups[y]) is not turned)
    one.groups |= {group: flip is not turned for group, flip in other.groups.items()}
    one.size += other.size
    for side, more in zip(one.claims, other.claims, strict=True):
        side |= more
    for far, sums in other.near.items():
        if far == a:
            continue
        plain, against = reversed(sums) if turned else sums
        for here, there in ((a, far), (far, a)):
            total = nodes[here].near.setdefault(there, [0, 0])
            total[0] += plain
            total[1] += against
        del nodes[far].near[b]
    return join


def _closest(one: _Node, other: _Node, scores: Scores) -> tuple[int, int]:
    """The most alike pair of groups, one of each."""
    small, large = sorted((one.groups, other.groups), key=len)
    pairs = [(min(x, y), max(x, y)) for x in small for y in large if (min(x, y), max(x, y)) in scores]
    best = min(pairs, key=lambda pair: (-scores[pair][0], pair))
    return best if best[0] in one.groups else (best[1], best[0])
