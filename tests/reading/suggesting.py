"""A hand-made second reader: it says what a test tells it to, by words of the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeVar

from causerie.encoder.scheme import DIRECTIONS, LEVELS, RELATIONS, RESOLVABLES, SIGNS, STATUSES, PairKind, SpanKind
from causerie.encoder.suggestions import Spot
from causerie.reading.joining.weights import KINDS, Joint, Weights
from causerie.vocabulary import Direction, Level, RelationKind, Resolvable, Sign, Status

E = TypeVar("E", bound=Enum)
Place = tuple[int, int]
LOW = 0.01


@dataclass(frozen=True)
class Pair:
    """The score of a pair."""

    link: float
    sign: Mapping[Sign, float]
    cause_way: Mapping[Direction, float]
    effect_way: Mapping[Direction, float]
    status: Mapping[Status, float]
    level: Mapping[Level, float]
    relation: Mapping[RelationKind, float]


@dataclass(frozen=True)
class Mark:
    """The score of a proposition."""

    stands: float
    negated: float
    level: Mapping[Level, float]
    resolvable: Mapping[Resolvable, float]


@dataclass(frozen=True)
class Told:
    """What the reader says: words that are spans, pairs of words with a link, and values for all of them."""

    text: str
    spans: Mapping[SpanKind, Sequence[str]] = field(default_factory=dict)
    links: Mapping[tuple[PairKind, str | None, str], float] = field(default_factory=dict)
    stands: Mapping[str, float] = field(default_factory=dict)
    sure: Sequence[Enum] = ()
    """Values given 0.97; where none of a set is among them all are alike."""
    effect_way: Direction | None = None
    """What effects do, where it is not what causes do."""
    negated: float = 0.05
    blind: bool = False
    """Whether no pair or mark can be scored."""

    def at(self, words: str) -> Place:
        start = self.text.index(words)
        return start, start + len(words)

    def spots(self, kind: SpanKind, bias: float = 0.0) -> tuple[Spot, ...]:
        return tuple(
            Spot(kind, *self.at(words), 0.9) for words in sorted(self.spans.get(kind, ()), key=self.text.index)
        )

    def inside(self, kind: SpanKind, start: int, end: int) -> float:
        marked = {at for spot in self.spots(kind) for at in range(spot.start, spot.end)}
        return sum(0.95 if at in marked else 0.05 for at in range(start, end)) / (end - start)

    def pairs(self, wanted: Sequence[tuple[PairKind, Place | None, Place]]) -> list[Pair | None]:
        return [None if self.blind else self._score(*one) for one in wanted]

    def marks(self, wanted: Sequence[Place]) -> list[Mark | None]:
        return [None if self.blind else self._mark(self.text[start:end]) for start, end in wanted]

    def _score(self, kind: PairKind, first: Place | None, second: Place) -> Pair:
        words = self.text[slice(*first)] if first else None
        link = self.links.get((kind, words, self.text[slice(*second)]), LOW)
        return Pair(
            link,
            self._spread(SIGNS),
            self._spread(DIRECTIONS),
            self._spread(DIRECTIONS, self.effect_way),
            self._spread(STATUSES),
            self._spread(LEVELS),
            self._spread(RELATIONS),
        )

    def _mark(self, words: str) -> Mark:
        return Mark(self.stands.get(words, LOW), self.negated, self._spread(LEVELS), self._spread(RESOLVABLES))

    def _spread(self, values: Sequence[E], chosen: E | None = None) -> dict[E, float]:
        sure = [chosen] if chosen else [value for value in values if value in self.sure]
        if not sure:
            return dict.fromkeys(values, 1 / len(values))
        return {value: 0.97 if value is sure[0] else 0.03 / (len(values) - 1) for value in values}


def joint(threshold: float = 0.5, votes: Mapping[str, float] | None = None, **features: float) -> Joint:
    """The same weights for every kind: what a rule found is likely, what the reader links is."""
    given = {"constant": -2.0, "rule": 2.5, "link": 1.0, "stands": 1.0, "held": 1.0} | features
    return Joint(0.0, {kind: Weights(threshold, 0.3, given, {}, votes or {}) for kind in KINDS})
