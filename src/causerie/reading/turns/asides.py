"""Narration inside an interview: captions, headings, editors' notes, stage directions, footers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from causerie.reading.turns.cues import phrases, starts_with
from causerie.values import Document, Mark
from causerie.vocabulary import MarkKind

_END = re.compile(r"[.!?…:;,\"”»)\]—–-]$")
_BRACKETED = re.compile(r"\[[^\[\]]*\]|\([^()]*\)|\*{3,}|[-–—_*]{3,}|#{1,3}")
_SPEAKING = re.compile(r"\b(?:I|I['’]\w+|me|my|we|us|our|you|your)\b", re.IGNORECASE)
_NARRATED = frozenset({MarkKind.HEADING, MarkKind.CAPTION, MarkKind.INSERTION, MarkKind.FURNITURE})


class Asides:
    """Tells whether a paragraph between two speeches is narration.

    `guests` are names of people who answer: they do not speak of themselves by name.
    """

    def __init__(self, document: Document, guests: Iterable[str] = ()) -> None:
        self._text = document.text
        self._marks = sorted((m for m in document.marks if m.kind in _NARRATED), key=lambda m: m.start)
        self._starts = [m.start for m in self._marks]
        self._names = [name.split()[-1] for name in guests if len(name.split()) > 1]
        self._scene = re.compile(
            r"\b(?:he|she"
            + "".join(f"|{re.escape(n.lower())}" for n in self._names)
            + r") (?:"
            + "|".join(re.escape(s) for s in phrases("asides", "scene"))
            + r")\b"
        )

    def __call__(self, start: int, end: int, following: str = "") -> bool:
        text = self._text[start:end].strip()
        if not text or self._marked(start, end) or _BRACKETED.fullmatch(text):
            return True
        if starts_with(text, "asides", "starts"):
            return True
        if starts_with(following, "asides", "credits") and _SPEAKING.search(text) is None:
            return True
        return heading_like(text) or self._third_person(text)

    def _marked(self, start: int, end: int) -> bool:
        at = bisect_right(self._starts, start) - 1
        return any(_covers(mark, start, end) for mark in self._marks[max(0, at) : at + 3])

    def _third_person(self, text: str) -> bool:
        bare = re.sub(r"\([^()]*\)", " ", text)
        if self._scene.search(bare.lower()) is not None and not text.startswith(('"', "“")):
            return True
        if _SPEAKING.search(text) is not None:
            return False
        return any(re.search(rf"\b{re.escape(n)}\b", text) for n in self._names)


def _covers(mark: Mark, start: int, end: int) -> bool:
    return min(mark.end, end) - max(mark.start, start) >= 0.8 * (end - start)


def heading_like(text: str) -> bool:
    """A short line without end punctuation that is no reply of one or two words."""
    if len(text) > 160 or _END.search(text) is not None or "\n" in text:
        return False
    return len(text.split()) > 2 or text.isupper() or text.istitle()
