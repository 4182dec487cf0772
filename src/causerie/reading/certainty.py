"""How surely something is said (CODING.md 5)."""

from __future__ import annotations

from spacy.tokens import Token

from causerie.reading.frame import Sentence
from causerie.values import Certainty
from causerie.vocabulary import Level


def certainty_of(sentence: Sentence, head: Token) -> Certainty:
    """The certainty with which the clause headed by `head` is said in its sentence."""
    return Certainty(Level.CERTAIN)
