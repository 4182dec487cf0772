"""Forecasts on a time line: when each was said, by when it was to come, and when what decided it happened.

One SVG element that also stands alone: no script, no font, no address. What came true is a filled disc, what
did not a cross, what was called unlikely a diamond, filled where it happened, all else a ring; and each is told in
words below its line, so that colour carries nothing alone.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

from causerie.dates import bounds
from causerie.values import Entry
from causerie.views.drawing import settled
from causerie.views.drawing.boxes import wrap
from causerie.views.drawing.svg import style as map_style
from causerie.views.markup import escaped
from causerie.vocabulary import Outlook

WIDTH = 320
MARGIN = 10
LINE = 17
GAP = 16
LABEL = 42
SAYS = 50
"""Width of a line of a label and of the smaller words, in narrow characters."""
MARK = 5
YEARS = 6
"""Years named on the axis at most."""


@dataclass(frozen=True, slots=True)
class TimeOptions:
    """`limit`: forecasts drawn at most. `as_of`: the day of the ledger (ISO 8601). `name`: start of the ids. `checked`:
    ids of those whose coding somebody found right, all others are marked; None: none is.
    """

    as_of: str
    limit: int = 40
    name: str = "deadlines"
    title: str = "Forecasts against their deadlines"
    checked: frozenset[str] | None = None

    def raw(self, entry: Entry) -> bool:
        """Whether the forecast is a machine's reading, to be marked so."""
        return self.checked is not None and entry.id not in self.checked


@dataclass(frozen=True, slots=True)
class _Axis:
    """Days and where they lie."""

    first: datetime.date
    last: datetime.date

    def x(self, day: datetime.date) -> float:
        whole = max((self.last - self.first).days, 1)
        return WIDTH * (min(max(day, self.first), self.last) - self.first).days / whole


@dataclass(frozen=True, slots=True)
class _Row:
    entry: Entry
    label: tuple[str, ...]
    says: tuple[str, ...]
    top: float

    @property
    def line(self) -> float:
        """The height at which its line lies."""
        return self.top + LINE * len(self.label) + 9

    @property
    def bottom(self) -> float:
        return self.line + 9 + LINE * len(self.says) + GAP


def draw_deadlines(entries: Sequence[Entry], options: TimeOptions) -> str:
    """The forecasts of which the day is known as SVG, in order of that day; "" for none."""
    dated = [entry for entry in settled.counted(entries) if entry.uttered]
    dated.sort(key=lambda entry: (bounds(entry.uttered or "")[0], entry.document, entry.quote.start))
    if not dated:
        return ""
    chosen = dated[: options.limit]
    axis = _axis(chosen, options)
    rows = _rows(chosen, LINE + GAP, options)
    left = len(dated) - len(chosen)
    height = rows[-1].bottom + (LINE if left else 0)
    parts = [
        *_years(axis, rows[-1].bottom),
        *(_row(row, axis, options) for row in rows),
        _text(0, rows[-1].bottom - 4, f"and {left} more", "cd-says") if left else "",
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="cm cd" role="img" width="{WIDTH + 2 * MARGIN}" '
        f'height="{height + MARGIN:.0f}" viewBox="{-MARGIN} {-MARGIN} {WIDTH + 2 * MARGIN} {height + MARGIN:.0f}" '
        f'aria-labelledby="{options.name}-title {options.name}-desc">'
        f'<title id="{options.name}-title">{escaped(options.title)}</title>'
        f'<desc id="{options.name}-desc">{escaped(describe(chosen, options))}</desc>'
        f"<style>{style()}</style>{''.join(parts)}</svg>"
    )


def style() -> str:
    """The style of the time line, with the colours of a map."""
    return map_style() + files("causerie.views.drawing").joinpath("deadlines.css").read_text("utf-8")


def describe(entries: Sequence[Entry], options: TimeOptions) -> str:
    """What the drawing shows, in words."""
    told = (
        f"said {entry.uttered}, “{entry.proposition.text}”: {settled.by_when(entry)}; {settled.outcome(entry)}"
        f"{_mark(entry, options)}"
        for entry in entries
    )
    return f"As of {options.as_of}. {'. '.join(told)}."


def _mark(entry: Entry, options: TimeOptions) -> str:
    return "; unchecked" if options.raw(entry) else ""


def _axis(entries: Sequence[Entry], options: TimeOptions) -> _Axis:
    """From the first saying to the last deadline or outcome, and on to the day of the ledger if that is not far."""
    days: list[datetime.date] = []
    for entry in entries:
        days += [bounds(entry.uttered or "")[0]]
        days += [datetime.date.fromisoformat(entry.deadlines.late)] if entry.deadlines else []
        days += [day] if (day := _decided(entry)) else []
    first, last = min(days), max(days)
    beyond = last + max((last - first) / 3, datetime.timedelta(days=30))
    return _Axis(first, max(last, min(datetime.date.fromisoformat(options.as_of), beyond)))


