"""How far an end of a claim reaches, where rule and encoder disagree.

Of the extents on offer (the rule's, the encoder's, the phrase of the parse) the one is taken whose
expected overlap (Dice over characters) with what the encoder marks is highest:

    2 * (probability inside the extent) / (length of the extent + probability in all extents together)

where probabilities are summed over characters. An extent on offer from a rule gets a small credit
(`credit`), for rules know articles, times and asides.
"""

from __future__ import annotations

from collections.abc import Sequence

from causerie.encoder.scheme import SpanKind
from causerie.reading.joining.asking import Place, Suggestions


def best(said: Suggestions, kind: SpanKind, offers: Sequence[Place], credit: float = 0.0) -> Place:
    """The extent of the best expected overlap; the first one on offer has the credit and wins a draw."""
    if len(set(offers)) == 1:
        return offers[0]
    hull = min(start for start, _ in offers), max(end for _, end in offers)
    mass = said.inside(kind, *hull) * (hull[1] - hull[0])
    scores = [_expected(said, kind, offer, mass) + (credit if at == 0 else 0.0) for at, offer in enumerate(offers)]
    return offers[scores.index(max(scores))]


def _expected(said: Suggestions, kind: SpanKind, offer: Place, mass: float) -> float:
    length = offer[1] - offer[0]
    return 2 * said.inside(kind, *offer) * length / (length + mass)
