"""The two small networks over the encoder's states: one for pairs of spans, one for propositions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
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


@dataclass(frozen=True, slots=True)
class PairScore:
    """What the encoder says about two spans: probabilities, 0 to 1; those of a dict add up to 1.

    `link` that they belong together; the others hold if they do.
    """

    link: float
    sign: Mapping[Sign, float]
    cause_way: Mapping[Direction, float]
    effect_way: Mapping[Direction, float]
    status: Mapping[Status, float]
    level: Mapping[Level, float]
    relation: Mapping[RelationKind, float]

    @property
    def ways(self) -> tuple[Mapping[Direction, float], Mapping[Direction, float]]:
        """Directions of the first and of the second span."""
        return self.cause_way, self.effect_way


@dataclass(frozen=True, slots=True)
class MarkScore:
    """What the encoder says about a proposition: probabilities, 0 to 1; `stands`: that it is a forecast at all."""

    stands: float
    negated: float
    level: Mapping[Level, float]
    resolvable: Mapping[Resolvable, float]


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
        part = _probabilities(self.pair(x), FIELDS)
        return [
            PairScore(link[0], *dicts)
            for link, *dicts in zip(
                part["link"].tolist(),
                _dicts(part["sign"], SIGNS),
                _dicts(part["cause_way"], DIRECTIONS),
                _dicts(part["effect_way"], DIRECTIONS),
                _dicts(part["status"], STATUSES),
                _dicts(part["level"], LEVELS),
                _dicts(part["relation"], RELATIONS),
                strict=True,
            )
        ]

    def marks(self, x: Floats) -> list[MarkScore]:
        """Scores of propositions, from inputs [N, 3H]."""
        part = _probabilities(self.span(x), MARKS)
        rows = zip(
            part["stands"].tolist(),
            part["negated"].tolist(),
            _dicts(part["level"], LEVELS),
            _dicts(part["resolvable"], RESOLVABLES),
            strict=True,
        )
        return [MarkScore(stands[0], negated[0], level, fate) for stands, negated, level, fate in rows]


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


def _probabilities(answers: Floats, widths: Mapping[str, int]) -> dict[str, Floats]:
    """Each answer's own numbers: a sigmoid where it is one, else a softmax."""
    found, at = {}, 0
    for name, width in widths.items():
        part = answers[:, at : at + width]
        found[name] = sigmoid(part) if width == 1 else softmax(part)
        at += width
    return found


def _dicts(rows: Floats, labels: Sequence[E]) -> list[dict[E, float]]:
    return [dict(zip(labels, row, strict=True)) for row in rows.tolist()]
