"""Runs of a text that are not the speaker's words, found in the text alone and marked, never removed.

Insertions of an editor in [brackets], stage directions in parentheses, captions and page furniture,
headings in capitals, also where a page glued them to the sentence before.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import accumulate

from causerie.values import Mark
from causerie.vocabulary import MarkKind

_WORDS = tomllib.loads(files("causerie.documents").joinpath("furniture.toml").read_text(encoding="utf-8"))


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(words, key=len, reverse=True)) + ")"


LONGEST_INSERTION = 300
_TIME = r"\(?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?\)?"
_TIMESTAMP = re.compile(rf"\[{_TIME}(?:\s*(?:-->|[-–])\s*{_TIME})?\]|(?m:^){_TIME}(?=\s)")
_BRACKETS = re.compile(rf"\[[^\[\]\n]{{1,{LONGEST_INSERTION}}}\]")
_REST = rf"\b[^()\n]{{0,{LONGEST_INSERTION}}}\)"
_STAGE = re.compile(
    r"\((?:(?i:"
    + _any(_WORDS["sounds"])
    + r")|(?:(?i:"
    + _any(_WORDS["subjects"])
    + r")|[A-Z]\w+(?: [A-Z]\w+)?) (?:\w+ly )?"
    + _any(_WORDS["gestures"])
    + "|"
    + _any(word.capitalize() for word in _WORDS["gestures"])
    + ")"
    + _REST
)
_EDITORS = re.compile(r"\([^()\n]{1,200}[–—-]\s?(?:ed|eds|editor|transl|trans|tr)\.?\)", re.IGNORECASE)
_AFTER = r"(?<=[a-z\d][.!?…])|(?<=[a-z\d][.!?…][”\"’»)])"
_GLUE = rf"(?:{_AFTER}|(?m:^)[ \t]*)"
_CAPTION = re.compile(_GLUE + r"(" + _any(_WORDS["captions"]) + r"(?: by)?:[^\n]+)", re.IGNORECASE)
_FURNITURE = re.compile(_GLUE + r"(" + _any(_WORDS["furniture"]) + r"(?::[^\n]*|[ \t]*(?=\n|\Z)))", re.IGNORECASE)
_SHOUTED = re.compile(_GLUE + r"(" + _any(word.upper() for word in _WORDS["furniture"]) + r"(?![a-z ])[^\n]*)")
_GLUED_CAPITALS = re.compile(rf"(?:{_AFTER})[A-Z][^a-z\n]*")
_CAPITALS_LINE = re.compile(r"(?m)^[^a-z\n]+$")
LONGEST_HEADING = 100
_LETTERS = re.compile(r"[^\W\d_]")


_PATTERNS = (
    (MarkKind.TIMESTAMP, _TIMESTAMP),
    (MarkKind.INSERTION, _BRACKETS),
    (MarkKind.INSERTION, _STAGE),
    (MarkKind.INSERTION, _EDITORS),
    (MarkKind.CAPTION, _CAPTION),
    (MarkKind.FURNITURE, _FURNITURE),
    (MarkKind.FURNITURE, _SHOUTED),
)


def find_marks(text: str) -> tuple[Mark, ...]:
    """All marks that the text alone shows, in order; one run of text has one mark."""
    free: list[Mark] = []
    for mark in sorted(_candidates(text), key=lambda mark: (mark.start, -mark.end)):
        if not free or mark.start >= free[-1].end:
            free.append(mark)
    return tuple(free)


def merge(given: tuple[Mark, ...], found: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Marks of the file and of the text together; the file's own win where both say that words are not spoken."""
    taken = sorted((mark.start, mark.end) for mark in given if not mark.kind.spoken)
    ends = list(accumulate((end for _, end in taken), max))
    extra = [mark for mark in found if not _overlaps(taken, ends, mark)]
    return tuple(sorted({*given, *extra}, key=lambda mark: (mark.start, mark.end, mark.kind)))


def _overlaps(taken: list[tuple[int, int]], ends: list[int], mark: Mark) -> bool:
    """Whether one of the sorted places, with the furthest end up to each, covers a part of the mark."""
    before = bisect_left(taken, (mark.end, 0))
    return before > 0 and ends[before - 1] > mark.start


def _candidates(text: str) -> Iterator[Mark]:
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield Mark(kind, *match.span(match.lastindex or 0))
    yield from _headings(text)


def _headings(text: str) -> Iterator[Mark]:
    for match in _GLUED_CAPITALS.finditer(text):
        start, end = match.start(), match.end()
        if end < len(text) and text[end] != "\n":
            # The last capital begins the sentence after the heading; a space there means one sentence.
            end -= 1
            if not text[end].isupper():
                continue
        words = text[start:end].rstrip()
        alone = end == match.end() or len(words) == end - start
        if len(_LETTERS.findall(words)) >= 6 and (alone or len(words.split()) > 1):
            yield Mark(MarkKind.HEADING, start, start + len(words))
    for match in _CAPITALS_LINE.finditer(text):
        line = match.group().strip()
        if _is_heading(line):
            start = match.start() + match.group().index(line)
            yield Mark(MarkKind.HEADING, start, start + len(line))


def _is_heading(line: str) -> bool:
    """Whether a line in capitals is a heading: a question is asked, capitals before a colon are a speaker's label."""
    if not 6 <= len(line) <= LONGEST_HEADING or line.endswith(("?", ".", ":", ",")) or ": " in line:
        return False
    return len(_LETTERS.findall(line)) >= 6 and line.upper() == line
