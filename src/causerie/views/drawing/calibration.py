"""Calibration: of the forecasts said to be equally likely, the share that came true, beside what was said.

One SVG element that also stands alone. It is drawn only where the ledger has a curve, for which it needs enough
resolved forecasts; on the broken line what was said and what came agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

from causerie.values import Bin
from causerie.views.drawing.svg import style as map_style
from causerie.views.markup import escaped, plural

SIZE = 220
LEFT, TOP, RIGHT, BELOW = 44, 10, 56, 40


def draw_calibration(bins: Sequence[Bin], name: str = "calibration") -> str:
    """The curve as SVG; "" for no bins."""
    if not bins:
        return ""
    width, height = LEFT + SIZE + RIGHT, TOP + SIZE + BELOW
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="cm cc" role="img" width="{width}" height="{height}" '
        f'viewBox="{-LEFT} {-TOP} {width} {height}" aria-labelledby="{name}-title {name}-desc">'
        f'<title id="{name}-title">Said and come true</title>'
        f'<desc id="{name}-desc">{escaped(describe(bins))}</desc><style>{style()}</style>'
        f'<rect class="cc-axis" x="0" y="0" width="{SIZE}" height="{SIZE}"/>'
        f'<path class="cc-even" d="M0,{SIZE}L{SIZE},0"/>{_axes()}{"".join(map(_bin, bins))}</svg>'
    )


def style() -> str:
    """The style of the curve, with the colours of a map."""
    return map_style() + files("causerie.views.drawing").joinpath("calibration.css").read_text("utf-8")


def describe(bins: Sequence[Bin]) -> str:
    """What the drawing shows, in words."""
    told = (
        f"said {one.low:g} to {one.high:g} per cent: {one.came} of {plural(one.n, 'forecast')} came true"
        for one in bins
    )
    return f"{'; '.join(told)}."


def _axes() -> str:
    marks = (0, 50, 100)
    across = "".join(
        f'<text class="cc-name" x="{SIZE * mark / 100:.0f}" y="{SIZE + 15}" text-anchor="middle">{mark}%</text>'
        for mark in marks
    )
    up = "".join(
        f'<text class="cc-name" x="-6" y="{SIZE - SIZE * mark / 100 + 4:.0f}" text-anchor="end">{mark}%</text>'
        for mark in marks
    )
    names = (
        f'<text class="cc-name" x="{SIZE / 2}" y="{SIZE + 33}" text-anchor="middle">said</text>'
        f'<text class="cc-name" transform="translate(-34 {SIZE / 2}) rotate(-90)" text-anchor="middle">came true</text>'
    )
    return across + up + names


def _bin(one: Bin) -> str:
    y = SIZE * (1 - one.came / one.n)
    low, high = SIZE * one.low / 100, SIZE * one.high / 100
    middle = (low + high) / 2
    return (
        f'<g><title>{escaped(describe([one]))}</title><path class="cc-said" d="M{low:.1f},{y:.1f}H{high:.1f}"/>'
        f'<circle class="cc-dot" cx="{middle:.1f}" cy="{y:.1f}" r="4.5"/>'
        f'<text class="cc-name" x="{max(high, middle + 5) + 5:.1f}" y="{y + 4:.1f}">n={one.n}</text></g>'
    )
