"""The text with its claims highlighted: runs between the borders of all quotes, each under its items.

Dashes that stand alone between two turns are left out, as the page sets turns apart itself; a label such
as "Holt:" stays at the words that it introduces.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from causerie.values import Document, Reading, Turn
from causerie.views.report.cards import Card

_LABEL = re.compile(r"(?:^|\n)[ \t]*(?=[^\n]*\w)[^\n]{1,80}[:\u2013\u2014]\W*$")
"""What may stand before a turn on its first line: "Holt:", "**Q:**", "INA HOLT —"."""
_PARAGRAPH = re.compile(r"\n\s*\n\s*|\n")


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text under the same items. `starts`: the items whose quote begins here."""

    text: str
    kinds: tuple[str, ...] = ()
    starts: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A turn or what stands between two turns, as paragraphs of runs."""

    speaker: str | None
    role: str
    paragraphs: tuple[tuple[Run, ...], ...]


def blocks(document: Document, reading: Reading, cards: Sequence[Card]) -> list[Block]:
    """The whole text in order: no word is left out and none is said twice."""
    marked = _Marked(document.text, tuple(sorted(cards, key=lambda card: card.item.quote.start)))
    out = []
    for start, end, turn in _parts(document, reading.turns):
        if turn is None and not any(char.isalnum() for char in document.text[start:end]):
            continue
        paragraphs = tuple(tuple(marked.runs(a, b)) for a, b in _paragraphs(document.text, start, end))
        if paragraphs:
            out.append(Block(turn.speaker if turn else None, turn.role.value if turn else "", paragraphs))
    return out


class _Marked:
    """A text under its items, cut paragraph by paragraph, from the first to the last."""

    def __init__(self, text: str, cards: tuple[Card, ...]) -> None:
        self.text = text
        self.cards = cards
        self.starts = [card.item.quote.start for card in cards]
        self.borders = sorted({at for card in cards for at in (card.item.quote.start, card.item.quote.end)})
        self.anchored: set[str] = set()

    def runs(self, start: int, end: int) -> Iterator[Run]:
        """The runs of one paragraph. An item's anchor stands at the first run under it."""
        near = [card for card in self.cards[: bisect_left(self.starts, end)] if start < card.item.quote.end]
        inside = self.borders[bisect_right(self.borders, start) : bisect_left(self.borders, end)]
        for a, b in pairwise([start, *inside, end]):
            over = [card for card in near if card.item.quote.start < b and a < card.item.quote.end]
            first = tuple(card for card in over if card.key not in self.anchored)
            self.anchored.update(card.key for card in first)
            yield Run(self.text[a:b], tuple(dict.fromkeys(card.kind for card in over)), first)


def _parts(document: Document, turns: Sequence[Turn]) -> Iterator[tuple[int, int, Turn | None]]:
    at = 0
    for turn in sorted(turns, key=lambda one: one.start):
        start = max(turn.start, at)
        label = _LABEL.search(document.text[at:start])
        start = at + label.start() if label else start
        if start > at:
            yield at, start, None
        if turn.end > start:
            yield start, turn.end, turn
        at = max(at, turn.end)
    if at < len(document.text):
        yield at, len(document.text), None


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for gap in _PARAGRAPH.finditer(text, start, end):
        if text[at : gap.start()].strip():
            yield at, gap.start()
        at = gap.end()
    if text[at:end].strip():
        yield at, end
