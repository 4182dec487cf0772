"""The text with its claims highlighted: runs between the borders of all quotes, each under its items.

Dashes that stand alone between two turns are left out, as the page sets turns apart itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from causerie.values import Document, Reading, Turn
from causerie.views.report.cards import Card

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
    borders = _borders(cards)
    out = []
    for start, end, turn in _parts(document, reading.turns):
        paragraphs = tuple(
            tuple(_runs(document.text, a, b, borders, cards)) for a, b in _paragraphs(document.text, start, end)
        )
        if paragraphs and (turn is not None or _worded(document.text[start:end])):
            out.append(Block(turn.speaker if turn else None, turn.role.value if turn else "", paragraphs))
    return out


def _borders(cards: Sequence[Card]) -> list[int]:
    return sorted({at for card in cards for at in (card.item.quote.start, card.item.quote.end)})


def _parts(document: Document, turns: Sequence[Turn]) -> Iterator[tuple[int, int, Turn | None]]:
    at = 0
    for turn in sorted(turns, key=lambda one: one.start):
        start = max(turn.start, at)
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


def _runs(text: str, start: int, end: int, borders: Sequence[int], cards: Sequence[Card]) -> Iterator[Run]:
    near = [card for card in cards if card.item.quote.start < end and start < card.item.quote.end]
    cuts = [start, *(at for at in borders if start < at < end), end]
    for a, b in pairwise(cuts):
        over = [card for card in near if card.item.quote.start < b and a < card.item.quote.end]
        first = a == start
        starts = [card for card in over if card.item.quote.start == a or (first and _begins(card, text, a))]
        yield Run(text[a:b], tuple(dict.fromkeys(card.kind for card in over)), tuple(starts))


def _begins(card: Card, text: str, at: int) -> bool:
    """Whether no word of the quote stands before `at`."""
    start = card.item.quote.start
    return start < at and not _worded(text[start:at])


def _worded(text: str) -> bool:
    return any(char.isalnum() for char in text)
