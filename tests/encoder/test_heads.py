"""Inputs and answers of the two heads, beside a plain computation of one at a time."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

import tiny_model
from causerie.encoder import inputs as inputs_module
from causerie.encoder.heads import EXTRA, Heads, MarkScore, PairScore, load_heads
from causerie.encoder.inputs import Held, pair_inputs, span_inputs
from causerie.encoder.maths import Floats
from causerie.encoder.scheme import DIRECTIONS, FIELDS, LEVELS, MARKS, RELATIONS, RESOLVABLES, SIGNS, STATUSES, PairKind

H = tiny_model.HIDDEN
STATES = np.random.default_rng(5).normal(size=(90, H)).astype(np.float16)
BORDERS = (0, 10, 90)
"""Two windows, of 10 and of 80 pieces."""


def mean(window: int, low: int, high: int) -> NDArray[np.float64]:
    rows = STATES[BORDERS[window] + low : BORDERS[window] + high].astype(np.float64)
    return rows.mean(0) if len(rows) else np.zeros(H)


@pytest.mark.parametrize(
    ("held", "between", "numbers"),
    [
        ((PairKind.CAUSAL, (0, (1, 3), (5, 6))), (3, 5), [1, 0, 0, 0, 0, 0, 1, 2 / 64, 0]),
        ((PairKind.SOURCE, (1, (5, 6), (1, 3))), (3, 5), [0, 1, 0, 0, 0, 0, 0, 2 / 64, 0]),
        ((PairKind.SAYING, (0, (1, 3), (3, 6))), (0, 0), [0, 0, 1, 0, 0, 0, 1, 0, 1]),
        ((PairKind.CONDITION, (0, (1, 4), (2, 6))), (0, 0), [0, 0, 0, 1, 0, 0, 1, 0, 1]),
        ((PairKind.HORIZON, (1, (1, 3), (78, 79))), (3, 78), [0, 0, 0, 0, 1, 0, 1, 1, 0]),
        ((PairKind.RELATION, (1, (2, 6), (2, 4))), (0, 0), [0, 0, 0, 0, 0, 1, 0, 0, 1]),
        ((PairKind.SOURCE, (1, None, (4, 9))), (0, 0), [0, 1, 0, 0, 0, 0, 0, 0, 1]),
    ],
    ids=["in order", "turned", "adjacent", "overlapping", "far", "within", "no first"],
)
def test_the_input_of_a_pair(held: Held, between: tuple[int, int], numbers: list[float]) -> None:
    kind, (window, first, second) = held
    others: list[Held] = [(PairKind.CAUSAL, (0, (0, 1), (4, 5))), (PairKind.CAUSAL, (1, (0, 1), (4, 5)))]
    x = pair_inputs(STATES, BORDERS, [others[0], held, others[1]])
    assert x.shape == (3, 4 * H + EXTRA)
    a = mean(window, *first) if first else np.zeros(H)
    b = mean(window, *second)
    assert np.allclose(x[1], np.concatenate([a, b, a * b, mean(window, *between), numbers]), atol=1e-5)
    assert x[1, 4 * H + list(PairKind).index(kind)] == 1


def test_what_was_worked_out_for_a_window_serves_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs_module, "MOST_KEPT", 1)
    held: list[Held] = [(PairKind.CAUSAL, (at, (0, 1), (4, 5))) for at in (0, 1)]
    kept: dict[int, Floats] = {}
    found = [pair_inputs(STATES, BORDERS, held, kept) for _ in range(2)]
    assert list(kept) == [0]
    for x in found:
        assert np.array_equal(x, pair_inputs(STATES, BORDERS, held))


def test_the_input_of_a_proposition() -> None:
    x = span_inputs(STATES, BORDERS, [(1, 3, 7), (0, 2, 3)])
    expected = np.concatenate([mean(1, 3, 7), mean(1, 3, 4), mean(1, 0, 1)])
    assert np.allclose(x[0], expected, atol=1e-5)
    assert np.allclose(x[1], np.concatenate([mean(0, 2, 3), mean(0, 2, 3), mean(0, 0, 1)]), atol=1e-5)


@pytest.fixture
def heads(tmp_path: Path) -> Heads:
    np.savez(tmp_path / "heads.npz", **tiny_model.heads())
    return load_heads(tmp_path / "heads.npz", H)


def by_hand(name: str, x: NDArray[np.float32]) -> list[float]:
    """The answers to one input, in double precision."""
    raw = {part: values.astype(np.float64) for part, values in tiny_model.heads().items()}
    inner = x.astype(np.float64) @ raw[f"{name}.w1"] + raw[f"{name}.b1"]
    bent = np.array([v * 0.5 * (1 + math.erf(v / math.sqrt(2))) for v in inner])
    return list(bent @ raw[f"{name}.w2"] + raw[f"{name}.b2"])


def probabilities(answers: list[float], widths: dict[str, int]) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    for name, width in widths.items():
        part, answers = answers[:width], answers[width:]
        raised = [math.exp(v) for v in part]
        found[name] = [1 / (1 + math.exp(-part[0]))] if width == 1 else [r / sum(raised) for r in raised]
    return found


def numbers_of(score: PairScore | MarkScore) -> dict[str, list[float]]:
    names = FIELDS if isinstance(score, PairScore) else MARKS
    values = {name: getattr(score, name) for name in names}
    return {name: list(v.values()) if not isinstance(v, float) else [v] for name, v in values.items()}


def test_the_score_of_a_pair_in_the_order_of_the_scheme(heads: Heads) -> None:
    x = np.random.default_rng(2).normal(size=(3, 4 * H + EXTRA)).astype(np.float32)
    scores = heads.pairs(x)
    for row, score in zip(x, scores, strict=True):
        expected = probabilities(by_hand("pair", row), FIELDS)
        for name, values in numbers_of(score).items():
            assert values == pytest.approx(expected[name], abs=1e-4), name
        assert (tuple(score.sign), tuple(score.status), tuple(score.level)) == (SIGNS, STATUSES, LEVELS)
        assert tuple(score.relation) == RELATIONS
        assert score.ways == (score.cause_way, score.effect_way)
        assert tuple(score.cause_way) == tuple(score.effect_way) == DIRECTIONS


def test_the_score_of_a_proposition(heads: Heads) -> None:
    x = np.random.default_rng(3).normal(size=(2, 3 * H)).astype(np.float32)
    for row, score in zip(x, heads.marks(x), strict=True):
        expected = probabilities(by_hand("span", row), MARKS)
        for name, values in numbers_of(score).items():
            assert values == pytest.approx(expected[name], abs=1e-4), name
        assert (tuple(score.level), tuple(score.resolvable)) == (LEVELS, RESOLVABLES)


def test_nothing_asked_is_nothing_answered(heads: Heads) -> None:
    assert heads.pairs(np.zeros((0, 4 * H + EXTRA), np.float32)) == []
    assert heads.marks(np.zeros((0, 3 * H), np.float32)) == []


def test_more_inputs_than_go_through_at_once(heads: Heads) -> None:
    x = np.random.default_rng(4).normal(size=(1500, 3 * H)).astype(np.float32)
    scores = heads.marks(x)
    assert len(scores) == 1500
    assert scores[-1].stands == pytest.approx(heads.marks(x[-1:])[0].stands, abs=1e-6)


def test_heads_for_another_width_are_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "heads.npz", **tiny_model.heads())
    with pytest.raises(ValueError, match="pair head"):
        load_heads(tmp_path / "heads.npz", H + 1)
