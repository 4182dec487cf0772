"""A text with its items marked, as markup: lines within turns, runs between the borders of all quotes.

Every line says at which code point of the stored text it begins and holds nothing but the text from there on, so
that a page finds the offsets of what is selected in it. Characters that markup forbids are replaced one for one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from markupsafe import Markup

from causerie.values import Turn
from causerie.views.markup import escaped

LONGEST = 3000
"""Characters from which a line is shown as several, so that a browser can lay out a part of it."""
LINES = 24
"""Lines that are shown as one block; what is far from the window is not laid out."""
SHOWN = 12
"""Items told of one run. Under more than this, the innermost are told."""
_RANK = {kind: rank for rank, kind in enumerate(("question", "event", "relation", "attribution", "forecast", "causal"))}
"""Which of several items over the same words gives its colour: what the map and the ledger are made of goes before."""
_LINE = re.compile(r"[^\n]+")
_BREAKS = (". ", "? ", "! ", " ")


@dataclass(frozen=True, slots=True)
class Marked:
    """An item as the text shows it. `checked`: a person has said that its coding is right; `gone`: that it is wrong."""

    name: str
    kind: str
    start: int
    end: int
    checked: bool
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text without blanks at its ends, and the turn in which it stands."""

    start: int
    end: int
    turn: Turn | None


def paper(text: str, turns: Sequence[Turn], marks: Iterable[Marked], part: tuple[int, int] | None = None) -> Markup:
    """The whole text, or those lines of it that touch the `part`, as blocks of lines with marks."""
    if part is None:
        marker = _Marker(text, marks)
        blocks = (_block(own, marker) for own in _blocks(lines(text, turns)))
        return Markup("\n".join(blocks))
    start, end = _whole_lines(text, part)
    marker = _Marker(text, (mark for mark in marks if mark.start < end and start < mark.end))
    near = (line for line in lines(text, turns, (start, end)) if line.start < part[1] and part[0] < line.end)
    return Markup("\n".join(marker.line(line) for line in near))


def _whole_lines(text: str, part: tuple[int, int]) -> tuple[int, int]:
    end = text.find("\n", max(part))
    return text.rfind("\n", 0, part[0]) + 1, end if end >= 0 else len(text)


def lines(text: str, turns: Sequence[Turn], part: tuple[int, int] | None = None) -> Iterator[Line]:
    """The lines of a text; where several turns stand in one line, each has its own."""
    ends = [turn.end for turn in turns]
    for match in _LINE.finditer(text, *(part or (0, len(text)))):
        inside = ends[bisect_right(ends, match.start()) : bisect_left(ends, match.end())]
        for start, end in pairwise([match.start(), *inside, match.end()]):
            at = bisect_right(ends, start)
            turn = turns[at] if at < len(turns) and turns[at].start < end else None
            yield from _pieces(text, start, end, turn)


def _pieces(text: str, start: int, end: int, turn: Turn | None) -> Iterator[Line]:
    while end - start > LONGEST:
        at = next((found for sign in _BREAKS if (found := text.rfind(sign, start + 1, start + LONGEST)) >= 0), -1)
        cut = at + 1 if at >= 0 else start + LONGEST
        yield from _bare(text, start, cut, turn)
        start = cut
    yield from _bare(text, start, end, turn)


def _bare(text: str, start: int, end: int, turn: Turn | None) -> Iterator[Line]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    if start < end:
        yield Line(start, end, turn)


def _blocks(found: Iterable[Line]) -> Iterator[list[Line]]:
    for _, own in groupby(found, key=lambda line: id(line.turn)):
        rows = list(own)
        yield from (rows[at : at + LINES] for at in range(0, len(rows), LINES))


def _block(rows: Sequence[Line], marker: _Marker) -> str:
    turn = rows[0].turn
    body = "\n".join(marker.line(row) for row in rows)
    if turn is None:
        return f'<div class="turn">\n{body}\n</div>'
    voice = f'<p class="voice"><bdi>{escaped(turn.speaker)}</bdi></p>\n' if turn.speaker else ""
    return f'<div class="turn {turn.role.value}">\n{voice}{body}\n</div>'


class _Marker:
    """A text under its items, line by line, from the first to the last."""

    def __init__(self, text: str, marks: Iterable[Marked]) -> None:
        self._text = text
        self._marks = sorted(marks, key=lambda mark: (mark.start, -mark.end))
        self._borders = sorted({at for mark in self._marks for at in (mark.start, mark.end)})
        self._next = 0
        self._open: list[Marked] = []

    def line(self, line: Line) -> str:
        """A line as a paragraph."""
        return f'<p data-at="{line.start}" dir="auto">{"".join(self._runs(line))}</p>'

    def _runs(self, line: Line) -> Iterator[str]:
        inside = self._borders[bisect_right(self._borders, line.start) : bisect_left(self._borders, line.end)]
        for start, end in pairwise([line.start, *inside, line.end]):
            words = escaped(self._text[start:end])
            over = self._over(start)
            yield f"<mark {_told(over)}>{words}</mark>" if over else words

    def _over(self, at: int) -> list[Marked]:
        """The items under which a run stands, outermost first. Asked for ever later runs."""
        while self._next < len(self._marks) and self._marks[self._next].start <= at:
            self._open.append(self._marks[self._next])
            self._next += 1
        self._open = [mark for mark in self._open if mark.end > at]
        return self._open


def _told(over: Sequence[Marked]) -> str:
    _, top = max(enumerate(over), key=lambda pair: (not pair[1].gone, _RANK.get(pair[1].kind, 0), pair[0]))
    depth = f" n{min(len(over), 3)}" if len(over) > 1 else ""
    names = " ".join(mark.name for mark in over[-SHOWN:])
    state = " gone" if top.gone else " ok" if top.checked else ""
    return f'class="{top.kind}{state}{depth}" data-i="{escaped(names)}"'
