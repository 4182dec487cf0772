"""Every part of a reading that names a factor: causes, effects, and what is forecast."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from causerie.assembly.labels import goes
from causerie.values import CausalClaim, FactorMention, Forecast, Mention, Quote, Reading
from causerie.vocabulary import Direction, Part

Spot = tuple[str, str, Part]
"""(document, claim id, part of the claim): where a mention stands among all readings."""


@dataclass(frozen=True, slots=True)
class Named:
    """A mention at its spot. `words` are its own or those that it refers to; `quote` is its claim's."""

    spot: Spot
    text: str
    words: str
    direction: Direction
    start: int
    end: int
    quote: Quote


def mentions(readings: Iterable[Reading]) -> Iterator[Named]:
    """All mentions, in order of document and place, whatever the order in which the readings are given."""
    for reading in sorted(readings, key=lambda one: one.id):
        for number, claim in enumerate(reading.causal):
            yield from _ends(reading.id, claim, claim.id or f"causal[{number}]")
        for number, forecast in enumerate(reading.forecasts):
            yield _proposition(reading.id, forecast, forecast.id or f"forecasts[{number}]")


def _ends(document: str, claim: CausalClaim, name: str) -> Iterator[Named]:
    for part, mention in ((Part.CAUSE, claim.cause), (Part.EFFECT, claim.effect)):
        yield _named((document, name, part), mention, mention.direction, claim.quote)


def _proposition(document: str, forecast: Forecast, name: str) -> Named:
    mention = forecast.proposition
    direction = goes(_words(mention), forecast.negated)
    return _named((document, name, Part.PROPOSITION), mention, direction, forecast.quote)


def _named(spot: Spot, mention: FactorMention | Mention, direction: Direction, quote: Quote) -> Named:
    start, end = mention.start or 0, mention.end or 0
    return Named(spot, mention.text, _words(mention), direction, start, end, quote)


def _words(mention: FactorMention | Mention) -> str:
    return mention.refers_to.text if mention.refers_to is not None else mention.text
