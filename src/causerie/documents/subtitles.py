"""Subtitles (SubRip, WebVTT): the words of the cues joined into running text, times left out.

A paragraph ends where the speaker changes: at a voice tag `<v Name>`, a label `NAME:`, a dash or `>>`.
Without any of these the text is one paragraph for each run of cues that ends with a long pause.
Read by hand, not by a package: the two that exist drop voice tags or refuse a file for one bad cue.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from causerie.documents.decode import decode_text
from causerie.documents.options import LoadOptions
from causerie.documents.parts import Composer, Parts, clean
from causerie.errors import UnreadableDocument

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_TIMES = re.compile(rf"^\s*{_TIME}\s*-->\s*{_TIME}")
_VOICE = re.compile(r"<v(?:\.[\w.-]+)*[ \t]+([^>]{1,200})>")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>|<\d[\d:.]{0,20}>|\{\\[^{}]{0,40}\}")
_CHANGE = re.compile(r"^(?:>>+|[-–—]\s?(?=\S)|[A-Z][\w.'’-]*(?: [A-Z0-9][\w.'’-]*){0,3}:(?=\s|$))")
_CHEVRONS = re.compile(r"^>>+\s*")
_HEADER = re.compile(r"^(Title|Language|Kind|Date|Author|Source|URL)\s*:\s*(.+)$", re.IGNORECASE)
PAUSE = 4.0
"""Seconds between cues from which a new paragraph begins after the end of a sentence."""


@dataclass(frozen=True, slots=True)
class _Cue:
    start: float
    end: float
    lines: tuple[str, ...]


def read_subtitles(data: bytes, options: LoadOptions) -> Parts:
    """Running text and the header's facts; raises UnreadableDocument where no cue is found."""
    raw = decode_text(data, options.encoding)
    cues = list(_cues(raw.split("\n")))
    if not cues:
        raise UnreadableDocument("holds no subtitle with a time such as 00:00:01,000 --> 00:00:04,000")
    composer = Composer()
    for paragraph in _paragraphs(cues):
        composer.add([(paragraph, None)])
    if not composer.length:
        raise UnreadableDocument("holds subtitles without words")
    facts = _facts(raw)
    return Parts(composer.text, title=facts.pop("title", None), language=facts.pop("language", None), attributes=facts)


def _facts(raw: str) -> dict[str, str]:
    """Lines `Name: value` of a WebVTT header, before the first blank line."""
    found: dict[str, str] = {}
    if not raw.startswith("WEBVTT"):
        return found
    first, *rest = raw.split("\n\n", 1)[0].split("\n")
    title = clean(first.removeprefix("WEBVTT").lstrip(" -\t"))
    if title:
        found["title"] = title
    for match in map(_HEADER.match, rest):
        if match is not None and (value := clean(match.group(2))):
            found[match.group(1).lower()] = value
    return found


def _cues(lines: list[str]) -> Iterator[_Cue]:
    """Cues in the file's order; whatever stands between them (numbers, notes, styles) is passed over."""
    at = 0
    while at < len(lines):
        times = _TIMES.match(lines[at])
        at += 1
        if times is None:
            continue
        words = []
        while at < len(lines) and lines[at].strip() and not _TIMES.match(lines[at]):
            words.append(lines[at])
            at += 1
        # A number right before the next time is that cue's number, where the blank line is missing.
        if at < len(lines) and _TIMES.match(lines[at]) and words and words[-1].strip().isdigit():
            words.pop()
        yield _Cue(_seconds(*times.groups()[:4]), _seconds(*times.groups()[4:]), tuple(words))


def _seconds(hours: str | None, minutes: str, seconds: str, part: str) -> float:
    return int(hours or 0) * 3600 + int(minutes) * 60 + float(f"{seconds}.{part}")


def _paragraphs(cues: list[_Cue]) -> Iterator[str]:
    words: list[str] = []
    voice: str | None = None
    ended, last = 0.0, ""
    for cue in cues:
        for named, line in _spoken(cue.lines):
            pause = cue.start - ended >= PAUSE and bool(words) and words[-1].endswith((".", "!", "?", "…", '"', "”"))
            if line == last and named is None:
                continue
            new_voice = named is not None and named != voice
            if new_voice or _CHANGE.match(line) or pause:
                yield " ".join(words)
                words = [f"{named}:"] if new_voice else []
            voice, last, ended = named or voice, line, cue.end
            words.append(_CHEVRONS.sub("– ", line))
        ended = max(ended, cue.end)
    yield " ".join(words)


def _spoken(lines: tuple[str, ...]) -> Iterator[tuple[str | None, str]]:
    """(voice named by a tag or None, words without tags) for each line of a cue."""
    for line in lines:
        pieces = _VOICE.split(line)
        for at in range(0, len(pieces), 2):
            words = " ".join(html.unescape(_TAG.sub("", pieces[at])).split())
            if words:
                yield (clean(html.unescape(pieces[at - 1])) if at else None), words
