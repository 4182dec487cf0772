"""The sentences of a parsed document as the encoder takes them."""

from __future__ import annotations

from causerie.encoder.windows import Passage
from causerie.reading.frame import Frame, Sentence
from causerie.values import Turn


def passages(frame: Frame) -> tuple[Passage, ...]:
    """Each sentence with its turn, and whether an interviewer asks it."""
    return tuple(passage(s, frame.turn_of(s)) for s in frame.sentences)


def passage(sentence: Sentence, turn: Turn) -> Passage:
    """One sentence of a turn."""
    asks = turn.role.asks and sentence.text.rstrip(' "”').endswith("?")
    return Passage(sentence.start, sentence.end, sentence.turn, asks)
