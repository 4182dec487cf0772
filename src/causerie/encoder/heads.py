"""The two small networks over the encoder's states: one for pairs of spans, one for propositions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate
from pathlib import Path
from typing import TypeVar

import numpy as np

from causerie.encoder.maths import Floats, gelu, sigmoid, softmax
from causerie.encoder.scheme import (
    DIRECTIONS,
    FIELDS,
    LEVELS,
    MARKS,
    RELATIONS,
    RESOLVABLES,
    SIGNS,
    STATUSES,
    PairKind,
)
from causerie.vocabulary import Direction, Level, RelationKind, Resolvable, Sign, Status

E = TypeVar("E", bound=Enum)
EXTRA = len(PairKind) + 3
"""Numbers beside the states in the input of the pair head: its kind, order, distance, nothing between."""
ROWS = 1024
"""Inputs that go through a network at once; bounds the memory."""


def _places(widths: Mapping[str, int]) -> dict[str, slice]:
    """Where the numbers of each answer stand among all."""
    ends = dict(zip(widths, accumulate(widths.values()), strict=True))
    return {name: slice(end - widths[name], end) for name, end in ends.items()}


_AT, _MARK_AT = _places(FIELDS), _places(MARKS)


def _named(labels: Sequence[E], numbers: Sequence[float], place: slice) -> dict[E, float]:
    return dict(zip(labels, numbers[place], strict=True))


@dataclass(frozen=True, slots=True)
class PairScore:
    """What the encoder says about two spans: probabilities, 0 to 1; those of a mapping add up to 1.

    `link` that they belong together; the others hold if they do. Of many pairs most are asked for
    `link` alone, so that the mappings are made when they are asked for.
    """

    link: float
    numbers: tuple[float, ...]
    """All probabilities in the order of `scheme.FIELDS`."""

    @property
    def sign(self) -> Mapping[Sign, float]:
        return _named(SIGNS, self.numbers, _AT["sign"])

    @property
    def cause_way(self) -> Mapping[Direction, float]:
        return _named(DIRECTIONS, self.numbers, _AT["cause_way"])

    @property
    def effect_way(self) -> Mapping[Direction, float]:
        return _named(DIRECTIONS, self.numbers, _AT["effect_way"])

    @property
    def ways(self) -> tuple[Mapping[Direction, float], Mapping[Direction, float]]:
        """Directions of the first and of the second span."""
        return self.cause_way, self.effect_way

    @property
    def status(self) -> Mapping[Status, float]:
        return _named(STATUSES, self.numbers, _AT["status"])

    @property
    def level(self) -> Mapping[Level, float]:
        return _named(LEVELS, self.numbers, _AT["level"])

    @property
    def relation(self) -> Mapping[RelationKind, float]:
        return _named(RELATIONS, self.numbers, _AT["relation"])


@dataclass(frozen=True, slots=True)
class MarkScore:
    """What the encoder says about a proposition: probabilities, 0 to 1; `stands`: that it is a forecast at all."""

    stands: float
    negated: float
    numbers: tuple[float, ...]
    """All probabilities in the order of `scheme.MARKS`."""

    @property
    def level(self) -> Mapping[Level, float]:
        return _named(LEVELS, self.numbers, _MARK_AT["level"])

    @property
    def resolvable(self) -> Mapping[Resolvable, float]:
        return _named(RESOLVABLES, self.numbers, _MARK_AT["resolvable"])


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """Two layers with GELU between: weights [inputs, width] and [width, answers]."""

    w1: Floats
    b1: Floats
    w2: Floats
    b2: Floats

    def __call__(self, x: Floats) -> Floats:
        """Answers [N, answers] to inputs [N, inputs]."""
        parts = [self._part(x[low : low + ROWS]) for low in range(0, len(x), ROWS)]
        return np.concatenate(parts) if parts else np.zeros((0, len(self.b2)), np.float32)

    def _part(self, x: Floats) -> Floats:
        answers: Floats = gelu(x @ self.w1 + self.b1) @ self.w2 + self.b2
        return answers


@dataclass(frozen=True, slots=True, eq=False)
class Heads:
    """The pair head and the span head of one model."""

    pair: Network
    span: Network

    def pairs(self, x: Floats) -> list[PairScore]:
        """Scores of pairs, from inputs [N, 4H + EXTRA]."""
        return [PairScore(row[0], tuple(row)) for row in _probabilities(self.pair(x), FIELDS).tolist()]

    def marks(self, x: Floats) -> list[MarkScore]:
        """Scores of propositions, from inputs [N, 3H]."""
        return [MarkScore(row[0], row[1], tuple(row)) for row in _probabilities(self.span(x), MARKS).tolist()]


def load_heads(path: Path, hidden: int) -> Heads:
    """The heads in a file `heads.npz`; raises OSError, KeyError or ValueError where it is not one for this width."""
    with np.load(path, allow_pickle=False) as file:
        return Heads(
            _network(file, "pair", 4 * hidden + EXTRA, sum(FIELDS.values())),
            _network(file, "span", 3 * hidden, sum(MARKS.values())),
        )


def _network(file: Mapping[str, Floats], name: str, inputs: int, answers: int) -> Network:
    w1, b1, w2, b2 = (np.asarray(file[f"{name}.{part}"], np.float32) for part in ("w1", "b1", "w2", "b2"))
    if w1.shape != (inputs, *b1.shape) or w2.shape != (*b1.shape, answers) or b2.shape != (answers,):
        raise ValueError(f"the {name} head has weights {w1.shape} and {w2.shape}")
    return Network(w1, b1, w2, b2)


def _probabilities(answers: Floats, widths: Mapping[str, int]) -> Floats:
    """Each answer's own numbers: a sigmoid where it is one, else a softmax."""
    found = np.empty_like(answers)
    for part in _places(widths).values():
        one = part.stop - part.start == 1
        found[:, part] = sigmoid(answers[:, part]) if one else softmax(answers[:, part])
    return found
