"""What pronouns and ellipses stand for."""

from __future__ import annotations

from spacy.tokens import Token

from causerie.reading.frame import Frame, Sentence
from causerie.values import Span


def antecedent(frame: Frame, sentence: Sentence, token: Token) -> Span | None:
    """The words elsewhere in the text that the pronoun `token` stands for, or None."""
    return None
