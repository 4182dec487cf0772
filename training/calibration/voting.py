"""How much the text's own value and the encoder's count in a vote: of a short list, the weights of best likelihood.

The vote read as a distribution gives each value the exponential of its sum. For status and certainty a
rare class counts more (by the root of its number), for they are judged by macro-F1.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from causerie.reading.joining.votes import LEAST

TEXT = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0)
"""Weights of the text's own value that are tried."""
MODEL = (0.25, 0.5, 0.75, 1.0, 1.5)
"""Weights of the encoder's that are tried."""
FIRST = (2.0, 1.0)
"""The weights without evidence (text, encoder); going away from them costs `PULL` for each unit squared."""
PULL = 0.2
MACRO = ("status", "level")
VOICES = ("rule", "words")


@dataclass(frozen=True, slots=True)
class Ballot:
    """One matched item: the text's own value, the encoder's probabilities and the coded value; `rule` found it."""

    document: str
    name: str
    rule: bool
    own: Any
    said: Mapping[Any, float]
    right: Any

    @property
    def voice(self) -> str:
        """Whose value is the text's own, as `votes.Poll` calls it."""
        return VOICES[0] if self.rule else VOICES[1]

    def sums(self, text: float, model: float) -> dict[Any, float]:
        """The sum of each value under these weights; as `votes.Poll`."""
        return {
            value: model * math.log(max(self.said.get(value, 0.0), LEAST)) + text * (value == self.own)
            for value in dict.fromkeys((self.own, *self.said))
        }

    def value(self, text: float, model: float) -> Any:
        """The value that wins."""
        sums = self.sums(text, model)
        return max(sums, key=lambda value: sums[value]) if self.said else self.own

    def surprise(self, text: float, model: float) -> float:
        """Negative log probability of the coded value."""
        sums = self.sums(text, model)
        most = max(sums.values())
        whole = most + math.log(sum(math.exp(one - most) for one in sums.values()))
        return whole - sums.get(self.right, model * math.log(LEAST))


def weights(ballots: Sequence[Ballot]) -> dict[str, float]:
    """The best weights for each value, as `joining.toml` names them: NAME.model, NAME.rule, NAME.words."""
    found: dict[str, float] = {}
    for name in sorted({one.name for one in ballots}):
        found |= _best(name, [one for one in ballots if one.name == name and one.said])
    return found


def _best(name: str, mine: Sequence[Ballot]) -> dict[str, float]:
    counts = Counter(one.right for one in mine)
    weight = [
        1 / math.sqrt(counts[one.right]) * math.sqrt(max(counts.values())) if name in MACRO else 1.0 for one in mine
    ]
    tried: dict[str, dict[tuple[float, float], float]] = {voice: {} for voice in VOICES}
    for voice, text, model in product(VOICES, TEXT, MODEL):
        cost = sum(w * one.surprise(text, model) for w, one in zip(weight, mine, strict=True) if one.voice == voice)
        tried[voice][text, model] = cost + PULL * (text - FIRST[0]) ** 2

    def best_text(voice: str, model: float) -> float:
        return min(TEXT, key=lambda text: tried[voice][text, model])

    def cost_of(model: float) -> float:
        return sum(tried[v][best_text(v, model), model] for v in VOICES) + PULL * (model - FIRST[1]) ** 2

    model = min(MODEL, key=cost_of)
    return {f"{name}.model": model} | {f"{name}.{voice}": best_text(voice, model) for voice in VOICES}


def held_out(ballots: Sequence[Ballot]) -> list[Any]:
    """The value of each ballot by weights that were chosen without its document."""
    found = {}
    for document in dict.fromkeys(one.document for one in ballots):
        learnt = weights([one for one in ballots if one.document != document])
        for at, one in enumerate(ballots):
            if one.document == document:
                text = learnt.get(f"{one.name}.{one.voice}", FIRST[0])
                found[at] = one.value(text, learnt.get(f"{one.name}.model", FIRST[1]))
    return [found[at] for at in range(len(ballots))]