def _decided(entry: Entry) -> datetime.date | None:
    """The day on which what decided it happened, the first of a range."""
    return bounds(entry.resolution.on)[0] if entry.resolution else None


def _rows(entries: Sequence[Entry], top: float, options: TimeOptions) -> list[_Row]:
    rows: list[_Row] = []
    for entry in entries:
        words = settled.what(entry)
        says = f"{entry.uttered}, {settled.by_when(entry)}: {settled.outcome(entry)}{_mark(entry, options)}"
        row = _Row(entry, tuple(wrap(words, LABEL)), tuple(wrap(says, SAYS)), top)
        rows.append(row)
        top = row.bottom
    return rows


def _years(axis: _Axis, bottom: float) -> Iterator[str]:
    """The axis with as many years as have room; where no year begins, its first and last day."""
    yield f'<path class="cd-axis" d="M0,{LINE:.0f}H{WIDTH}"/>'
    begun = list(range(axis.first.year + 1, axis.last.year + 1))
    step = -(-len(begun) // YEARS) or 1
    if len(begun) < 2:
        yield f'<text class="cd-year" x="0" y="12">{axis.first}</text>'
        yield f'<text class="cd-year" x="{WIDTH}" y="12" text-anchor="end">{axis.last}</text>'
        return
    for year in begun[::step]:
        x = axis.x(datetime.date(year, 1, 1))
        anchor = "end" if x > WIDTH - 16 else "start" if x < 16 else "middle"
        yield f'<path class="cd-grid" d="M{x:.1f},{LINE:.0f}V{bottom - GAP:.0f}"/>'
        yield f'<text class="cd-year" x="{x:.1f}" y="12" text-anchor="{anchor}">{year}</text>'


def _row(row: _Row, axis: _Axis, options: TimeOptions) -> str:
    entry, y = row.entry, row.line
    label = "".join(_text(0, row.top + LINE * at, line, "cd-label") for at, line in enumerate(row.label))
    says = "".join(_text(0, y + 9 + LINE * at, line, "cd-says") for at, line in enumerate(row.says))
    start = axis.x(bounds(entry.uttered or "")[0])
    today = datetime.date.fromisoformat(options.as_of)
    raw = ' class="cd-raw"' if options.raw(entry) else ""
    return f"<g{raw}>{label}{_wait(entry, axis, start, y, today)}{_said(start, y)}{_outcome(entry, axis, y)}{says}</g>"


def _wait(entry: Entry, axis: _Axis, start: float, y: float, today: datetime.date) -> str:
    """From the saying to the default deadline, the span of the deadlines, or an open line for no deadline."""
    if entry.deadlines is None:
        return f'<path class="cd-open" d="M{start:.1f},{y:.1f}H{max(axis.x(today), start):.1f}"/>'
    days = (entry.deadlines.early, entry.deadlines.default, entry.deadlines.late)
    early, default, late = (axis.x(datetime.date.fromisoformat(day)) for day in days)
    span = f'<path class="cd-span" d="M{early:.1f},{y:.1f}H{late:.1f}"/>' if late > early else ""
    return (
        f'<path class="cd-wait" d="M{start:.1f},{y:.1f}H{default:.1f}"/>{span}'
        f'<path class="cd-due" d="M{default:.1f},{y - 7:.1f}v14"/>'
    )


def _said(x: float, y: float) -> str:
    return f'<rect class="cd-said" x="{x - 3:.1f}" y="{y - 3:.1f}" width="6" height="6"/>'


def _outcome(entry: Entry, axis: _Axis, y: float) -> str:
    day = _decided(entry)
    if day is None:
        return ""
    x = axis.x(day)
    if entry.outlook is Outlook.YES:
        return f'<circle class="cd-yes" cx="{x:.1f}" cy="{y:.1f}" r="{MARK}"/>'
    if entry.outlook is Outlook.NO:
        reach = MARK
        return (
            f'<path class="cd-no" d="M{x - reach:.1f},{y - reach:.1f}l{2 * reach},{2 * reach}'
            f'm0,{-2 * reach}l{-2 * reach},{2 * reach}"/>'
        )
    if entry.outlook in (Outlook.UNLIKELY_YES, Outlook.UNLIKELY_NO):
        name, reach = "cd-happened" if entry.outlook.came else "cd-other", MARK + 1
        corners = f"l{reach},{reach}l{-reach},{reach}l{-reach},{-reach}z"
        return f'<path class="{name}" d="M{x:.1f},{y - reach:.1f}{corners}"/>'
    return f'<circle class="cd-other" cx="{x:.1f}" cy="{y:.1f}" r="{MARK}"/>'


def _text(x: float, top: float, text: str, name: str) -> str:
    return f'<text class="{name}" x="{x:.0f}" y="{top + 13:.1f}">{escaped(text)}</text>'
