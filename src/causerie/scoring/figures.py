"""Figures of a set of documents from their counts: precision, recall, F1, shares, intervals.

Signed claims: causal claims and forecasts together, a match counting only if its polarity or
negation agrees too.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from causerie.scoring.counts import PROPERTIES, Counts
from causerie.scoring.matching import KINDS

SIGN = {"causal": "polarity", "forecasts": "negated"}
SIGNED = "signed claims"


@dataclass(frozen=True, slots=True)
class Scores:
    """Numbers of items coded, read and matched."""

    gold: int
    read: int
    hit: int

    @property
    def precision(self) -> float:
        """Share of the items read that are coded; 0 if none was read."""
        return self.hit / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        """Share of the items coded that were read; 0 if none is coded."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 to 1."""
        return 2 * self.hit / (self.read + self.gold) if self.read + self.gold else 0.0


def summed(parts: Iterable[Counts]) -> Counts:
    """The counts of several documents together."""
    total: Counts = Counter()
    for part in parts:
        total.update(part)
    return total


def scores(total: Counts) -> dict[str, Scores]:
    """Scores by kind, and of the signed claims."""
    found = {kind: Scores(total[kind, "gold"], total[kind, "read"], total[kind, "hit"]) for kind in KINDS}
    both = [found[kind] for kind in SIGN]
    right = sum(total[kind, name] for kind, name in SIGN.items())
    found[SIGNED] = Scores(sum(s.gold for s in both), sum(s.read for s in both), right)
    return found


def shares(total: Counts) -> dict[str, dict[str, float]]:
    """Of the matched items of each kind, the share that agrees in each property."""
    return {
        kind: {name: total[kind, name] / total[kind, "hit"] for name in names}
        for kind, names in PROPERTIES.items()
        if names and total[kind, "hit"]
    }


def figures(parts: Sequence[Counts]) -> dict[str, float]:
    """F1 by kind and of signed claims; shares of the turns' characters with the right speaker and role."""
    total = summed(parts)
    out = {name: score.f1 for name, score in scores(total).items()}
    for name in ("speaker", "role"):
        out[name] = total["turns", name] / total["turns", "all"] if total["turns", "all"] else 0.0
    return out


def intervals(parts: Sequence[Counts], times: int = 1000, seed: int = 0) -> dict[str, tuple[float, float]]:
    """95 % bootstrap intervals of the figures, documents drawn with replacement."""
    chance = random.Random(seed)
    drawn = [figures(chance.choices(parts, k=len(parts))) for _ in range(times)]
    ends = {}
    for name in drawn[0]:
        found = sorted(d[name] for d in drawn)
        ends[name] = found[int(0.025 * times)], found[int(0.975 * times) - 1]
    return ends


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """Mean F1 over the values that occur among the (coded, read) pairs, each value weighing the same."""
    classes = sorted({value for pair in pairs for value in pair})
    each = []
    for one in classes:
        gold = sum(g == one for g, _ in pairs)
        read = sum(r == one for _, r in pairs)
        each.append(Scores(gold, read, sum(g == one == r for g, r in pairs)).f1)
    return sum(each) / len(each) if each else 0.0
