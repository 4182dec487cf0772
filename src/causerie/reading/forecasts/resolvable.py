"""Whether a stranger could later decide a forecast from public records (CODING.md 4)."""

from __future__ import annotations

from spacy.tokens import Token

from causerie.reading.forecasts.extent import Extent
from causerie.reading.frame import Sentence
from causerie.vocabulary import Resolvable


def resolvable(sentence: Sentence, head: Token, extent: Extent, horizon: Extent | None) -> Resolvable:
    """Yes where a time or a number is given, else partly."""
    if horizon is not None or any(token.like_num for token in sentence.doc[extent.first : extent.end]):
        return Resolvable.YES
    return Resolvable.PARTLY
