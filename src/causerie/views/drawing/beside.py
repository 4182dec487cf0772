"""Two maps beside each other in one layout: what the one holds stands where it stands in the other, and where they
part it is underlaid. What only the other side holds is there in grey, so that nothing moves between the two.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from causerie.values import Compared, Factor, Link, Map
from causerie.views.drawing.boxes import LINE
from causerie.views.drawing.marks import CLASS, Route, marks
from causerie.views.drawing.place import Placing, place
from causerie.views.drawing.svg import MARGIN, DrawingOptions, box_shape, extra, link_shape, routes_of, style
from causerie.views.drawing.told import HEAD, LEGEND, heading, legend, legend_lines
from causerie.views.markup import escaped, plural
from causerie.vocabulary import Shared

FACTORS = 30
"""Factors drawn at most."""
WIDE = 1180
"""Width up to which the two stand side by side, else one above the other."""
BETWEEN = 40
READS = "underlaid: here the two part; grey: only the other side says it"
PARTED, ALONE = (Shared.CLASH, Shared.DENIED), (Shared.A, Shared.B)


@dataclass(frozen=True, slots=True)
class Panel:
    """One side's map: what is in its SVG, and its size."""

    name: str
    body: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Pair:
    """Both sides in one layout. `links` are those drawn, `left_out` how many are not."""

    panels: tuple[Panel, Panel]
    links: tuple[Compared, ...]
    left_out: int


def beside(names: tuple[str, str], compared: Sequence[Compared], anchors: bool = False) -> Pair | None:
    """The two sides of a comparison; None where there is no link. Where they part comes before what one alone holds.

    `anchors`: each link leads to the part of a page with the id p0, p1 ..., as `compared` counts them.
    """
    shown = _chosen(compared)
    if not shown:
        return None
    drawn = _joint([one for _, one in shown])
    placing = place(drawn, None)
    ways = routes_of(drawn, placing, DrawingOptions(review=True))
    made = [_Side(names[at], [(n, one, (one.a, one.b)[at], way) for (n, one), way in zip(shown, ways, strict=True)])
            for at in (0, 1)]  # fmt: skip
    panels = tuple(_panel(side, drawn, placing, anchors) for side in made)
    return Pair((panels[0], panels[1]), tuple(one for _, one in shown), len(compared) - len(shown))


def alone(panel: Panel, name: str) -> str:
    """A panel as an SVG of a page that has the style; `name` begins its ids."""
    size = f'width="{panel.width:.0f}" height="{panel.height:.0f}"'
    box = f'viewBox="{-MARGIN} {-MARGIN} {panel.width:.0f} {panel.height:.0f}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="cm" role="group" {size} {box} aria-labelledby="{name}">'
        f'<title id="{name}">{escaped(f"What {panel.name} holds")}</title>{panel.body}</svg>'
    )


def together(pair: Pair) -> str:
    """Both panels as one SVG that stands alone, with names above and a legend below."""
    first, second = pair.panels
    across = first.width + BETWEEN + second.width <= WIDE
    at = (first.width + BETWEEN, 0.0) if across else (0.0, HEAD + first.height + BETWEEN)
    width = at[0] + second.width
    foot = at[1] + HEAD + (max(first.height, second.height) if across else second.height)
    lines = (
        *legend(_joint(pair.links), review=True),
        "underlaid: here the two part; grey: only the other side says it",
    )
    more = (f"{plural(pair.left_out, 'link')} with less support not drawn",) if pair.left_out else ()
    below = "".join(legend_lines((*lines, *more), foot + LEGEND))
    width, height = max(width, 620), foot + LINE * (len(lines) + len(more)) + 2 * MARGIN
    parts = ((first, (0.0, 0.0)), (second, at))
    title = escaped(f"{first.name} and {second.name}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="cm" role="img" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="{-MARGIN} {-MARGIN - HEAD} {width:.0f} {height + HEAD:.0f}" aria-labelledby="sides-title">'
        f'<title id="sides-title">{title}</title><style>{style()}</style>'
        + "".join(
            f'<g transform="translate({x:.1f} {y:.1f})">{heading(one.name)}{one.body}</g>' for one, (x, y) in parts
        )
        + f"{below}</svg>"
    )


