"""How much the text's own value counts beside the encoder's: of a short list the weight that gets most right."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from causerie.reading.joining.votes import LEAST
from causerie.scoring.figures import macro_f1

GRID = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0)
"""Weights of the text's own value that are tried; the encoder's weight is 1."""
FIRST = 2.0
"""The weight without evidence; of equally good ones the nearest to it is taken."""
MACRO = ("status", "level")
"""Values whose classes count alike (macro-F1), for the rare ones matter."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """One matched item: the text's own value, the encoder's probabilities and the coded value; `rule` found it."""

    document: str
    name: str
    rule: bool
    own: Any
    said: Mapping[Any, float]
    right: Any

    def value(self, weight: float) -> Any:
        """The value that wins where the text's own has this weight; as `votes.Poll`."""
        if not self.said:
            return self.own
        values = dict.fromkeys((self.own, *self.said))
        return max(values, key=lambda v: math.log(max(self.said.get(v, 0.0), LEAST)) + weight * (v == self.own))


def weights(ballots: Sequence[Ballot]) -> dict[str, float]:
    """The best weight for each value and voice, as `joining.toml` names them."""
    groups: dict[str, list[Ballot]] = defaultdict(list)
    for one in ballots:
        groups[f"{one.name}.{'rule' if one.rule else 'words'}"].append(one)
    return {name: _best(groups[name]) for name in sorted(groups)}


def _best(group: Sequence[Ballot]) -> float:
    return max(GRID, key=lambda w: (round(worth(group, [one.value(w) for one in group]), 2), -abs(w - FIRST)))


def worth(group: Sequence[Ballot], values: Sequence[Any]) -> float:
    """Macro-F1 for status and level, else the share that is right."""
    if group and group[0].name in MACRO:
        return macro_f1([(one.right, value) for one, value in zip(group, values, strict=True)])
    return sum(one.right == value for one, value in zip(group, values, strict=True)) / max(len(group), 1)


def held_out(ballots: Sequence[Ballot]) -> list[Any]:
    """The value of each ballot by weights that were chosen without its document."""
    found = {}
    for document in dict.fromkeys(one.document for one in ballots):
        learnt = weights([one for one in ballots if one.document != document])
        for at, one in enumerate(ballots):
            if one.document == document:
                found[at] = one.value(learnt.get(f"{one.name}.{'rule' if one.rule else 'words'}", FIRST))
    return [found[at] for at in range(len(ballots))]
