"""Items that rules or encoder propose, with the features by which they are decided."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from causerie.identity import anchors
from causerie.reading.joining.asking import Place
from causerie.reading.joining.weights import Weights
from causerie.values import ActorRelation, Attribution, CausalClaim, Forecast

Joined = TypeVar("Joined", CausalClaim, Forecast, Attribution, ActorRelation)

FOUND = 0.5
"""Link probability from which the encoder counts as having found what a rule found."""
FARTHEST = 6.0
"""Log odds are cut here: a surer encoder is not to be believed more."""


@dataclass(frozen=True, slots=True)
class Candidate(Generic[Joined]):
    """An item that may be right, who proposes it, and what speaks for it.

    `whole`: a rule reads its sentence whole, and the encoder has no say in it; it is kept whatever its probability.
    """

    item: Joined
    rule: bool
    model: bool
    features: Mapping[str, float] = field(default_factory=dict)
    whole: bool = False

    def likely(self, probability: float, weights: Weights) -> bool:
        """Whether it is kept with this probability."""
        return self.whole or probability >= weights.kept_from(self.rule)


def log_odds(probability: float) -> float:
    """The log odds of a probability, between -FARTHEST and FARTHEST."""
    least = 1 / (1 + math.exp(FARTHEST))
    bounded = min(max(probability, least), 1 - least)
    return math.log(bounded / (1 - bounded))


def alike(one: Place, other: Place) -> float:
    """Overlap of two places: F1 over characters (CODING.md: from 0.5 on the same)."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return 2 * common / (one[1] - one[0] + other[1] - other[0]) if common > 0 else 0.0


def within(one: Place, other: Place) -> bool:
    """Whether one place holds the other."""
    return one[0] <= other[0] <= other[1] <= one[1] or other[0] <= one[0] <= one[1] <= other[1]


@dataclass(frozen=True, slots=True)
class Names:
    """How rules and encoder are named in `found_by`."""

    rules: str
    model: str

    def of(self, candidate: Candidate[Joined]) -> tuple[str, ...]:
        """Who proposes the candidate."""
        return (self.rules,) * candidate.rule + (self.model,) * candidate.model


NEAR = 2_000
"""Items that are the same begin within so many characters of each other: a bound on what is compared."""


def decided(
    candidates: Iterable[Candidate[Joined]],
    weights: Weights,
    names: Names,
    same: Callable[[Joined, Joined], bool],
) -> list[Joined]:
    """The candidates that are likely enough, the likeliest first, without those that are the same as a likelier one."""
    scored = [(weights.probability(one.features), one) for one in candidates]
    likely = sorted((pair for pair in scored if pair[1].likely(pair[0], weights)), key=lambda pair: -pair[0])
    kept: dict[int, list[Joined]] = {}
    for probability, one in likely:
        here = _first(one.item) // NEAR
        near = (other for at in (here - 1, here, here + 1) for other in kept.get(at, ()))
        if not any(same(one.item, other) for other in near):
            item = replace(one.item, found_by=names.of(one), probability=round(probability, 3))
            kept.setdefault(here, []).append(item)
    return [item for items in kept.values() for item in items]


def _first(item: Joined) -> int:
    """Where the first mention of an item begins."""
    return min(start for start, _ in anchors(item))
