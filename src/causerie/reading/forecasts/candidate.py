"""What every rule of this package yields: a place in a sentence, before it is dressed as a forecast."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from causerie.reading.forecasts.condition import Condition
from causerie.reading.forecasts.extent import Extent
from causerie.vocabulary import Level


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause or noun phrase of what is to come. `negated` and `level` are read off it where None."""

    rule: str
    head: Token
    extent: Extent
    condition: Condition | None = None
    negated: bool | None = None
    level: Level | None = None
