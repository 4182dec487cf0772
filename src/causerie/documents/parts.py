"""What a reader of one format hands over, and the tools to build it.

`Parts` is a document before the user's options and the lead of the text have filled its gaps.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from causerie.values import Mark, Turn
from causerie.vocabulary import MarkKind

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Parts:
    """The text of one file and all that the file says about it. Values are cleaned, never guessed."""

    text: str
    id: str | None = None
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    spoken: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    translated_from: str | None = None
    speaker: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()
    turns: tuple[Turn, ...] = ()
    notes: tuple[str, ...] = ()


def clean(value: str | None) -> str | None:
    """A value of metadata on one line, without control characters; None where nothing is left."""
    if value is None:
        return None
    kept = "".join(
        " " if unicodedata.category(char) == "Cc" else "\ufffd" if "\ud800" <= char <= "\udfff" else char
        for char in value
    )
    return _SPACES.sub(" ", kept).strip() or None


class Composer:
    """Builds the stored text paragraph by paragraph and remembers which run is what."""

    def __init__(self, between: str = "\n\n") -> None:
        self._between = between
        self._pieces: list[str] = []
        self._marks: list[Mark] = []
        self._length = 0

    def add(self, runs: Iterable[tuple[str, MarkKind | None]], between: str | None = None) -> tuple[int, int] | None:
        """Append a paragraph of runs, each with its mark; its place, or None if it is blank."""
        runs = _trimmed(list(runs))
        if not runs:
            return None
        if self._pieces:
            self._push(self._between if between is None else between)
        start = self._length
        for text, kind in runs:
            at = self._length
            self._push(text)
            if kind is not None and text:
                self._marks.append(Mark(kind, at, self._length))
        return start, self._length

    def _push(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    @property
    def length(self) -> int:
        return self._length

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks in order, neighbours of one kind joined."""
        joined: list[Mark] = []
        text = self.text
        for mark in self._marks:
            if joined and joined[-1].kind is mark.kind and joined[-1].end == mark.start:
                joined[-1] = Mark(mark.kind, joined[-1].start, mark.end)
            else:
                joined.append(mark)
        return tuple(mark for mark in joined if text[mark.start : mark.end].strip())


def _trimmed(runs: list[tuple[str, MarkKind | None]]) -> list[tuple[str, MarkKind | None]]:
    """The runs without white space at both ends of the paragraph and without carriage returns."""
    runs = [(text.replace("\r", ""), kind) for text, kind in runs]
    while runs and not runs[0][0].strip():
        runs.pop(0)
    while runs and not runs[-1][0].strip():
        runs.pop()
    if runs:
        runs[0] = (runs[0][0].lstrip(), runs[0][1])
        runs[-1] = (runs[-1][0].rstrip(), runs[-1][1])
    return runs
