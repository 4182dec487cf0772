"""A map as one SVG element that also stands alone: no script, no font, no address of anything.

Signs are told by glyph, by the shape of their mark and by colour (blue and vermilion of Okabe and
Ito, told apart by the colour-blind). Width tells presence. What rests on suggested merges is dashed and
marked. Pairs that are only denied or questioned are no links and are named below the drawing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise

from causerie.holding import votes
from causerie.values import Factor, Link, Map
from causerie.views.drawing.boxes import LINE, WIDTH
from causerie.views.drawing.choose import choose
from causerie.views.drawing.place import Placed, Placing, place
from causerie.views.drawing.told import (
    GAP,
    GLYPH,
    HEAD,
    LEAST,
    LEGEND,
    SUGGESTED,
    denied_lines,
    describe,
    heading,
    legend,
    legend_lines,
    tell,
    wordings,
)
from causerie.views.markup import escaped
from causerie.vocabulary import FactorKind, Sign

MARGIN = 12
MARK = 8
"""Half the size of a sign's mark."""
ARROW = 8
_CLASS = {Sign.PLUS: "plus", Sign.MINUS: "minus", Sign.UNKNOWN: "open"}
_PLACES = (0.5, 0.38, 0.62, 0.28, 0.72, 0.2, 0.8)

Point = tuple[float, float]
Curve = tuple[Point, Point]
"""From one point to another, leaving and arriving level."""


@dataclass(frozen=True, slots=True)
class DrawingOptions:
    """`limit`: factors drawn at most. `name`: start of the ids in the SVG, for two drawings on a page.

    `denied`: name what is only denied or questioned below the drawing. `caption`: the title above it and a
    legend below, for a picture that stands alone.
    """

    limit: int = 60
    name: str = "map"
    title: str = "Map of the claims"
    denied: bool = True
    caption: bool = True


@dataclass(frozen=True, slots=True)
class _Route:
    """A link's way: level curves with straight runs between them, and whether it goes back to the left."""

    link: Link
    curves: tuple[Curve, ...]
    back: bool


def draw(whole: Map, options: DrawingOptions | None = None) -> str:
    """The map as SVG; "" where no claim links two factors."""
    options = options or DrawingOptions()
    shown = choose(whole, options.limit)
    if not shown.map.links:
        return ""
    placing = place(shown.map)
    routes = _routes(shown.map, placing)
    names = {factor.id: factor.label for factor in whole.factors}
    below = list(denied_lines(shown.map, names, placing.height)) if options.denied else []
    if options.caption:
        below += legend_lines(legend(shown.map), placing.height + GAP + LINE * len(below) + (LEGEND if below else 0))
    head = HEAD if options.caption else 0
    width = max(placing.width, LEAST if below else 0) + 2 * MARGIN
    height = head + placing.height + 2 * MARGIN + (LINE * len(below) + GAP + LEGEND if below else 0)
    return "".join(
        [
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" class="cm" role="img" width="{width:.0f}" '
                f'height="{height:.0f}" '
                f'viewBox="{-MARGIN} {-MARGIN - head} {width:.0f} {height:.0f}" '
                f'aria-labelledby="{options.name}-title {options.name}-desc">'
            ),
            f'<title id="{options.name}-title">{escaped(options.title)}</title>',
            f'<desc id="{options.name}-desc">{escaped(describe(shown))}</desc>',
            f"<style>{style()}</style>",
            heading(options.title) if options.caption else "",
            *(_link(route, names) for route in routes),
            *_marks(routes),
            *(_box(placing.boxes[factor.id], factor) for factor in shown.map.factors),
            *below,
            "</svg>",
        ]
    )


def style() -> str:
    """The style of a drawing, for light, dark and paper."""
    return files("causerie.views.drawing").joinpath("drawing.css").read_text("utf-8")


def _routes(drawn: Map, placing: Placing) -> list[_Route]:
    sides = _sides(drawn.links, placing)
    routes = []
    for link in drawn.links:
        start, end = placing.boxes[link.cause], placing.boxes[link.effect]
        back = end.x < start.x
        stops = [(start.x, sides[link.cause, not back, link.effect, True])]
        stops += placing.lanes[link.cause, link.effect]
        stops += [(end.x, sides[link.effect, back, link.cause, False])]
        leave, arrive = (0, WIDTH) if back else (WIDTH, 0)
        curves = tuple(((a[0] + leave, a[1]), (b[0] + arrive, b[1])) for a, b in pairwise(stops))
        routes.append(_Route(link, curves, back))
    return routes


Side = tuple[str, bool, str, bool]
"""A box, whether it is its right side, the other box, and whether the link goes out."""


