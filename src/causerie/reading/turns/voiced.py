"""A piece with its voice, and what all layouts need to tell voices apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from causerie.reading.turns.lines import Opener
from causerie.reading.turns.pieces import Piece
from causerie.vocabulary import Role

MARKED = (Opener.BOLD, Opener.ITALIC, Opener.GUILLEMET, Opener.HEADING, Opener.CAPITALS, Opener.QUOTED)
"""Ways in which a whole paragraph is set off from the others."""


@dataclass(frozen=True, slots=True)
class Voiced:
    """A piece with its voice: a label (role still open) or a role. `goes_on` joins it to the one before."""

    piece: Piece
    role: Role | None = None
    label: str | None = None
    goes_on: bool = False


def asks(text: str, piece: Piece) -> bool:
    """Whether a piece ends in a question."""
    return text[piece.start : piece.end].rstrip(' \n"”»*_)').endswith("?")


def narration(piece: Piece) -> Voiced:
    """A piece that nobody says."""
    return Voiced(piece, Role.NARRATOR)


def following(text: str, pieces: Sequence[Piece], at: int) -> str:
    """The first words of the next piece; a caption is known by the credit below it."""
    return text[pieces[at + 1].start : pieces[at + 1].start + 40] if at + 1 < len(pieces) else ""
