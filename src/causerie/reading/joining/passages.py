"""The sentences of a parsed document as the encoder takes them."""

from __future__ import annotations

from causerie.encoder.windows import Passage
from causerie.reading.frame import Frame


def passages(frame: Frame) -> tuple[Passage, ...]:
    """Each sentence with its turn, and whether an interviewer asks it."""
    return tuple(
        Passage(s.start, s.end, s.turn, frame.turn_of(s).role.asks and s.text.rstrip(' "”').endswith("?"))
        for s in frame.sentences
    )
