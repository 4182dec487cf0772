"""The numbers by which rules and encoder decide together, read from `joining.toml`.

One table for each reader and kind of item: `threshold`, the probability from which an item is kept,
is the number to turn for more or fewer claims. `features` holds the coefficients of a logistic
regression, `rules` the prior log odds of each family of rules, `votes` how much rule and encoder
count for a value. `training/calibrate.py` writes the file; nothing in it is set by hand.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from causerie.errors import BadRequest
from causerie.vocabulary import ClaimKind

KINDS = (ClaimKind.CAUSAL, ClaimKind.FORECAST, ClaimKind.ATTRIBUTION, ClaimKind.RELATION)
"""The kinds of item that are decided jointly."""
AT_LEAST = "@"
"""What stands in a reader's name before the probability that a user has set."""
CONSTANT = "constant"
"""The name of the regression's constant."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How items of one kind are decided.

    `least` is the link probability under which a pair of the encoder alone is not looked at; `alone` stands for
    `threshold` where the encoder alone found an item, if a user has set it.
    """

    threshold: float
    least: float
    features: Mapping[str, float]
    rules: Mapping[str, float]
    votes: Mapping[str, float]
    alone: float | None = None

    def kept_from(self, rule: bool) -> float:
        """The probability from which an item is kept that a rule found, or that the encoder found alone."""
        return self.threshold if rule or self.alone is None else self.alone

    def probability(self, features: Mapping[str, float]) -> float:
        """How likely an item with these features is right: the logistic function of their weighted sum."""
        odds = self.features.get(CONSTANT, 0.0)
        odds += sum(self.features.get(name, 0.0) * value for name, value in features.items())
        return 1 / (1 + math.exp(-max(min(odds, 30.0), -30.0)))

    def prior(self, rule: str) -> float:
        """How much better (log odds) a rule's family is than rules are on the whole; 0 for one that is not known."""
        return self.rules.get(family(rule), 0.0)

    def vote(self, name: str) -> float:
        """How much one voice counts, as "status.rule"; 1 where nothing was learnt."""
        return self.votes.get(name, 1.0)


@dataclass(frozen=True, slots=True)
class Joint:
    """The weights of one reader; `bias` is added to what speaks for a span in the encoder's tags, for recall."""

    bias: float
    of: Mapping[ClaimKind, Weights]

    def at_least(self, probability: float) -> Joint:
        """The weights that keep what the encoder alone finds from this probability on, of every kind."""
        return replace(self, of={kind: replace(one, alone=probability) for kind, one in self.of.items()})


def family(rule: str) -> str:
    """The first two parts of a rule's name, by which its record is kept: "verb.up.more" as "verb.up"."""
    return ".".join(rule.split(",")[0].split(".")[:2])


@cache
def shipped(reader: str) -> Joint:
    """The weights of a reader by its short name ("small"); raises BadRequest if there are none."""
    tables = tomllib.loads(files("causerie.reading.joining").joinpath("joining.toml").read_text("utf-8"))
    if reader not in tables:
        raise BadRequest(f"no weights for the reader {reader!r}; there are: {', '.join(sorted(tables))}")
    return joint(tables[reader])


def joint(table: Mapping[str, Any]) -> Joint:
    """Weights from the table of one reader."""
    return Joint(table["bias"], {kind: _weights(table[kind.value]) for kind in KINDS})


def _weights(table: Mapping[str, Any]) -> Weights:
    return Weights(
        threshold=table["threshold"],
        least=table["least"],
        features=table["features"],
        rules=table.get("rules", {}),
        votes=table.get("votes", {}),
    )
