"""Where boxes and links go: layers from left to right, the order within them by fast-sugiyama.

Sugiyama, Tagawa, Toda 1981: links go from layer to layer, a long link through a place kept free for
it in every layer between. The library gives layers, order and rough places; here the places are
moved apart by the real heights (isotonic regression: the least squares shift that keeps the order)
and the islands of the map are packed in rows.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fast_sugiyama import from_edges

from causerie.values import Map
from causerie.views.drawing.boxes import WIDTH, Box, box

GAP = 92
"""Room between two layers, for the links and their signs."""
BETWEEN = 14
"""Least room between two boxes of a layer."""
LANE = 20
"""Height kept free for a link that passes through a layer."""
ISLAND = 34
ROW = 1080
"""Islands are packed in rows up to this width, or the width of the widest island."""
MANY = 400
"""Links up to which the library also swaps neighbours to spare crossings, which takes most of its time."""
SHAPE = 1.4
"""Width of a screen for its height."""
CLOSE = 58
"""Room between two layers in a picture for a screen, where room is dear."""
NEAR = 24
"""Room between its islands."""
_UNIT = 10.0
_LANE_UNIT = 3.0

Node = int
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Placed:
    """The left and the middle of a factor's box, and its lines."""

    x: float
    y: float
    box: Box


@dataclass(frozen=True, slots=True)
class Placing:
    """Boxes by factor id, the lanes of links by (cause, effect), and the size of the whole."""

    boxes: Mapping[str, Placed]
    lanes: Mapping[tuple[str, str], tuple[tuple[float, float], ...]]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Island:
    """One connected part: left and middle of every node, and its size."""

    at: Mapping[Node, tuple[float, float]]
    width: float
    height: float


def place(drawn: Map, row: float | None = ROW) -> Placing:
    """Places for all factors of a map; every factor must have a link to another one. `row`: as `DrawingOptions`."""
    if not drawn.links:
        return Placing({}, {}, 0, 0)
    number = {factor.id: at for at, factor in enumerate(drawn.factors)}
    edges = [(number[link.cause], number[link.effect]) for link in drawn.links]
    boxes = [box(factor.label, _ports(at, edges)) for at, factor in enumerate(drawn.factors)]
    found = _layered(edges)
    islands = [_island(positions, boxes, GAP if row else CLOSE) for positions, _ in found]
    at, width, height = _pack(islands, row) if row else _shaped(islands)
    through = {ends: lane for _, parts in found for ends, lane in _lanes(parts, len(boxes)).items()}
    names = [factor.id for factor in drawn.factors]
    lanes = {(names[a], names[b]): tuple(at[node] for node in through.get((a, b), ())) for a, b in edges}
    return Placing({name: Placed(*at[n], boxes[n]) for n, name in enumerate(names)}, lanes, width, height)


def _layered(edges: Sequence[tuple[Node, Node]]) -> list[tuple[dict[Node, Point], list[tuple[Node, Node]]]]:
    """For each island the library's places of its nodes and lanes, and the parts of its links."""
    # The library's other rankings may not end on graphs with circles; "up" always did in 10,000 random ones.
    found = from_edges(
        edges,
        vertex_spacing=_UNIT,
        dummy_vertices=True,
        dummy_size=_LANE_UNIT / _UNIT,
        ranking_type="up",
        transpose=len(edges) <= MANY,
    )
    real = 1 + max(node for edge in edges for node in edge)
    islands, free = [], real
    for positions, _, _, parts in found:
        # The library counts the lanes of every island from the same number; here each has one of its own.
        shift = free - real
        at = {_own(node, real, shift): (float(x), float(y)) for node, (x, y) in positions}
        islands.append((at, [(_own(a, real, shift), _own(b, real, shift)) for a, b in parts or ()]))
        free = max(free, 1 + max(at))
    return islands


def _own(node: int | str, real: int, shift: int) -> Node:
    return int(node) + shift if int(node) >= real else int(node)


def _ports(node: Node, edges: Sequence[tuple[Node, Node]]) -> int:
    """The most links that one side of a box can get."""
    touching = sum(node in edge for edge in edges)
    outward = sum(edge[0] == node for edge in edges)
    return max(outward, touching - outward)


