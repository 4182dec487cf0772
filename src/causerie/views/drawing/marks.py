"""The signs on the links of a map: each where it covers no other, with the number of speakers where that is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from causerie.values import Link
from causerie.views.drawing.told import GLYPH
from causerie.vocabulary import Sign

MARK = 8
"""Half the size of a sign's mark."""
_APART = 2.0 * MARK
CLASS = {Sign.PLUS: "plus", Sign.MINUS: "minus", Sign.UNKNOWN: "open"}
_PLACES = (0.5, 0.38, 0.62, 0.28, 0.72, 0.2, 0.8)

Point = tuple[float, float]
Curve = tuple[Point, Point]
"""From one point to another, leaving and arriving level."""


@dataclass(frozen=True, slots=True)
class Route:
    """A link's way: level curves with straight runs between them, and whether it goes back to the left.

    `classes` are those of its state, `data` what a live page is told of it, `count` the speakers told at its sign.
    """

    link: Link
    curves: tuple[Curve, ...]
    back: bool
    classes: str = ""
    data: str = ""
    count: int = 0


def marks(routes: Sequence[Route]) -> Iterator[str]:
    """The signs, each on its link where it covers no other sign."""
    taken = _Taken()
    for route in routes:
        x, y = taken.free([at for curve in reversed(route.curves) for at in _along(curve)])
        sign = route.link.sign
        beside = f'<text class="cm-count" x="{x + MARK + 3:.1f}" y="{y:.1f}" dy="4">{route.count}</text>'
        yield (
            f'<g class="cm-mark cm-{CLASS[sign]}{route.classes}"{route.data}>{_shape(sign, x, y)}'
            f'<text x="{x:.1f}" y="{y:.1f}" dy="4.5">{"×" if "cm-not" in route.classes else GLYPH[sign]}</text>'
            f"{beside if route.count > 1 else ''}</g>"
        )


class _Taken:
    """Where signs stand already, by squares as large as the distance that they keep."""

    def __init__(self) -> None:
        self._squares: dict[tuple[int, int], list[Point]] = {}

    def free(self, places: Sequence[Point]) -> Point:
        """The first place that keeps its distance from those taken, else the one that keeps most of it; now taken."""
        found = next((place for place in places if self._room(place) > _APART), None) or max(places, key=self._room)
        self._squares.setdefault(_square(found), []).append(found)
        return found

    def _room(self, place: Point) -> float:
        """The distance from the nearest one; beyond the distance to keep it is all the same."""
        across, down = _square(place)
        near = (
            point
            for one in range(across - 1, across + 2)
            for two in range(down - 1, down + 2)
            for point in self._squares.get((one, two), ())
        )
        return min((max(abs(place[0] - x), abs(place[1] - y)) for x, y in near), default=_APART + 1)


def _square(place: Point) -> tuple[int, int]:
    return int(place[0] // _APART), int(place[1] // _APART)


def _along(curve: Curve) -> Iterator[Point]:
    """Points of the curve where a sign may stand, the middle first."""
    (x1, y1), (x2, y2) = curve
    for t in _PLACES:
        # Both control points lie half way across, so that x and y have these closed forms.
        across = 1.5 * t * (1 - t) ** 2 + 1.5 * t**2 * (1 - t) + t**3
        up = 3 * t**2 * (1 - t) + t**3
        yield x1 + (x2 - x1) * across, y1 + (y2 - y1) * up


def _shape(sign: Sign, x: float, y: float) -> str:
    """A circle for plus, a square for minus, a diamond for unknown."""
    if sign is Sign.PLUS:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{MARK}"/>'
    if sign is Sign.MINUS:
        return (
            f'<rect x="{x - MARK + 0.5:.1f}" y="{y - MARK + 0.5:.1f}" width="{2 * MARK - 1}" height="{2 * MARK - 1}"/>'
        )
    reach = MARK + 2
    return f'<path d="M{x:.1f},{y - reach:.1f}l{reach},{reach}l-{reach},{reach}l-{reach},-{reach}z"/>'
