"""How well words fit a topic: the share of the topic's word families that they hold, rare ones weighing more."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from causerie.aliases import Aliases, named
from causerie.answering.synonyms import like
from causerie.words import stems

SYNONYM = 0.8
"""What a word for the same change counts, of the word itself."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Weight of each word family in these documents, and the aliases of their actors."""

    of: dict[str, float]
    unknown: float
    aliases: Aliases

    def families(self, text: str) -> frozenset[str]:
        """The word families of a text, names of actors in place of their aliases."""
        return frozenset(named(stems(text), self.aliases))

    def fit(self, topic: tuple[str, ...], text: str) -> float:
        """0 (no word of the topic) to 1 (all of them)."""
        if not topic or not text:
            return 0.0
        held = self.families(text)
        whole = sum(self.of.get(one, self.unknown) for one in topic)
        return sum(self.of.get(one, self.unknown) * _held(one, held) for one in topic) / whole


def _held(one: str, held: frozenset[str]) -> float:
    """How far a text holds a word family: 1 by the word itself, less by another for the same change."""
    if one in held:
        return 1.0
    return 0.0 if like(one).isdisjoint(held) else SYNONYM


def weights(texts: Iterable[str], aliases: Aliases) -> Weights:
    """Weights from the passages of the documents (inverse document frequency, Spärck Jones 1972)."""
    counts: Counter[str] = Counter()
    number = 0
    for text in texts:
        number += 1
        counts.update(set(named(stems(text), aliases)))
    return Weights({one: math.log(1 + number / count) for one, count in counts.items()}, math.log(2 + number), aliases)
