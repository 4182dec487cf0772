"""How well mentions were put together: B-cubed (Bagga and Baldwin 1998)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BCubed:
    """Precision and recall, each the mean over all mentions of what their own cluster gets right."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def bcubed(gold: Mapping[Hashable, Hashable], ours: Mapping[Hashable, Hashable]) -> BCubed:
    """B-cubed of a clustering of mentions, given as mention -> cluster, over the mentions of the gold one.

    Of a mention, precision is the share of its cluster that shares its gold cluster, recall the share
    of its gold cluster that shares its cluster; itself counts. A mention that `ours` lacks stands alone.
    """
    if not gold:
        return BCubed(1.0, 1.0)
    placed = {mention: ours.get(mention, ("alone", mention)) for mention in gold}
    common = Counter((gold[mention], placed[mention]) for mention in gold)
    of_gold, of_ours = Counter(gold.values()), Counter(placed.values())
    shared = [(one, other, count * count) for (one, other), count in common.items()]
    return BCubed(
        sum(square / of_ours[other] for _, other, square in shared) / len(gold),
        sum(square / of_gold[one] for one, _, square in shared) / len(gold),
    )
