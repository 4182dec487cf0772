"""Resting states and cycles from all starts."""

import itertools

import numpy as np
import pytest

from causerie.model.attractors import attractors
from causerie.model.fcm import Fuzzy
from causerie.vocabulary import Rule, Transfer
from model_cases import CASES, matrix


def test_attractors_of_one_clamp_may_be_nearly_opposite():
    clamp = np.array([1.0] + [np.nan] * 8)
    found = attractors(matrix("africa"), Fuzzy(Rule.KOSKO, Transfer.BIVALENT), clamp)
    assert {str(one.starts): list(one.states[0]) for one in found} == CASES["africa"]
    assert [one.period for one in found] == [1, 1]
    assert [one.share for one in found] == [255 / 256, 1 / 256]


def test_attractors_find_a_cycle_of_four():
    found = attractors(matrix("turning"), Fuzzy(Rule.KOSKO, Transfer.TRIVALENT))
    cycle = next(one for one in found if (1.0, 1.0) in one.states)
    assert cycle.period == 4
    assert cycle.states == ((-1, -1), (1, -1), (1, 1), (-1, 1))


def test_attractors_of_a_contraction_are_one():
    found = attractors(matrix("eight"), Fuzzy(Rule.KOSKO), samples=50)
    assert [(one.period, one.share) for one in found] == [(1, 1.0)]


def test_attractors_of_random_starts_come_from_the_seed():
    steep = Fuzzy(Rule.MODIFIED, slope=5)
    push_pull = np.array([[0.0, 1.0], [1.0, 0.0]]) * 2 - 1
    assert attractors(push_pull, steep, seed=3) == attractors(push_pull, steep, seed=3)


@pytest.mark.parametrize("transfer", [Transfer.BIVALENT, Transfer.TRIVALENT])
def test_attractors_all_sign_patterns_of_three_factors(transfer):
    """Every pattern of signs, from every start, against states followed by hand until one comes again."""
    levels = (0, 1) if transfer is Transfer.BIVALENT else (-1, 0, 1)
    for pattern in itertools.product((-1, 0, 1), repeat=6):
        weights = np.zeros((3, 3))
        weights[~np.eye(3, dtype=bool)] = pattern
        expected = {}
        for start in itertools.product(levels, repeat=3):
            cycle = frozenset(followed(weights.tolist(), start, transfer))
            expected[cycle] = expected.get(cycle, 0) + 1
        found = attractors(weights, Fuzzy(Rule.KOSKO, transfer, steps=20))
        assert {frozenset(one.states): one.starts for one in found} == expected


def followed(weights, state, transfer):
    seen = []
    while state not in seen:
        seen.append(state)
        sums = [sum(state[i] * weights[i][j] for i in range(3)) for j in range(3)]
        least = 0 if transfer is Transfer.BIVALENT else -1
        state = tuple(1 if value > 0 else least if value < 0 else 0 for value in sums)
    return seen[seen.index(state) :]
