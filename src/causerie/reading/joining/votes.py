"""One value of a claim (status, certainty, sign ...) decided by rule and encoder together: a log-linear vote.

Each value gets the encoder's log probability times the weight "NAME.model", and the value that was
read off the text a weight on top: "NAME.rule" where a rule found the claim, "NAME.words" where the
encoder alone did and only the words of its ends were gone by. The highest sum wins, the text's value
in a draw.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from causerie.reading.joining.weights import Weights

V = TypeVar("V")
LEAST = 1e-3
"""Probabilities of the encoder below this count as this."""


@dataclass(frozen=True, slots=True)
class Poll:
    """The votes on one claim: `rule` tells whether a rule found it."""

    weights: Weights
    rule: bool

    def sums(self, name: str, own: V, model: Mapping[V, float]) -> dict[V, float]:
        """The sum of each value, the text's own first."""
        by_model, by_text = self.weights.vote(f"{name}.model"), self.weights.vote(f"{name}.{self.voice}")
        return {
            value: by_model * math.log(max(model.get(value, 0.0), LEAST)) + by_text * (value == own)
            for value in dict.fromkeys((own, *model))
        }

    @property
    def voice(self) -> str:
        """Whose word stands beside the encoder's."""
        return "rule" if self.rule else "words"

    def value(self, name: str, own: V, model: Mapping[V, float]) -> V:
        """The value that wins; the text's own where the encoder says nothing."""
        sums = self.sums(name, own, model)
        return max(sums, key=lambda value: sums[value]) if model else own

    def blend(self, name: str, text: Mapping[V, float], model: Mapping[V, float]) -> V:
        """The likeliest value where the words give probabilities too; weights "NAME.text" and "NAME.model"."""
        by_model, by_text = self.weights.vote(f"{name}.model"), self.weights.vote(f"{name}.text")

        def total(value: V) -> float:
            return by_model * math.log(max(model.get(value, 0.0), LEAST)) + by_text * math.log(max(text[value], LEAST))

        return max(text, key=total)

    def yes(self, name: str, own: bool, model: float) -> bool:
        """The same for a question of yes or no, `model` being the encoder's probability of yes."""
        return self.value(name, own, {True: model, False: 1 - model})
