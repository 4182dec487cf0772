"""Lines of PDF pages -> paragraphs of running text.

A page has no paragraphs, only lines at places; these few signs tell where one ends: a wider gap, an
indent, a short last line, another size or weight of type, a dash or a speaker's label at the start.
"""

from __future__ import annotations

import itertools
import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from causerie.vocabulary import MarkKind

Run = tuple[str, MarkKind | None]
_PAGE_NUMBER = re.compile(r"^\W*(?:page|p\.)?\s*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?\W*$", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_ENDED = re.compile(r"[.!?:…][\"”’»)\]]*$")
_OPENS = re.compile(
    r"^(?:[-–—•]\s|(?:Q|A|Question|Answer)\s?[.:]\s|>>|[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2}:\s|\[\d\d?:\d\d)"
)
_HYPHEN = re.compile(r"(\w+)(-|\u00ad)$")
EDGE = 3
"""Lines at the top and at the bottom of a page among which headers, footers and page numbers are looked for."""
REPEATED = 3
"""Pages on which the same line at an edge is page furniture (or all pages, if there are only two)."""
LINES_ABOVE = 40
"""Lines looked back at to see how wide a column is."""
APART = 1.6
"""Gap between lines, in ordinary gaps, that sets a header or footer apart."""
WIDER = 1.35
"""Gap between lines, in ordinary gaps, from which a new paragraph begins."""
BIGGER = 1.15
"""Size of type, in ordinary sizes, from which a line is a heading."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its box in points (y grows upwards), size of type, and bold runs as offsets in it."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    bold: tuple[tuple[int, int], ...] = ()

    @property
    def all_bold(self) -> bool:
        return sum(end - start for start, end in self.bold) >= 0.9 * len(self.text.rstrip())


@dataclass(frozen=True, slots=True)
class _Usual:
    """What is ordinary in this document: size of type, gap of lines, right end of full lines."""

    size: float
    gap: float
    right: float


def paragraphs(pages: Sequence[Sequence[Line]]) -> Iterator[list[Run]]:
    """Paragraphs as runs with their marks, page furniture left out."""
    if not any(pages):
        return
    lines = [line for page in _without_furniture(pages) for line in page]
    usual = _usual(lines or [line for page in pages for line in page])
    words = Counter(word for line in lines for word in re.findall(r"\w+(?:-\w+)+|\w+", line.text))
    block: list[Line] = []
    for line in lines:
        if block and _begins(line, block, usual):
            yield _joined(block, usual, words)
            block = []
        block.append(line)
    if block:
        yield _joined(block, usual, words)


def _without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines without headers, footers and page numbers: set apart at an edge, and alike on many pages."""
    usual = _usual([line for page in pages for line in page])
    edges = [_edges(page, usual) for page in pages]
    counts = Counter(pattern for edge in edges for pattern in {_pattern(line) for line in edge})
    enough = REPEATED if len(pages) > 2 else 2
    dropped = {
        id(line) for edge in edges for line in edge if counts[_pattern(line)] >= enough or _PAGE_NUMBER.match(line.text)
    }
    return [[line for line in page if id(line) not in dropped] for page in pages]


def _edges(page: Sequence[Line], usual: _Usual) -> list[Line]:
    """Lines at the top and at the bottom of a page that a gap or their size sets apart from the rest."""
    down = sorted(page, key=lambda line: -line.top)
    return [*_edge(down, usual), *_edge(down[::-1], usual)] if len(page) > 1 else []


def _edge(ordered: Sequence[Line], usual: _Usual) -> Sequence[Line]:
    """The outermost lines up to the last gap among them, else those of an unusual size."""
    for count in range(min(EDGE, len(ordered) - 1), 0, -1):
        if abs(ordered[count - 1].bottom - ordered[count].bottom) > APART * usual.gap:
            return ordered[:count]
    return [line for line in ordered[:EDGE] if abs(line.size - usual.size) > 0.5]


def _pattern(line: Line) -> str:
    return _DIGITS.sub("#", " ".join(line.text.split()).lower())


def _usual(lines: Sequence[Line]) -> _Usual:
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    gaps = [one.bottom - other.bottom for one, other in itertools.pairwise(lines) if 0 < one.bottom - other.bottom < 60]
    rights = sorted(line.right for line in lines)
    return _Usual(
        sizes.most_common(1)[0][0], statistics.median(gaps) if gaps else 0.0, rights[int(0.9 * (len(rights) - 1))]
    )


def _begins(line: Line, block: Sequence[Line], usual: _Usual) -> bool:
    """Whether the line begins a new paragraph."""
    last = block[-1]
    ended = bool(_ENDED.search(last.text))
    if abs(line.size - last.size) > 0.5 or (line.all_bold != last.all_bold and (ended or line.all_bold)):
        return True
    gap = last.bottom - line.bottom
    if gap <= 0 or gap > 8 * max(usual.gap, 1.0):
        # The next column or page: the sentence goes on unless it had ended with a short line.
        return ended and (_OPENS.match(line.text) is not None or last.right < _full(block, usual))
    if usual.gap and gap > WIDER * usual.gap:
        return True
    if ended and _OPENS.match(line.text):
        return True
    if ended and last.right < _full(block, usual):
        return True
    return ended and line.left > min(other.left for other in block[-2:]) + 0.8 * line.size


def _full(block: Sequence[Line], usual: _Usual) -> float:
    """Right end from which a line counts as filled; in a column, that of the lines above."""
    near = block[-LINES_ABOVE:]
    right = max((line.right for line in near[:-1]), default=usual.right)
    width = right - min(line.left for line in near)
    return right - 0.12 * max(width, 1.0)


def _joined(block: Sequence[Line], usual: _Usual, words: Counter[str]) -> list[Run]:
    runs: list[Run] = []
    for at, line in enumerate(block):
        text = line.text
        following = block[at + 1].text if at + 1 < len(block) else None
        pieces = _pieces(line)
        if following is not None:
            end = _line_end(text, following, words)
            pieces[-1] = (
                pieces[-1][0][: len(pieces[-1][0]) - (len(text) - len(text.rstrip("-\u00ad")) if end is None else 0)],
                pieces[-1][1],
            )
            pieces.append((end or "", pieces[-1][1]))
        runs += pieces
    runs = [(text.replace("\u00ad", ""), kind) for text, kind in runs]
    whole = "".join(text for text, _ in runs)
    if block[0].size > BIGGER * usual.size and len(whole) < 200:
        return [(whole, MarkKind.BOLD if whole.rstrip().endswith("?") else MarkKind.HEADING)]
    return runs


def _line_end(text: str, following: str, words: Counter[str]) -> str | None:
    """What stands between two lines: a space; nothing after a hyphen that belongs there; None drops the hyphen."""
    broken = _HYPHEN.search(text)
    if broken is None:
        return "" if text.endswith(("–", "—")) and not text.endswith((" –", " —")) else " "
    next_part = re.match(r"\w+", following)
    if broken.group(2) == "-" and (next_part is None or not next_part.group().islower()):
        return ""
    if next_part is None or broken.group(2) == "\u00ad":
        return None
    whole, hyphenated = broken.group(1) + next_part.group(), f"{broken.group(1)}-{next_part.group()}"
    return "" if words[hyphenated] > words[whole] else None


def _pieces(line: Line) -> list[Run]:
    pieces: list[Run] = []
    at = 0
    for start, end in line.bold:
        pieces += [(line.text[at:start], None), (line.text[start:end], MarkKind.BOLD)]
        at = end
    pieces.append((line.text[at:], None))
    return [piece for piece in pieces if piece[0]] or [("", None)]