def _island(positions: Mapping[Node, tuple[float, float]], boxes: Sequence[Box], gap: float) -> _Island:
    layers: dict[float, list[tuple[float, Node]]] = {}
    for node, (across, along) in positions.items():
        layers.setdefault(along, []).append((across, node))
    scale = _scale(positions, boxes)
    # In the library's coordinates causes stand highest.
    order = sorted(layers, reverse=True)
    at: dict[Node, tuple[float, float]] = {}
    for column, along in enumerate(order):
        nodes = sorted(layers[along])
        heights = [boxes[node].height if node < len(boxes) else LANE - BETWEEN for _, node in nodes]
        middles = apart([across * scale for across, _ in nodes], heights)
        at |= {node: (column * (WIDTH + gap), y) for (_, node), y in zip(nodes, middles, strict=True)}
    edges = [(y - half, y + half) for node, (_, y) in at.items() for half in [_half(node, boxes)]]
    top, bottom = min(low for low, _ in edges), max(high for _, high in edges)
    moved = {node: (x, y - top) for node, (x, y) in at.items()}
    return _Island(moved, len(order) * (WIDTH + gap) - gap, bottom - top)


def _half(node: Node, boxes: Sequence[Box]) -> float:
    return boxes[node].height / 2 if node < len(boxes) else LANE / 2


def _scale(positions: Mapping[Node, tuple[float, float]], boxes: Sequence[Box]) -> float:
    heights = [boxes[node].height for node in positions if node < len(boxes)]
    return 0.6 * (sum(heights) / len(heights) + BETWEEN) / _UNIT


def apart(wanted: Sequence[float], heights: Sequence[float]) -> list[float]:
    """The middles nearest to those wanted (least squares) with boxes of these heights apart, order kept.

    Pool adjacent violators (Ayer et al. 1955) on the places less the room that the boxes before need.
    """
    room = [0.0]
    for above, below in pairwise(heights):
        room.append(room[-1] + (above + below) / 2 + BETWEEN)
    pools: list[tuple[float, int]] = []
    for want, needed in zip(wanted, room, strict=False):
        mean, size = want - needed, 1
        while pools and pools[-1][0] > mean:
            other, many = pools.pop()
            mean, size = (mean * size + other * many) / (size + many), size + many
        pools.append((mean, size))
    flat = [mean for mean, size in pools for _ in range(size)]
    return [mean + needed for mean, needed in zip(flat, room, strict=False)]


Packed = tuple[dict[Node, Point], float, float]


def _shaped(islands: Sequence[_Island]) -> Packed:
    """Islands in rows of the width at which the whole comes nearest to the shape of a screen."""
    area = sum((island.width + NEAR) * (island.height + NEAR) for island in islands)
    widths = {math.sqrt(area * SHAPE) * more for more in (0.85, 0.9, 0.95, 1.0, 1.05, 1.1, 1.2, 1.35, 1.5)}
    packed = [_shelved(islands, width) for width in sorted(widths)]
    return min(packed, key=lambda one: max(one[1] / SHAPE, one[2]))


def _shelved(islands: Sequence[_Island], row: float) -> Packed:
    """Islands in rows, the highest first, each in the first row that has room for it (first fit decreasing height)."""
    row_width = max(row, *(island.width for island in islands))
    rows: list[tuple[float, list[_Island]]] = []
    for island in sorted(islands, key=lambda one: (-one.height, -one.width, min(one.at))):
        fitting = (at for at, (used, _) in enumerate(rows) if used + NEAR + island.width <= row_width)
        number = next(fitting, None)
        if number is None:
            rows.append((island.width, [island]))
        else:
            used, own = rows[number]
            rows[number] = used + NEAR + island.width, [*own, island]
    at: dict[Node, Point] = {}
    top = 0.0
    for _, own in rows:
        left = 0.0
        for island in own:
            at |= {node: (x + left, y + top) for node, (x, y) in island.at.items()}
            left += island.width + NEAR
        top += max(island.height for island in own) + NEAR
    return at, max(used for used, _ in rows), top - NEAR


def _pack(islands: Sequence[_Island], row: float) -> Packed:
    """Islands in rows, the largest first."""
    row_width = max(row, *(island.width for island in islands))
    at: dict[Node, tuple[float, float]] = {}
    left = top = tallest = widest = 0.0
    for island in sorted(islands, key=lambda one: (-len(one.at), -one.width, min(one.at))):
        if left and left + island.width > row_width:
            left, top, tallest = 0.0, top + tallest + ISLAND, 0.0
        at |= {node: (x + left, y + top) for node, (x, y) in island.at.items()}
        widest = max(widest, left + island.width)
        left, tallest = left + island.width + ISLAND, max(tallest, island.height)
    return at, widest, top + tallest


def _lanes(parts: Sequence[tuple[Node, Node]], real: int) -> dict[tuple[Node, Node], tuple[Node, ...]]:
    """The lane nodes between two real ones, for each link as the library directed it."""
    following = {a: b for a, b in parts if a >= real}
    out: dict[tuple[Node, Node], tuple[Node, ...]] = {}
    for start, node in parts:
        if start >= real:
            continue
        lane: list[Node] = []
        while node >= real:
            lane.append(node)
            node = following[node]
        out[start, node] = tuple(lane)
    return out
