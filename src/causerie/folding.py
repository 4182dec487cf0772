"""Words as a search compares them, without case and diacritics, and texts cut into sentences; offsets: code points."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator

_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
)
_INSIDE = "\u00ad\u200c\u200d"
"""Soft hyphens and joiners, which stand inside of words and are not seen."""
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}{_INSIDE}])*")
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-Z0-9\u00c0-\u00de])|\s*[\r\n\u2028\u2029]+\s*")
LONGEST = 1_000
"""Characters of a sentence; what goes on longer is cut between words."""


def folded(text: str) -> list[tuple[str, int, int]]:
    """The words of a text, folded, each with its place."""
    return [(word, found.start(), found.end()) for found in _WORD.finditer(text) if (word := _fold(found[0]))]


@functools.lru_cache(1 << 16)
def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in plain if sign.isalnum()).casefold()


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text stand, in order and without overlap; a line is never joined with the next."""
    start = 0
    for end in _END.finditer(text):
        yield from _cut(text, start, end.start() + len(end[0].rstrip()))
        start = end.end()
    yield from _cut(text, start, len(text))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        at = text.rfind(" ", start + 1, start + LONGEST)
        middle = at if at > 0 else start + LONGEST
        yield start, middle
        start = middle + 1 if at > 0 else middle
    if text[start:end].strip():
        yield start, end
