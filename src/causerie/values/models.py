"""The model of a map, scenarios put to it, and what comes of them.

Sources: Levins 1974 (press perturbation), Melbourne-Thomas 2012 (QPress), Kristensen 2019, Kosko 1986/88.
"""

from __future__ import annotations

from dataclasses import dataclass

from causerie.values.maps import Chain, Place
from causerie.vocabulary import Direction, Engine, Share


@dataclass(frozen=True, slots=True)
class Influence:
    """A link as a distribution: that it is there, that it is +, and its weight, uniform in (low, high].

    `cause` and `effect` are positions in `Model.factors`.
    """

    cause: int
    effect: int
    presence: float = 1.0
    plus: float = 1.0
    low: float = 0.0
    high: float = 1.0


@dataclass(frozen=True, slots=True)
class Model:
    """A map made executable: ids of its factors, and its influences in their order."""

    factors: tuple[str, ...]
    influences: tuple[Influence, ...]


@dataclass(frozen=True, slots=True)
class Push:
    """A factor pushed, or observed, to go one way."""

    factor: str
    direction: Direction


@dataclass(frozen=True, slots=True)
class Scenario:
    """A question to a model: what is pushed, what is held still, what was observed, what is taken out.

    Factors by id; links by the ids of their ends. `claims` are those that the scenario was made from.
    """

    name: str = ""
    pushes: tuple[Push, ...] = ()
    held: tuple[str, ...] = ()
    given: tuple[Push, ...] = ()
    without_links: tuple[tuple[str, str], ...] = ()
    without_factors: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hinge:
    """Missing knowledge that a result hangs on: its share of draws when it is so, and when it is not.

    The share is of the draws that go the way in which the factor mostly goes (up where it is even).
    `what` is "sign", "weight" or "presence" of the link between the factors `cause` and `effect`.
    """

    cause: str
    effect: str
    what: str
    when: float
    otherwise: float

    @property
    def weight(self) -> float:
        """How far the share moves, 0 to 1."""
        return abs(self.when - self.otherwise)


@dataclass(frozen=True, slots=True)
class Response:
    """What comes to one factor: the shares of draws in which it goes up, down or stays (sum 1).

    `word` says it in words; never in words of likelihood. `paths` carry it from what was pushed, with
    their claims. `forecasts` are the places of forecasts about this factor.
    """

    factor: str
    up: float
    down: float
    still: float
    word: Share
    paths: tuple[Chain, ...] = ()
    forecasts: tuple[Place, ...] = ()
    hinges: tuple[Hinge, ...] = ()

    @property
    def direction(self) -> Direction | None:
        """The way in which it goes in more draws than not."""
        if max(self.up, self.down) <= 0.5:
            return None
        return Direction.INCREASE if self.up > self.down else Direction.DECREASE

    def agrees(self, forecast: Place) -> bool | None:
        """Whether it goes as the forecast has it; None where the result is undetermined or does not move."""
        if self.direction is None or self.word in (Share.UNDETERMINED, Share.STILL):
            return None
        return self.direction is forecast.direction


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer to a scenario. `draws` were made, `stable` of them usable, `kept` after observations.

    `engine` says what computed it; `note` what a reader must know first. `restates` is the claim that
    the answer only repeats, where no path of two links or more touches what was pushed. `holders` are
    those on whose map it was computed: one speaker, or several where their maps were joined.
    """

    scenario: Scenario
    responses: tuple[Response, ...] = ()
    engine: Engine = Engine.PRESS
    draws: int = 0
    stable: int = 0
    kept: int = 0
    seed: int = 0
    note: str = ""
    restates: str | None = None
    holders: tuple[str, ...] = ()
