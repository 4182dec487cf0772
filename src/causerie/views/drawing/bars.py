"""An outcome as bars: for each factor that moves the share of draws in which it goes down (left) and up (right).

One SVG element that also stands alone, as a map is: no script, no font, no address. Down and up are told
by side, by arrow and in words, not by colour alone. Narrow enough for a telephone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from causerie.values import Map, Outcome, Response
from causerie.views.drawing import follows
from causerie.views.drawing.boxes import wrap
from causerie.views.drawing.svg import style as map_style
from causerie.views.markup import escaped

WIDTH = 320
MARGIN = 6
LINE = 17
BAR = 12
GAP = 14
LABEL = 40
SAYS = 48
"""Width of a line of a label, and of the smaller words under its bar, in narrow characters."""
MIDDLE = WIDTH / 2
RAW = ' class="cb-raw"'


@dataclass(frozen=True, slots=True)
class BarOptions:
    """`limit`: rows drawn at most. `name`: start of the ids in the SVG, for several drawings on a page. `review`: mark
    what rests on a machine's reading that nobody has checked, by hollow bars and in words.
    """

    limit: int = 12
    name: str = "whatif"
    review: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    response: Response
    lines: tuple[str, ...]
    top: float
    says: tuple[str, ...]
    raw: bool = False

    @property
    def bar(self) -> float:
        """Where its bar begins."""
        return self.top + LINE * len(self.lines) + 3

    @property
    def bottom(self) -> float:
        return self.bar + BAR + LINE * len(self.says) + GAP


def draw_bars(outcome: Outcome, drawn: Map, options: BarOptions | None = None) -> str:
    """The outcome as SVG; "" where it only restates a claim or nothing moves, for then there is nothing to draw."""
    options = options or BarOptions()
    moving = follows.moved(outcome)
    if outcome.restates is not None or not moving:
        return ""
    names = follows.names_of(drawn)
    title = follows.question(outcome, names)
    heading = wrap(title, LABEL)
    rows = _rows(moving[: options.limit], outcome, options, names, LINE * len(heading) + LINE + GAP)
    left = len(moving) - len(rows)
    height = rows[-1].bottom + (LINE if left else 0)
    parts = [
        *(_text(0, LINE * at, line, "cb-label") for at, line in enumerate(heading)),
        _ends(LINE * len(heading)),
        *(_row(row) for row in rows),
        _text(0, rows[-1].bottom - 4, f"and {left} more that move", "cb-note") if left else "",
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="cm cb" role="img" width="{WIDTH + 2 * MARGIN}" '
        f'height="{height + MARGIN:.0f}" viewBox="{-MARGIN} {-MARGIN} {WIDTH + 2 * MARGIN} {height + MARGIN:.0f}" '
        f'aria-labelledby="{options.name}-title {options.name}-desc">'
        f'<title id="{options.name}-title">{escaped(title)}</title>'
        f'<desc id="{options.name}-desc">{escaped(describe(outcome, drawn, options))}</desc>'
        f"<style>{style()}</style>{''.join(parts)}</svg>"
    )


def style() -> str:
    """The style of a drawing of bars, with the colours of a map."""
    return map_style() + files("causerie.views.drawing").joinpath("bars.css").read_text("utf-8")


def describe(outcome: Outcome, drawn: Map, options: BarOptions | None = None) -> str:
    """What the drawing shows, in words."""
    names = follows.names_of(drawn)
    moving = follows.moved(outcome)
    options = options or BarOptions()
    told = [f"{names[row.factor]} {_says(row, outcome, options)}" for row in moving[: options.limit]]
    left = f"; and {len(moving) - len(told)} more that move" if len(moving) > len(told) else ""
    return f"{follows.FOLLOWS}, as shares of {outcome.kept:,} draws: {'; '.join(told)}{left}."


def _says(response: Response, outcome: Outcome, options: BarOptions) -> str:
    raw = _raw(response, options)
    return f"{follows.verdict(response, outcome)}{f'; {raw}' if raw else ''}"


def _raw(response: Response, options: BarOptions) -> str:
    return follows.unchecked(response) if options.review else ""


def _rows(
    moving: Sequence[Response], outcome: Outcome, options: BarOptions, names: follows.Names, top: float
) -> list[_Row]:
    rows: list[_Row] = []
    for response in moving:
        says = wrap(_says(response, outcome, options), SAYS)
        row = _Row(response, wrap(names[response.factor], LABEL), top, says, bool(_raw(response, options)))
        rows.append(row)
        top = row.bottom
    return rows


def _ends(top: float) -> str:
    y = top + 12
    return (
        f'<text class="cb-ends" x="0" y="{y:.0f}">← down</text>'
        f'<text class="cb-ends" x="{WIDTH}" y="{y:.0f}" text-anchor="end">up →</text>'
    )


def _row(row: _Row) -> str:
    down, up = MIDDLE * row.response.down, MIDDLE * row.response.up
    lines = "".join(_text(0, row.top + LINE * at, line, "cb-label") for at, line in enumerate(row.lines))
    bars = "".join(
        f'<rect class="{name}" x="{x:.1f}" y="{row.bar:.1f}" width="{wide:.1f}" height="{BAR}"/>'
        for name, x, wide in (("cb-down", MIDDLE - down, down), ("cb-up", MIDDLE, up))
        if wide > 0
    )
    says = "".join(_text(0, row.bar + BAR + 2 + LINE * at, line, "cb-says") for at, line in enumerate(row.says))
    return (
        f"<g{RAW if row.raw else ''}>{lines}"
        f'<rect class="cb-back" x="0" y="{row.bar:.1f}" width="{WIDTH}" height="{BAR}"/>{bars}'
        f'<path class="cb-middle" d="M{MIDDLE:.0f},{row.bar - 2:.1f}v{BAR + 4}"/>'
        f"{says}</g>"
    )


def _text(x: float, top: float, text: str, name: str) -> str:
    return f'<text class="{name}" x="{x:.0f}" y="{top + 13:.1f}">{escaped(text)}</text>'
