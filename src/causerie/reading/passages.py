"""A parsed document as the encoder takes it: its text and its sentences."""

from __future__ import annotations

from causerie.encoder.windows import Passage
from causerie.reading.frame import Frame, Sentence, plain

_CLOSING = ' "”'


def passages(frame: Frame) -> tuple[str, tuple[Passage, ...]]:
    """The text with plain characters, of the same length, and its sentences in order."""
    found = tuple(Passage(s.start, s.end, s.turn, _asks(frame, s)) for s in frame.sentences)
    return plain(frame.document.text), found


def _asks(frame: Frame, sentence: Sentence) -> bool:
    """Whether an interviewer asks here; then the answer is read beside the question."""
    return frame.turn_of(sentence).role.asks and sentence.text.rstrip(_CLOSING).endswith("?")
