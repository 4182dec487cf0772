"""A text as lines with what opens them: a dash, Q:/A:, a name, a time, bold or italic marks.

Every candidate is read off the line alone; which of them count is decided for the whole document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from causerie.reading.turns.cues import words


class Opener(StrEnum):
    """What a line opens with (or is wholly wrapped in)."""

    NONE = "none"
    DASH = "dash"
    LABEL = "label"
    BOLD = "bold"
    ITALIC = "italic"
    GUILLEMET = "guillemet"
    QUOTED = "quoted"
    CAPITALS = "capitals"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its words without opener (start, end), the label if any, whether a paragraph begins here."""

    start: int
    end: int
    opener: Opener = Opener.NONE
    label: str | None = None
    fresh: bool = True

    def words(self, text: str) -> str:
        return text[self.start : self.end]


_TIME = r"[\[(<]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])>]?"
_NAME = r"[^\W\d_][\w.’'‑/&-]*(?:[ \u00a0][\w.’'‑/&-]+){0,5}"
_PAREN = r"(?P<paren>[ \u00a0]*[(\[][^()\[\]\n]{1,60}[)\]]|, [^:\n.?!()\d]{2,50})?"
_TAG = r"(?:[ \u00a0]*</?[A-Za-z][^<>\n]{0,40}>){0,3}"
_LABEL = re.compile(
    rf"(?:[-–—•>*]+[ \u00a0]+|>+)?(?:{_TIME}[ \t\u00a0]*[-–—]?[ \t\u00a0]*)?(?:\*\*|__|\*|_)?"
    rf"{_TAG}(?P<label>{_NAME}){_TAG}{_PAREN}(?:[ \u00a0]+{_TIME})?"
    rf"(?:\*\*|__|\*|_)?[ \t\u00a0]*:(?:\*\*|__|\*|_)?(?:[ \t\u00a0]*{_TIME})?(?=[ \t\u00a0\n]|$)[ \t\u00a0]*"
)
_LETTER = re.compile(
    rf"(?:{_TIME}[ \t\u00a0]*)?(?:\*\*|__|\*|_)?(?P<label>[QA])(?P<number>\d{{0,3}})(?:\*\*|__|\*|_)?"
    r"(?:[:)\]]|\.(?=[*_ \t\u00a0])|[ \t\u00a0]*[-–—](?=[ \u00a0]))(?:\*\*|__|\*|_)?[ \t\u00a0]*(?=\S)"
)
_DASHED = re.compile(rf"(?:\*\*|__)?(?P<label>{_NAME}){_PAREN}(?:\*\*|__)?[ \u00a0]+[—–|-]{{1,2}}[ \u00a0]+(?=\S)")
_TIMED = re.compile(rf"(?:(?P<label>{_NAME})[ \u00a0]+{_TIME}|{_TIME}[ \u00a0]+(?P<after>{_NAME}))[ \t\u00a0]*$")
_STAMP = re.compile(rf"{_TIME}(?:[ \t\u00a0]*-->[ \t\u00a0]*{_TIME})?[ \t\u00a0]*[-–—]?[ \t\u00a0]*")
_DASH = re.compile(r"(?:[–—―‒]|--?)[ \t\u00a0]*(?=[^\s\-–—\d])")
_NUMBER = re.compile(r"\d{1,2}[.)/][ \u00a0]+(?=\S)")
_INLINE = re.compile(r"(?:\*\*(?P<q>[^*\n]+\?)\*\*|__(?P<b>[^_\n]+\?)__)[ \u00a0]+(?=\S)")
_ANSWER = re.compile(r"(?<=[?.!…])[ \u00a0]+(?=A[:.] |Answer: )")
_WRAPS = (
    (re.compile(r"#{1,6}[ \t]+(?P<in>\S.*?)[ \t#]*$"), Opener.HEADING),
    (re.compile(r"(?:\d{1,2}[.)][ \u00a0]+)?(?:\*\*|__)(?P<in>[^*\n]+?)(?:\*\*|__)$"), Opener.BOLD),
    (re.compile(r"(?:\*(?P<in>[^*\n]+)\*|_(?P<in2>[^_\n]+)_)$"), Opener.ITALIC),
    (re.compile(r"[«»‹](?P<in>[^«»\n]+?)[»«›]$"), Opener.GUILLEMET),
    (re.compile(r"[\"“„](?P<in>[^\"“”„\n]+?)[\"”“]$"), Opener.QUOTED),
)