def _sides(links: Sequence[Link], placing: Placing) -> dict[Side, float]:
    """Where each link touches the side of a box: spread evenly, in the order of where it comes from."""
    touching: dict[tuple[str, bool], list[tuple[float, Side]]] = {}
    for link in links:
        start, end = placing.boxes[link.cause], placing.boxes[link.effect]
        back = end.x < start.x
        lane = placing.lanes[link.cause, link.effect]
        first, last = (lane[0][1], lane[-1][1]) if lane else (end.y, start.y)
        touching.setdefault((link.cause, not back), []).append((first, (link.cause, not back, link.effect, True)))
        touching.setdefault((link.effect, back), []).append((last, (link.effect, back, link.cause, False)))
    out: dict[Side, float] = {}
    for (name, _), wanted in touching.items():
        box = placing.boxes[name]
        step = box.box.height / (len(wanted) + 1)
        top = box.y - box.box.height / 2
        out |= {side: top + step * (at + 1) for at, (_, side) in enumerate(sorted(wanted))}
    return out


def _link(route: _Route, names: Mapping[str, str]) -> str:
    link = route.link
    wide = 1 + 3 * link.presence
    tip = route.curves[-1][1]
    to = ARROW if route.back else -ARROW
    head = f"M{tip[0]:.1f},{tip[1]:.1f}l{to},-4.5l0,9z"
    return (
        f'<g class="cm-{_CLASS[link.sign]}{_extra(link)}"><title>{escaped(tell(link, names))}</title>'
        f'<path class="cm-line" d="{_path(route)}" stroke-width="{wide:.1f}"/><path class="cm-head" d="{head}"/></g>'
    )


def _extra(link: Link) -> str:
    """Further classes: what only denials speak of (a map from elsewhere may hold it), what suggestions made."""
    only_denied = bool(link.claims) and not votes(link)
    return " cm-not" if only_denied else " cm-loose" if link.suggested else ""


def _path(route: _Route) -> str:
    """The curves, joined by straight runs through the lanes; it ends where the arrow's head begins."""
    parts = [f"M{route.curves[0][0][0]:.1f},{route.curves[0][0][1]:.1f}"]
    for at, ((x1, y1), (x2, y2)) in enumerate(route.curves):
        if at == len(route.curves) - 1:
            x2 += ARROW - 1 if route.back else 1 - ARROW
        half = (x2 - x1) / 2
        parts.append(f"L{x1:.1f},{y1:.1f}C{x1 + half:.1f},{y1:.1f} {x2 - half:.1f},{y2:.1f} {x2:.1f},{y2:.1f}")
    return "".join(parts)


def _marks(routes: Sequence[_Route]) -> Iterator[str]:
    """The signs, each on its link where it covers no other sign."""
    taken: list[Point] = []
    for route in routes:
        x, y = _free([at for curve in reversed(route.curves) for at in _along(curve)], taken)
        taken.append((x, y))
        sign = route.link.sign
        extra = _extra(route.link)
        yield (
            f'<g class="cm-mark cm-{_CLASS[sign]}{extra}">{_shape(sign, x, y)}'
            f'<text x="{x:.1f}" y="{y:.1f}" dy="4.5">{"×" if "cm-not" in extra else GLYPH[sign]}</text></g>'
        )


def _free(places: Sequence[Point], taken: Sequence[Point]) -> Point:
    """The first place that keeps its distance from those taken, else the one that keeps most of it."""

    def room(place: Point) -> float:
        return min((max(abs(place[0] - x), abs(place[1] - y)) for x, y in taken), default=2.0 * MARK + 1)

    return next((place for place in places if room(place) > 2 * MARK), max(places, key=room))


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


def _box(placed: Placed, factor: Factor) -> str:
    lines = placed.box.lines
    top = placed.y - LINE * (len(lines) - 1) / 2
    middle, above = placed.x + WIDTH / 2, placed.y - placed.box.height / 2
    text = "".join(
        f'<text x="{middle:.1f}" y="{top + LINE * at:.1f}" dy="4.5">{escaped(line)}</text>'
        for at, line in enumerate(lines)
    )
    mark = f'<text class="cm-merged" x="{placed.x + WIDTH - 7:.1f}" y="{above + 9:.1f}">{SUGGESTED}</text>'
    # A type stands on the edge of the box, so that it takes no room from the label.
    kind = f'<text class="cm-kind" x="{placed.x + 8:.1f}" y="{above + 4:.1f}">{factor.kind.value}</text>'
    typed = "" if factor.kind is FactorKind.OTHER else kind
    return (
        f'<g class="cm-box{" cm-loose" if factor.suggested else ""}"><title>{escaped(wordings(factor))}</title>'
        f'<rect x="{placed.x:.1f}" y="{above:.1f}" width="{WIDTH}" '
        f'height="{placed.box.height}" rx="5"/>{text}{mark if factor.suggested else ""}{typed}</g>'
    )
