"""A map as one SVG element that also stands alone: no script, no font, no address of anything.

Signs are told by glyph, by the shape of their mark and by colour (blue and vermilion of Okabe and
Ito, told apart by the colour-blind). Width tells presence. What rests on suggested merges is dashed and
marked. Pairs that are only denied or questioned are no links and are named below the drawing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise

from causerie.holding import speakers, votes
from causerie.values import Factor, Link, Map
from causerie.views.drawing.boxes import LINE, WIDTH
from causerie.views.drawing.choose import choose
from causerie.views.drawing.live import factor_data, link_data, live_link
from causerie.views.drawing.marks import CLASS, Route, marks
from causerie.views.drawing.place import ROW, Placed, Placing, place
from causerie.views.drawing.told import (
    GAP,
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
from causerie.vocabulary import FactorKind

MARGIN = 12
ARROW = 8


@dataclass(frozen=True, slots=True)
class DrawingOptions:
    """`limit`: factors drawn at most. `name`: start of the ids in the SVG, for two drawings on a page.

    `denied`: name what is only denied or questioned below the drawing. `caption`: the title above it and a
    legend below, for a picture that stands alone. `review`: dash what nobody has checked, and count speakers.
    `live`: for a page that moves it and has its style: names of factors and links as data. `row`: islands are
    packed in rows up to this width; None: into the shape of a screen.
    """

    limit: int = 60
    name: str = "map"
    title: str = "Map of the claims"
    denied: bool = True
    caption: bool = True
    review: bool = False
    live: bool = False
    row: float | None = ROW


def draw(whole: Map, options: DrawingOptions | None = None) -> str:
    """The map as SVG; "" where no claim links two factors."""
    options = options or DrawingOptions()
    shown = choose(whole, options.limit)
    if not shown.map.links:
        return ""
    placing = place(shown.map, options.row)
    routes = routes_of(shown.map, placing, options)
    names = {factor.id: factor.label for factor in whole.factors}
    below = list(denied_lines(shown.map, names, placing.height)) if options.denied else []
    if options.caption:
        top = placing.height + GAP + LINE * len(below) + (LEGEND if below else 0)
        below += legend_lines(legend(shown.map, options.review), top)
    head = HEAD if options.caption else 0
    width = max(placing.width, LEAST if below else 0) + 2 * MARGIN
    height = head + placing.height + 2 * MARGIN + (LINE * len(below) + GAP + LEGEND if below else 0)
    return "".join(
        [
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" class="cm" '
                f'role="{"group" if options.live else "img"}" width="{width:.0f}" '
                f'height="{height:.0f}" '
                f'viewBox="{-MARGIN} {-MARGIN - head} {width:.0f} {height:.0f}" '
                f'aria-labelledby="{options.name}-title {options.name}-desc">'
            ),
            f'<title id="{options.name}-title">{escaped(options.title)}</title>',
            f'<desc id="{options.name}-desc">{escaped(describe(shown))}</desc>',
            '<g class="cm-view">' if options.live else f"<style>{style()}</style>",
            heading(options.title) if options.caption else "",
            *(link_shape(route, names) for route in routes),
            *marks(routes),
            *(box_shape(placing.boxes[factor.id], factor, options.live) for factor in shown.map.factors),
            *below,
            "</g></svg>" if options.live else "</svg>",
        ]
    )


def style() -> str:
    """The style of a drawing, for light, dark and paper."""
    return files("causerie.views.drawing").joinpath("drawing.css").read_text("utf-8")


def routes_of(drawn: Map, placing: Placing, options: DrawingOptions) -> list[Route]:
    """The way of each link, in their order."""
    sides = _sides(drawn.links, placing)
    routes = []
    for number, link in enumerate(drawn.links):
        start, end = placing.boxes[link.cause], placing.boxes[link.effect]
        back = end.x < start.x
        stops = [(start.x, sides[link.cause, not back, link.effect, True])]
        stops += placing.lanes[link.cause, link.effect]
        stops += [(end.x, sides[link.effect, back, link.cause, False])]
        leave, arrive = (0, WIDTH) if back else (WIDTH, 0)
        curves = tuple(((a[0] + leave, a[1]), (b[0] + arrive, b[1])) for a, b in pairwise(stops))
        told = link_data(number, link) if options.live else ""
        count = len(speakers(link)) if options.review else 0
        routes.append(Route(link, curves, back, extra(link, options.review), told, count))
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


def link_shape(route: Route, names: Mapping[str, str] | None, under: Callable[[str], str] | None = None) -> str:
    """A link with what it says in words, if there are names; `under` gives what lies below its line."""
    link = route.link
    wide = 1 + 3 * link.presence
    tip = route.curves[-1][1]
    to = ARROW if route.back else -ARROW
    head = f"M{tip[0]:.1f},{tip[1]:.1f}l{to},-4.5l0,9z"
    way = _path(route)
    hit = f'<path class="cm-hit" d="{way}"/>' if route.data else under(way) if under else ""
    data = route.data + live_link(link, names) if route.data and names else ""
    told = f"<title>{escaped(tell(link, names))}</title>" if names else ""
    return (
        f'<g class="cm-{CLASS[link.sign]}{route.classes}"{data}>{told}'
        f'{hit}<path class="cm-line" d="{way}" stroke-width="{wide:.1f}"/><path class="cm-head" d="{head}"/></g>'
    )


def extra(link: Link, review: bool) -> str:
    """Further classes: what only denials speak of (a map from elsewhere may hold it), what suggestions made, and
    what nobody has checked.
    """
    only_denied = bool(link.claims) and not votes(link)
    raw = " cm-raw" if review and not any(claim.reviewed for claim in link.claims) else ""
    return (" cm-not" if only_denied else " cm-loose" if link.suggested else "") + raw


def _path(route: Route) -> str:
    """The curves, joined by straight runs through the lanes; it ends where the arrow's head begins."""
    parts = [f"M{route.curves[0][0][0]:.1f},{route.curves[0][0][1]:.1f}"]
    for at, ((x1, y1), (x2, y2)) in enumerate(route.curves):
        if at == len(route.curves) - 1:
            x2 += ARROW - 1 if route.back else 1 - ARROW
        half = (x2 - x1) / 2
        parts.append(f"L{x1:.1f},{y1:.1f}C{x1 + half:.1f},{y1:.1f} {x2 - half:.1f},{y2:.1f} {x2:.1f},{y2:.1f}")
    return "".join(parts)


def box_shape(placed: Placed, factor: Factor, live: bool) -> str:
    """A factor's box with its label."""
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
    data = factor_data(factor) if live else ""
    return (
        f'<g class="cm-box{" cm-loose" if factor.suggested else ""}"{data}><title>{escaped(wordings(factor))}</title>'
        f'<rect x="{placed.x:.1f}" y="{above:.1f}" width="{WIDTH}" '
        f'height="{placed.box.height}" rx="5"/>{text}{mark if factor.suggested else ""}{typed}</g>'
    )