def lines_of(text: str) -> list[Line]:
    """All non-blank lines with their openers, in order; one pass."""
    found: list[Line] = []
    at, blank = 0, True
    for raw in text.split("\n"):
        lead = len(raw) - len(raw.lstrip())
        body = raw.strip()
        if body:
            found += _split(body, at + lead, blank)
        blank = not body
        at += len(raw) + 1
    return found


def _split(body: str, at: int, fresh: bool) -> list[Line]:
    """A line as one or, where question and answer share it, as two: "**Why?** Because.", "Q: Why? A: Because." """
    inline = _INLINE.match(body)
    if inline is not None:
        bold = "q" if inline["q"] is not None else "b"
        question = Line(at + inline.start(bold), at + inline.end(bold), Opener.BOLD, None, fresh)
        return [question, _read(body[inline.end() :], at + inline.end(), True)]
    line = _read(body, at, fresh)
    answer = _ANSWER.search(body) if line.label in ("Q", "Question") else None
    if answer is None:
        return [line]
    return [replace(line, end=at + answer.start()), _read(body[answer.end() :], at + answer.end(), True)]


def _read(body: str, at: int, fresh: bool) -> Line:
    labelled = _labelled(body)
    wrapped = _wrapped(body)
    if wrapped is not None:
        opener, first, last = wrapped
        inner = _labelled(body[first:last])
        if inner is not None:
            return Line(at + first + inner[1], at + last, Opener.LABEL, inner[0], fresh)
        if labelled is None or opener in (Opener.HEADING, Opener.GUILLEMET, Opener.QUOTED):
            return Line(at + first, at + last, opener, None, fresh)
    if labelled is not None:
        return Line(at + labelled[1], at + len(body), Opener.LABEL, labelled[0], fresh)
    return unlabelled(body, at, fresh)


def unlabelled(body: str, at: int, fresh: bool) -> Line:
    """A line read without regard to labels: a dash, capitals or plain words."""
    stamp = stamp_length(body)
    dash = _DASH.match(body, stamp)
    if dash is not None:
        return Line(at + dash.end(), at + len(body), Opener.DASH, None, fresh)
    stamp = 0 if stamp >= len(body) else stamp
    capitals = body.isupper() and len(body) > 8
    return Line(at + stamp, at + len(body), Opener.CAPITALS if capitals else Opener.NONE, None, fresh)


def _wrapped(body: str) -> tuple[Opener, int, int] | None:
    if len(body) > 1500 or body[0] not in '#*_«»‹"“„0123456789':
        return None
    for pattern, opener in _WRAPS:
        match = pattern.match(body)
        if match is not None:
            first, last = match.span("in" if match["in"] is not None else "in2")
            inside = body[first:last]
            return opener, first + len(inside) - len(inside.lstrip()), last - len(inside) + len(inside.rstrip())
    return None


def _labelled(body: str) -> tuple[str, int] | None:
    head = body[:160]
    for pattern in (_LETTER, _LABEL):
        match = pattern.match(head)
        if match is not None and (plausible(match["label"]) or _role(match["label"])):
            label = match["label"].strip() + (match.groupdict().get("paren") or "")
            return label, match.end()
    timed = _TIMED.match(head)
    if timed is not None and plausible(timed["label"] or timed["after"]):
        return (timed["label"] or timed["after"]).strip(), len(head)
    return None


def spaced_dash(body: str) -> tuple[str, int] | None:
    """Label and length of the head of "NAME — words"; weighed only where such heads recur."""
    match = _DASHED.match(body[:160])
    return (match["label"].strip(), match.end()) if match is not None and plausible(match["label"]) else None


def stamp_length(body: str) -> int:
    """How many characters a time code takes at the head of a line (0 where there is none)."""
    match = _STAMP.match(body)
    return match.end() if match is not None else 0


def plausible(label: str) -> bool:
    """Whether a head could be a label: six words at most, half of them capitals, no full stop within."""
    parts = label.split()
    capitals = sum(p[0].isupper() for p in parts)
    stops = any((p.endswith(".") and len(p) > 5) or p in ("Yes.", "No.", "Well.", "So.", "Oh.") for p in parts[:-1])
    return label[:1].isupper() and len(parts) <= 6 and capitals * 2 >= len(parts) and not stops


def _role(label: str) -> bool:
    """Whether a head in small letters is a word for who asks or answers: "interviewer: ..."."""
    low = label.strip().lower()
    return any(low in words("labels", part) for part in ("question", "answer", "asks", "answers"))


def number_length(body: str) -> int:
    """How many characters "3. " takes at the head of a line (0 where there is none)."""
    match = _NUMBER.match(body)
    return match.end() if match is not None else 0
