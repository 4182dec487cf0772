"""Interviews whose speeches open with a label: "Q:", "Host:", "Ann Doe:"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from causerie.reading.turns.asides import Asides
from causerie.reading.turns.cues import words
from causerie.reading.turns.lines import Opener
from causerie.reading.turns.names import is_person, runs
from causerie.reading.turns.pieces import Labels, Piece, is_role
from causerie.reading.turns.voiced import MARKED, Voiced, asks, following, narration
from causerie.values import Document
from causerie.vocabulary import Role


def labelled(document: Document, pieces: Sequence[Piece], labels: Labels, asides: Asides) -> list[Voiced] | None:
    """ "Name:", "Q:" and the like before each speech; paragraphs without one go on or are narration."""
    if not labels.keys:
        return None
    text = document.text
    opened = [p for p in pieces if p.label in labels]
    unasked = _unasked(text, pieces, opened, labels)
    only_asked = _one_side(text, opened, labels)
    kind = next((p.opener for p in pieces if p.label not in labels and asks(text, p)), Opener.NONE)
    found: list[Voiced] = []
    now: Voiced | None = None
    for at, piece in enumerate(pieces):
        if piece.label in labels and (now is not None or not _credits(text, piece)):
            now = Voiced(piece, None, labels.voice(piece.label or ""))
            found.append(now)
        elif piece.label in labels:
            found.append(narration(replace(piece, start=_line_start(text, piece.start))))
        elif unasked and (asks(text, piece) or (piece.opener is kind and kind in MARKED and now is not None)):
            now = Voiced(piece, Role.INTERVIEWER)
            found.append(now)
        elif now is not None and only_asked and now.role is None and not _apart(text, pieces, at, asides):
            now = Voiced(piece, Role.INTERVIEWEE)
            found.append(now)
        elif now is None or _apart(text, pieces, at, asides) or _asked_again(text, pieces, at, labels):
            found.append(narration(piece))
        else:
            found.append(replace(now, piece=piece, goes_on=True))
    return found


def _apart(text: str, pieces: Sequence[Piece], at: int, asides: Asides) -> bool:
    """Whether a piece without opener is narration between speeches."""
    piece = pieces[at]
    return asides(piece.start, piece.end, following(text, pieces, at)) or piece.opener is Opener.HEADING


def _asked_again(text: str, pieces: Sequence[Piece], at: int, labels: Labels) -> bool:
    """Whether a piece is a question set off as a heading: whoever asks has a label, and speaks right after it."""
    if pieces[at].opener not in MARKED or not asks(text, pieces[at]):
        return False
    after = next((labels.voice(p.label or "") for p in pieces[at + 1 :] if p.label in labels), "")
    return after in words("labels", "question") or after in words("labels", "asks")


def _credits(text: str, piece: Piece) -> bool:
    """Whether a labelled line in the header says who is who: "Guest: Ann Doe, a surveyor"."""
    head = text[piece.start : piece.end].split("\n")[0]
    run = next(runs(head), None)
    named = run is not None and run.start == 0 and is_person(run)
    return is_role(piece.label or "") and named and head[-1] not in ".?!"


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _one_side(text: str, opened: Sequence[Piece], labels: Labels) -> bool:
    """Whether only whoever asks is labelled."""
    if all(k in words("labels", "question") or k in words("labels", "asks") for k in labels.keys):
        return True
    return len(labels.keys) == 1 and sum(asks(text, p) for p in opened) * 2 >= len(opened)


def _unasked(text: str, pieces: Sequence[Piece], opened: Sequence[Piece], labels: Labels) -> bool:
    """Whether the questions stand without a label between labelled answers."""
    if any(k in ("q", "question", "interviewer", "host", "moderator") for k in labels.keys):
        return False
    first = pieces.index(opened[0])
    free = [p for p in pieces[max(0, first - 1) :] if p.label not in labels and asks(text, p)]
    asking = sum(asks(text, p) for p in opened)
    return len(free) >= 2 and asking * 3 <= len(opened)
