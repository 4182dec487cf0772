"""Interviews without labels: dashes, questions set off by type, plain paragraphs.

Each layout takes the pieces and says which voice each has, or None where it does not fit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from causerie.reading.turns.asides import Asides, heading_like
from causerie.reading.turns.cast import read_cast
from causerie.reading.turns.cues import phrases
from causerie.reading.turns.lines import Opener
from causerie.reading.turns.pieces import Piece
from causerie.reading.turns.sequence import ALTERNATING, ASIDE, FREE, LEAD_IN, NEVER, SPOKEN, Unit, assign
from causerie.reading.turns.voiced import MARKED, Voiced, asks, following, narration
from causerie.values import Document
from causerie.vocabulary import MarkKind, Role

_SECOND = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:I|I['’]\w+|my|me|we|our)\b")
_ADDRESS = re.compile(r"\b(?:I|I['’]\w+|you|your)\b")
_BEFORE = 3
"""How many paragraphs before the first question mark may already be spoken."""


def dashed(document: Document, pieces: Sequence[Piece], asides: Asides) -> list[Voiced] | None:
    """A dash before each speech, or before each question alone."""
    text = document.text
    places = [n for n, p in enumerate(pieces) if p.opener is Opener.DASH and not _listed(text, pieces, n)]
    asking = sum(asks(text, pieces[n]) for n in places)
    others = sum(p.opener in MARKED and asks(text, p) for p in pieces)
    if (
        len(places) < 2
        or asking < 1
        or others > len(places)
        or (asking * 6 < len(places) and len(places) * 2 < len(pieces))
    ):
        return None
    first = places[0]
    if first > 0 and asks(text, pieces[first - 1]) and not asks(text, pieces[first]) and _plain(pieces[first - 1]):
        first -= 1
    spoken = places if first == places[0] else [first, *places]
    alone = sum(n + 1 < len(pieces) and pieces[n + 1].opener is not Opener.DASH for n in places)
    if asking * 10 >= 7 * len(places) and alone * 10 >= 7 * len(places):
        roles = dict.fromkeys(places, Role.INTERVIEWER)
        return _answered(document, pieces, roles, asides)
    units = [Unit(text[pieces[n].start : pieces[n].end], NEVER) for n in spoken]
    return _answered(document, pieces, dict(zip(spoken, assign(units, ALTERNATING), strict=True)), asides, free=False)


def _listed(text: str, pieces: Sequence[Piece], at: int) -> bool:
    """Whether a dash opens an item of a list within a speech: small letters after a colon or semicolon."""
    before = text[pieces[at - 1].start : pieces[at - 1].end].rstrip() if at else ""
    return before.endswith((":", ";", ",")) and text[pieces[at].start].islower()


def _plain(piece: Piece) -> bool:
    return piece.opener in (Opener.NONE, Opener.BOLD, Opener.ITALIC, Opener.QUOTED)


def _answered(
    document: Document, pieces: Sequence[Piece], roles: dict[int, Role], asides: Asides, free: bool = True
) -> list[Voiced]:
    """Voices where some pieces have a role: the others answer (free), go on, or are narration."""
    text = document.text
    found: list[Voiced] = []
    now: Role | None = None
    for at, piece in enumerate(pieces):
        if at in roles:
            now = roles[at]
            found.append(Voiced(piece, now))
        elif now is None or asides(piece.start, piece.end, following(text, pieces, at)) or _between(piece):
            found.append(narration(piece))
        elif free and now is Role.INTERVIEWER:
            now = Role.INTERVIEWEE
            found.append(Voiced(piece, now))
        else:
            found.append(Voiced(piece, now, goes_on=True))
    return found


def _between(piece: Piece) -> bool:
    return piece.opener in (Opener.HEADING, Opener.CAPITALS)


def marked(document: Document, pieces: Sequence[Piece], asides: Asides) -> list[Voiced] | None:
    """Questions set off by bold type, italics, guillemets, capitals or heading marks."""
    text = document.text
    kinds = _kinds(document, pieces)
    counts = Counter(k for k, p in zip(kinds, pieces, strict=True) if k in MARKED and asks(text, p))
    if not counts:
        return None
    kind, asking = counts.most_common(1)[0]
    places = [n for n, k in enumerate(kinds) if k is kind]
    if asking < 2 or asking * 3 < len(places) or len(places) * 4 > 3 * len(pieces):
        return None
    first = next(n for n in places if asks(text, pieces[n]))
    places = [n for n in places if n >= first]
    roles = {n: Role.INTERVIEWER for n in places if asks(text, pieces[n]) or not _title(text, pieces[n])}
    if not _interview(document, pieces, first, roles):
        return None
    return _answered(document, pieces, roles, asides)


def _title(text: str, piece: Piece) -> bool:
    return heading_like(text[piece.start : piece.end])


def _kinds(document: Document, pieces: Sequence[Piece]) -> list[Opener]:
    """How each piece is set off: by its own signs, or by bold type that the loader saw."""
    bold = sorted((m.start, m.end) for m in document.marks if m.kind is MarkKind.BOLD)
    found: list[Opener] = []
    at = 0
    for piece in pieces:
        while at < len(bold) and bold[at][1] <= piece.start:
            at += 1
        covered = 0
        for start, end in bold[at : at + 20]:
            covered += max(0, min(end, piece.end) - max(start, piece.start))
        whole = piece.opener in (Opener.NONE, Opener.QUOTED) and covered >= 0.8 * (piece.end - piece.start)
        found.append(Opener.BOLD if whole else piece.opener)
    return found


def _interview(document: Document, pieces: Sequence[Piece], first: int, roles: dict[int, Role]) -> bool:
    """Whether somebody is spoken to: the lead says so, or questions say "you" and answers "I"."""
    text = document.text
    lead = text[: pieces[first].start][:6000]
    low = f"{document.title or ''}\n{lead}".lower()
    if any(re.search(rf"\b{re.escape(p)}\b", low) for p in phrases("phrases", "interview")):
        return True
    asked = [text[pieces[n].start : pieces[n].end] for n in roles if roles[n] is Role.INTERVIEWER]
    rest = [text[p.start : p.end] for n, p in enumerate(pieces) if n > first and roles.get(n) is not Role.INTERVIEWER]
    second = sum(_SECOND.search(q) is not None for q in asked)
    personal = sum(_FIRST.search(a) is not None for a in rest)
    told = read_cast(document, lead).told
    return (told or (second >= 1 and second * 5 >= len(asked))) and personal * 4 >= len(rest)


def _narrating(text: str, pieces: Sequence[Piece], at: int, lead: bool, asides: Asides) -> float:
    """How much speaks for narration: signs of an aside, or standing before the first question mark."""
    piece = pieces[at]
    if asks(text, piece):
        return SPOKEN
    if lead:
        return -1.5 if _ADDRESS.search(text, piece.start, piece.end) is not None else LEAD_IN
    return ASIDE if asides(piece.start, piece.end, following(text, pieces, at)) else SPOKEN


def unmarked(document: Document, pieces: Sequence[Piece], asides: Asides) -> list[Voiced] | None:
    """Question paragraphs and answer paragraphs told apart by their words alone."""
    text = document.text
    places = [n for n, p in enumerate(pieces) if asks(text, p) and p.end - p.start < 900]
    if len(places) < 2 or len(pieces) < 4:
        return None
    first = places[0]
    if first == 0 and len(places) > 2:
        first = places[1] if pieces[1].start and not asks(text, pieces[1]) and places[1] > 2 else first
    if len([n for n in places if n >= first]) < 2:
        return None
    asked = first
    first = max(0, first - _BEFORE)
    units = [
        Unit(text[pieces[n].start : pieces[n].end], _narrating(text, pieces, n, n < asked, asides))
        for n in range(first, len(pieces))
    ]
    roles = dict(zip(range(first, len(pieces)), assign(units, FREE), strict=True))
    count = sum(role is Role.INTERVIEWER for role in roles.values())
    if count < 2 or count * 8 < len(roles) or not _interview(document, pieces, asked, roles):
        return None
    found = [narration(p) for p in pieces[:first]]
    for n in range(first, len(pieces)):
        goes_on = n > first and roles[n] is roles[n - 1] and roles[n] is not Role.NARRATOR
        found.append(Voiced(pieces[n], roles[n], goes_on=goes_on))
    return found
