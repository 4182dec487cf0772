"""What is told of linchpins, as values that the server knows without the models that find them."""

from __future__ import annotations

from dataclasses import dataclass

from causerie.views.web.maps.claims import LinkTold
from causerie.views.web.maps.panel import PathTold
from causerie.views.web.maps.picture import LoopRow

PINS = "causerie.views.web.maps.pins:pins"
"""What finds them, by name: the thinking process alone loads the models."""


@dataclass(frozen=True, slots=True)
class TurnedRow:
    """A what-if result that changes: the question, the factor, how it goes with the link and without it; `unchecked`
    as of a path.
    """

    question: str
    factor: str
    before: str
    after: str
    unchecked: str


@dataclass(frozen=True, slots=True)
class PinTold:
    """A link that paths hang on. `share` is of all paths of two links or more, in whole per cent; `holder` is the
    only one who claims it, else ""; `pairs` counts pairs of factors that no path joins without it, `cut` are the first.
    """

    link: LinkTold
    share: int
    holder: str
    pairs: int
    cut: tuple[tuple[str, str], ...]
    chains: tuple[PathTold, ...]
    loops: tuple[LoopRow, ...]
    turned: tuple[TurnedRow, ...]


@dataclass(frozen=True, slots=True)
class PinsTold:
    """The linchpins of a map. `people` are (name, links that each claims), `asked` the questions that were put."""

    title: str
    whose: str
    union: bool
    pins: tuple[PinTold, ...]
    asked: tuple[str, ...]
    notes: tuple[str, ...]
    people: tuple[tuple[str, int], ...]