@dataclass(frozen=True, slots=True)
class _Side:
    """One side by name, with every link: its number, the comparison, this side's own, and its way."""

    name: str
    links: list[tuple[int, Compared, Link | None, Route]]


def _chosen(compared: Sequence[Compared]) -> list[tuple[int, Compared]]:
    """The first links whose ends are not too many; a link of a factor to itself is not drawn."""
    kept: set[str] = set()
    found = []
    for number, one in _ranked(compared):
        link = _any(one)
        ends = {link.cause, link.effect}
        if len(ends) == 2 and len(kept | ends) <= FACTORS:
            kept |= ends
            found.append((number, one))
    return sorted(found, key=lambda pair: pair[0])


def _ranked(compared: Sequence[Compared]) -> Iterator[tuple[int, Compared]]:
    """What both speak of, then by turns what each alone says, first of factors that both name."""
    numbered = list(enumerate(compared))
    yield from ((number, one) for number, one in numbered if one.shared not in ALONE)
    sides = [[(number, one) for number, one in numbered if one.shared is shared] for shared in ALONE]
    known = [{name for _, one in numbered if getattr(one, side) for name in (one.cause, one.effect)} for side in "ab"]
    common = known[0] & known[1]
    first, second = (sorted(own, key=lambda pair: common.isdisjoint((pair[1].cause, pair[1].effect))) for own in sides)
    for pair in zip_longest(first, second):
        yield from (one for one in pair if one is not None)


def _any(one: Compared) -> Link:
    link = one.a or one.b
    assert link is not None
    return link


def _joint(links: Sequence[Compared]) -> Map:
    labels = {end: label for one in links for end, label in _ends(one)}
    factors = tuple(Factor(name, label) for name, label in labels.items())
    return Map(factors, tuple(_any(one) for one in links))


def _ends(one: Compared) -> tuple[tuple[str, str], tuple[str, str]]:
    link = _any(one)
    return (link.cause, one.cause), (link.effect, one.effect)


def _panel(side: _Side, drawn: Map, placing: Placing, anchors: bool) -> Panel:
    names = {factor.id: factor.label for factor in drawn.factors}
    own = [(number, one, dataclasses.replace(way, link=link, classes=extra(link, True)))
           for number, one, link, way in side.links if link is not None]  # fmt: skip
    here = {end for _, _, way in own for end in (way.link.cause, way.link.effect)}
    body = "".join(
        [
            *(_grey(way) for _, _, link, way in side.links if link is None),
            *(_told(number, one, way, names, anchors) for number, one, way in own),
            *marks([way for _, _, way in own]),
            *(_box(box_shape(placing.boxes[one.id], one, False), one.id in here) for one in drawn.factors),
        ]
    )
    return Panel(side.name, body, placing.width + 2 * MARGIN, placing.height + 2 * MARGIN)


def _grey(way: Route) -> str:
    """A link that only the other side holds: no sign, and nothing to read out."""
    line = link_shape(dataclasses.replace(way, classes=" cm-grey"), None)
    return f'<g aria-hidden="true">{line}</g>'


def _told(number: int, one: Compared, way: Route, names: dict[str, str], anchors: bool) -> str:
    parted = '<path class="cm-halo" d="{}"/>'.format if one.shared in PARTED else None
    shape = link_shape(way, names, parted)
    if not anchors:
        return shape
    says = f"{one.cause} → {one.effect}, {_sign(way.link)}{'; here the two part' if parted else ''}"
    return f'<a href="#p{number}" aria-label="{escaped(says)}">{shape}</a>'


def _sign(link: Link) -> str:
    words = {"plus": "the more, the more", "minus": "the more, the less", "open": "sign undecided"}
    held = any(claim.supports for claim in link.claims)
    return words[CLASS[link.sign]] if held else "denied or questioned"


def _box(shape: str, here: bool) -> str:
    return shape if here else f'<g class="cm-grey">{shape}</g>'
