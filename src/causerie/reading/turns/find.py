"""Turns: which run of the text has which voice (CODING.md 1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from causerie.names import without_article
from causerie.reading.turns.asides import Asides
from causerie.reading.turns.cast import LEAD, Cast, read_cast
from causerie.reading.turns.labelled import labelled
from causerie.reading.turns.layouts import dashed, marked, unmarked
from causerie.reading.turns.lines import Opener, number_length
from causerie.reading.turns.names import bare, is_person, runs
from causerie.reading.turns.pieces import Labels, Piece, read_pieces
from causerie.reading.turns.roles import Speech, introduced, names_of, roles_of
from causerie.reading.turns.voice import floor_length, single_speaker
from causerie.reading.turns.voiced import Voiced, asks
from causerie.values import Document, Turn
from causerie.vocabulary import Role


def find_turns(document: Document) -> tuple[Turn, ...]:
    """The turns of a document in order. A text in no known layout is one turn of a narrator.

    Turns that the loader brought (tables of interviews) are returned as they are.
    """
    if document.turns:
        return document.turns
    if not document.text.strip():
        return ()
    pieces, labels = read_pieces(document.text)
    voiced = _voiced(document, pieces, labels)
    if voiced is None:
        return _named(_one_voice(document))
    narration = _narration(document.text, voiced)
    cast = read_cast(document, narration)
    return _named(_turns(document, _merged(voiced), cast, narration))


def _named(turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
    """The turns with one form of each name, whatever the loader or a label put before it."""
    return tuple(replace(turn, speaker=without_article(turn.speaker)) if turn.speaker else turn for turn in turns)


def _voiced(document: Document, pieces: Sequence[Piece], labels: Labels) -> list[Voiced] | None:
    speaks = (p for p in pieces if p.label in labels or p.opener is Opener.DASH or asks(document.text, p))
    opening = next(speaks, pieces[-1])
    head = document.text[: min(LEAD, opening.start)]
    asides = Asides(document, read_cast(document, head).guests[:2])
    return (
        labelled(document, pieces, labels, asides)
        or dashed(document, pieces, asides)
        or marked(document, pieces, asides)
        or unmarked(document, pieces, asides)
    )


def _one_voice(document: Document) -> tuple[Turn, ...]:
    text = document.text
    cast = read_cast(document, text[:LEAD])
    skip = floor_length(text)
    start = skip + len(text[skip:]) - len(text[skip:].lstrip())
    return (Turn(start, len(text.rstrip()), single_speaker(document, cast), Role.NARRATOR),)


def _narration(text: str, voiced: Sequence[Voiced]) -> str:
    return "\n\n".join(text[v.piece.start : v.piece.end] for v in voiced if v.role is Role.NARRATOR)


def _merged(voiced: Sequence[Voiced]) -> list[Voiced]:
    """Pieces that go on joined to what they continue; neighbouring narration joined."""
    found: list[Voiced] = []
    for v in voiced:
        last = found[-1] if found else None
        narrates = last is not None and v.role is Role.NARRATOR and last.role is Role.NARRATOR
        if last is not None and (narrates or (v.goes_on and last.role is v.role and last.label == v.label)):
            found[-1] = Voiced(_span(last.piece, v.piece), last.role, last.label, last.goes_on)
        else:
            found.append(v)
    return found


def _span(first: Piece, last: Piece) -> Piece:
    return Piece(first.start, last.end, first.opener, first.label, first.fresh)


def _speeches(text: str, voiced: Sequence[Voiced]) -> dict[str, Speech]:
    turns: dict[str, list[str]] = {}
    labels: dict[str, str] = {}
    first: dict[str, int] = {}
    near: dict[str, set[str]] = {}
    spoken = [v for v in voiced if v.label is not None]
    for n, v in enumerate(spoken):
        k = v.label or ""
        turns.setdefault(k, []).append(text[v.piece.start : v.piece.end])
        old = labels.get(k, "")
        labels[k] = max(old, v.piece.label or "", key=len)
        first.setdefault(k, n)
        near.setdefault(k, set()).update(w.label or "" for w in spoken[max(0, n - 1) : n + 2] if w.label != k)
    return {k: Speech(labels[k], tuple(turns[k]), first[k], frozenset(near[k])) for k in turns}


def _turns(document: Document, voiced: Sequence[Voiced], cast: Cast, narration: str) -> tuple[Turn, ...]:
    text = document.text
    speeches = _speeches(text, voiced)
    roles = roles_of(speeches, cast, narration, asked=any(v.role is Role.INTERVIEWER for v in voiced))
    names = names_of(speeches, roles, cast, narration, text)
    taken = {name for name in names.values() if name}
    guest = next((g for g in cast.guests if g not in taken), None) or document.speaker
    plain = {Role.INTERVIEWER: cast.asker, Role.INTERVIEWEE: guest, Role.NARRATOR: cast.byline or cast.outlet}
    found: list[Turn] = []
    for v in voiced:
        words = text[v.piece.start : v.piece.end]
        role = v.role if v.role is not None else roles[v.label or ""]
        skip = number_length(words) if role is Role.INTERVIEWER else 0
        start = v.piece.start + skip + len(words[skip:]) - len(words[skip:].lstrip())
        end = v.piece.end - len(words) + len(words.rstrip())
        if end <= start:
            continue
        name = plain[role] if v.label is None else names[v.label]
        if v.label in ("q", "question") and (own := introduced_outlet(words)) is not None:
            name = own
        found.append(Turn(start, end, name, role))
    return tuple(found)


def introduced_outlet(turn: str) -> str | None:
    """A reporter's name at the head of a question: "Ann Doe, Northern Post. ..." """
    run = next(runs(turn, 0, min(len(turn), 60)), None)
    if run is None or run.start > 0 or not is_person(run):
        return introduced(turn)
    after = next(runs(turn, run.end, min(len(turn), run.end + 60)), None)
    if after is None or turn[run.end : after.start] not in (", ", ", the ", ", from ", ", with "):
        return None
    return bare(run.text) if turn[after.end : after.end + 1] in (".", ":") else None
