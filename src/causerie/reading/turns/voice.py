"""Texts with one voice: who speaks in a speech, a column, a report."""

from __future__ import annotations

import functools
import re
from collections import Counter

import pycountry

from causerie.reading.turns.cast import Cast
from causerie.reading.turns.cues import phrases, words
from causerie.reading.turns.names import bare, is_body, is_person, is_title, runs, tidy
from causerie.values import Document

_FLOOR = re.compile(
    r"\s*(?P<name>(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|The|Lord|Lady|Baroness)\.?[ \u00a0][^\n:(]{2,50}?)"
    r"[ \u00a0]?\([^()\n]{2,40}\)[^\n:]{0,40}:"
)
_HANDLE = re.compile(r"^(?P<name>[^\n@]{4,40}?) @\w+")
_FIRST = re.compile(r"\b(?:I|we|our|my)\b", re.IGNORECASE)


def single_speaker(document: Document, cast: Cast) -> str | None:
    """Who says the whole text: the loader's word, a signature, a floor formula, a state, the outlet."""
    text = document.text
    floor = _FLOOR.match(text)
    if floor is not None:
        return floor["name"].strip()
    signed = cast.byline or document.speaker or _header_name(text) or document.author
    if signed:
        return signed
    return cast.header or (_state(text) if _chamber(text) else None)


def floor_length(text: str) -> int:
    """How much of the text "Mr. X (Country):" takes (0 where there is none)."""
    match = _FLOOR.match(text)
    return match.end() if match is not None else 0


def _header_name(text: str) -> str | None:
    """A header line that is a person's name alone, "Name, Outlet", "Name @handle", or a signature."""
    lines = [line.strip(" #*_\t\u00a0\ufeff") for line in text.split("\n") if line.strip()]
    if len(lines) < 3:
        return None
    for line in lines[:7]:
        if len(line) > 120:
            break
        handle = _HANDLE.match(line)
        name = handle["name"] if handle is not None else re.split(r", | in the ", line)[0]
        known = handle is not None or is_title(name.split()[0])
        if _name_alone(name) and (known or (name not in lines[0] and not _common(name, text))):
            return bare(name)
    return _signature(lines[-3:])


def _common(name: str, text: str) -> bool:
    """Whether a word of a would-be name is also said in small letters: "Learning Objectives"."""
    return any(re.search(rf"\b{re.escape(part.lower())}\b", text) is not None for part in name.split())


def _signature(lines: list[str]) -> str | None:
    for line in lines:
        name = re.split(r", ", line.lstrip("—–- "))[0]
        if (line[0] in "—–-" or line.isupper()) and len(line) < 60 and _name_alone(tidy(name)):
            return bare(tidy(name))
    return None


def _name_alone(line: str) -> bool:
    if line.lower() in words("outlets", "series"):
        return False
    found = list(runs(line))
    whole = len(found) == 1 and found[0].text == line.strip()
    return whole and is_person(found[0]) and not is_body(line) and len(bare(line).split()) <= 3 and not line.isupper()


def _chamber(text: str) -> bool:
    low = text.lower()
    return _FIRST.search(text) is not None and any(word in low for word in words("country", "chamber"))


def _state(text: str) -> str | None:
    """The state that a delegation names as its own by what it does in the text."""
    votes: Counter[str] = Counter()
    verbs = words("country", "verbs")
    for run in runs(text):
        if run.text.lower() not in _states():
            continue
        head = text[max(0, run.start - 40) : run.start].lower().rstrip()
        votes[run.text] += 2 * head.endswith(phrases("country", "before"))
        tail = text[run.end : run.end + 40].split()[:3]
        if tail and (tail[0] in verbs or (tail[0] in ("has", "is") and len(tail) > 1 and tail[1] in verbs)):
            votes[run.text] += 1
    best = votes.most_common(1)
    return best[0][0] if best and best[0][1] else None


@functools.cache
def _states() -> frozenset[str]:
    names = {getattr(c, part, None) for c in pycountry.countries for part in ("name", "common_name", "official_name")}
    return frozenset(name.lower() for name in names if name) | words("country", "aliases")
