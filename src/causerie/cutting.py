"""Cutting runs out of a stored text: by offsets, by exact words, and by whole sentences.

Offsets are code points, the end exclusive. What is cut is always a part of the text as it stands.
"""

from __future__ import annotations

import functools
import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

from causerie.errors import BadRequest, QuoteNotFound
from causerie.values import Document, Span, Turn

Place = tuple[int, int]
SHOWN = 60
_PLACE = re.compile(r"\s*(\d{1,9})\s*[:\-–]\s*(\d{1,9})\s*")
_STOP = re.compile(r"[.!?…]+[\"”’»)\]]*(?=\s)|\n[^\S\n]*\n\s*|\n")
_CLOSE = '"”’»)]'


def span_at(document: Document, start: int, end: int) -> Span:
    """The words from start to end without blanks at their ends; raises QuoteNotFound outside the text, and for none."""
    words = document.quote(start, end).text
    bare = words.strip()
    if not bare:
        raise QuoteNotFound(f"{document.id}: there are no words at {start}-{end}")
    start += len(words) - len(words.lstrip())
    return Span(bare, start, start + len(bare))


def place_of(typed: str, what: str = "place") -> Place:
    """The two offsets in "120:140"; raises BadRequest naming `what` was to be placed."""
    match = _PLACE.fullmatch(typed)
    if match is None:
        raise BadRequest(f"{what}: {typed!r} is no place; give start and end in characters, as in 120:140")
    return int(match[1]), int(match[2])


def occurrences(document: Document, words: str) -> list[Span]:
    """Everywhere that the exact words stand; raises BadRequest for none, QuoteNotFound where they do not stand."""
    if not words.strip():
        raise BadRequest("the words must not be empty")
    found, at = [], document.text.find(words)
    while at >= 0:
        found.append(Span(words, at, at + len(words)))
        at = document.text.find(words, at + 1)
    if not found:
        shown = words if len(words) <= SHOWN else f"{words[:SHOWN]} ..."
        raise QuoteNotFound(f'"{shown}" does not stand in {document.id}; give the exact words')
    return found


def nearest(document: Document, words: str, near: int) -> Place:
    """Where the words stand closest to the offset `near`; raises as `occurrences` does."""
    found = min(occurrences(document, words), key=lambda one: abs(one.start - near))
    return found.start, found.end


def sentences_around(document: Document, places: Iterable[Place], turns: Iterable[Turn] = ()) -> Place:
    """The shortest run of whole sentences that holds all the places; a turn's label ("Holt:") is no part of it."""
    own = tuple(places)
    first, last = min(start for start, _ in own), max(end for _, end in own)
    starts = sentence_starts(document.text)
    low = starts[bisect_right(starts, first) - 1]
    after = bisect_right(starts, last - 1)
    high = starts[after] if after < len(starts) else len(document.text)
    for turn in turns:
        if low < turn.start <= first:
            low = turn.start
        if last <= turn.end < high:
            high = turn.end
    found = document.text[low:high]
    return low + len(found) - len(found.lstrip()), low + len(found.rstrip())


@functools.lru_cache(maxsize=4)
def sentence_starts(text: str) -> tuple[int, ...]:
    """Where each sentence begins, blanks before it left out; the first is at 0."""
    starts = [0]
    for match in _STOP.finditer(text):
        if _ends(text, match, starts[-1]):
            rest = match.end()
            while rest < len(text) and text[rest].isspace():
                rest += 1
            if rest < len(text) and rest > starts[-1]:
                starts.append(rest)
    return tuple(starts)


def _ends(text: str, match: re.Match[str], start: int) -> bool:
    """Whether a sentence that began at `start` ends here."""
    found = match[0]
    if found[0] == "\n":
        return found.count("\n") > 1 or _line_ends(text, match.start())
    after = text[match.end() : match.end() + SHOWN].lstrip()[:1] if match.end() < len(text) else ""
    if after.islower():
        return False
    if found.rstrip(_CLOSE) != ".":
        return True
    word = text[start : match.start()].rsplit(None, 1)[-1:] or [""]
    bare = word[0].lstrip("(\"“‘'«[")
    if len(bare) == 1 and bare.isupper() and bare != "I":
        return False
    known = bare.casefold() in _data()["abbreviations"]
    return not known or (bare.casefold() in _data()["numbering"] and not after.isdigit())


def _line_ends(text: str, at: int) -> bool:
    """Whether a single line break ends a sentence: not where a long line was wrapped by hand."""
    line = text[text.rfind("\n", 0, at) + 1 : at].rstrip()
    return len(line) < _data()["wrapped"] or line.rstrip(_CLOSE)[-1:] in ".!?…"


@functools.cache
def _data() -> Mapping[str, Any]:
    data = tomllib.loads(files("causerie").joinpath("cutting.toml").read_text("utf-8"))
    return {**data, "abbreviations": frozenset(data["abbreviations"]), "numbering": frozenset(data["numbering"])}
