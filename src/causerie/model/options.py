"""What a model is built and run with: one frozen value for each."""

from __future__ import annotations

from dataclasses import dataclass

from causerie.errors import BadRequest
from causerie.vocabulary import Engine, Rule, Transfer

MOST_SAMPLES = 1_000_000


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """`presence` False takes every link of the map as there, however few hold it."""

    presence: bool = True


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How a scenario is computed.

    samples: draws to make. seed: of the random generator; the same seed gives the same draws of a model,
    whatever the scenario. limit: self-limitation of each factor (the diagonal is its negative). hinges:
    how many to name for each response, 0 for none. prove: whether to search for proofs. Of the fuzzy
    engine: rule, transfer, slope (lambda of the sigmoid and tanh), steps at most.
    """

    samples: int = 2_000
    seed: int = 0
    engine: Engine = Engine.PRESS
    limit: float = 1.0
    hinges: int = 3
    prove: bool = True
    rule: Rule = Rule.MODIFIED
    transfer: Transfer = Transfer.SIGMOID
    slope: float = 1.0
    steps: int = 500

    def __post_init__(self) -> None:
        if not 1 <= self.samples <= MOST_SAMPLES:
            raise BadRequest(f"{self.samples} draws cannot be made; take a number from 1 to {MOST_SAMPLES:,}")
        if self.seed < 0:
            raise BadRequest(f"the seed {self.seed} is negative; take 0 or a positive whole number")
        if not 0 < self.slope < float("inf") or not 0 <= self.limit < float("inf") or self.steps < 1:
            raise BadRequest("slope and steps must be above 0, the self-limitation 0 or more")
