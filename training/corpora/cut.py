"""A plain cut of running text into sentences, for corpora that do not bring their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from training.corpora.rows import Place

_BLOCK = re.compile(r"\n[ \t\r]*\n|(?<=:)[ \t]*\n")
_END = re.compile(r"[.!?]['\")\]”’]*\s+(?=[\"'(\[“‘]*[A-Z0-9])")
_SHORT = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Prof|St|Jr|Sr|Inc|Corp|Co|Ltd|No|vs|U\.S|[A-Z]))\.\s+$")


def sentences(text: str) -> Iterator[Place]:
    """Places of the sentences, without the blanks round them: cut at blank lines, after a colon that ends a line, and
    at stops before a capital or a digit, unless an abbreviation or an initial stands there."""
    low = 0
    for border in [*_BLOCK.finditer(text), None]:
        high = border.start() if border else len(text)
        yield from _within(text, low, high)
        low = border.end() if border else high


def _within(text: str, low: int, high: int) -> Iterator[Place]:
    start = low
    for stop in _END.finditer(text, low, high):
        if not _SHORT.search(text, start, stop.end()):
            yield from _filled(text, start, stop.end())
            start = stop.end()
    yield from _filled(text, start, high)


def _filled(text: str, start: int, end: int) -> Iterator[Place]:
    part = text[start:end]
    if part.strip():
        yield start + len(part) - len(part.lstrip()), start + len(part.rstrip())
