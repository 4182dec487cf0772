"""What joining asks of an encoder: the shape of its suggestions, so that anything of this shape can answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from causerie.encoder.scheme import PairKind, SpanKind
from causerie.vocabulary import Direction, Level, RelationKind, Resolvable, Sign, Status

Place = tuple[int, int]
"""Document offsets, end exclusive."""
Pair = tuple[PairKind, Place | None, Place]
"""Two places that may belong together; the first is None for an unnamed source."""


class Spot(Protocol):
    """Words that the encoder takes for one kind of span."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def probability(self) -> float: ...


class PairScore(Protocol):
    """Whether two places belong together, and what the claim that they make says; all probabilities."""

    @property
    def link(self) -> float: ...
    @property
    def sign(self) -> Mapping[Sign, float]: ...
    @property
    def cause_way(self) -> Mapping[Direction, float]: ...
    @property
    def effect_way(self) -> Mapping[Direction, float]: ...
    @property
    def status(self) -> Mapping[Status, float]: ...
    @property
    def level(self) -> Mapping[Level, float]: ...
    @property
    def relation(self) -> Mapping[RelationKind, float]: ...


class MarkScore(Protocol):
    """Whether a place is a forecast, and what kind of one; all probabilities."""

    @property
    def stands(self) -> float: ...
    @property
    def negated(self) -> float: ...
    @property
    def level(self) -> Mapping[Level, float]: ...
    @property
    def resolvable(self) -> Mapping[Resolvable, float]: ...


class Suggestions(Protocol):
    """What an encoder says of one document. Where it cannot score a place or pair it says None."""

    def spots(self, kind: SpanKind, bias: float = 0.0) -> Sequence[Spot]:
        """The spans of a kind in order; a higher bias finds more of them."""

    def inside(self, kind: SpanKind, start: int, end: int) -> float:
        """The mean probability of the words from start to end to be of a kind."""

    def pairs(self, wanted: Sequence[Pair]) -> Sequence[PairScore | None]:
        """A score for each pair."""

    def marks(self, wanted: Sequence[Place]) -> Sequence[MarkScore | None]:
        """A score for each place as a forecast."""
