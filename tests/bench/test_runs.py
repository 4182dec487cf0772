from __future__ import annotations

import numpy as np
import pytest
import runs
from hypothesis import given
from hypothesis import strategies as st

SIZE = 6
TEXT = np.array([False, *[True] * (SIZE - 2), False])


def numbers(seed: int, slots: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(SIZE, slots, 3, 3)).astype(np.float32)


def worth(ends: np.ndarray, kind: int, run: tuple[int, int]) -> float:
    first, last = run
    return float(ends[first, kind, 0] + ends[first : last + 1, kind, 1].sum() + ends[last, kind, 2])


EVERY = [(first, last) for first in range(1, SIZE - 1) for last in range(first, SIZE - 1)]


def meet(one: tuple[int, int], two: tuple[int, int]) -> bool:
    return one[0] <= two[1] and two[0] <= one[1]


@given(st.integers(0, 2**32 - 1))
def test_no_pair_of_runs_is_worth_more(seed: int) -> None:
    ends = numbers(seed)[:, 0]
    found = runs.best(ends, TEXT)
    most = max(worth(ends, 0, one) + worth(ends, 1, two) for one in EVERY for two in EVERY if not meet(one, two))
    assert not meet(found["cause"], found["effect"])
    assert worth(ends, 0, found["cause"]) + worth(ends, 1, found["effect"]) == pytest.approx(most, abs=1e-4)


@given(st.integers(0, 2**32 - 1))
def test_a_signal_is_worth_more_than_none(seed: int) -> None:
    ends = numbers(seed)[:, 0]
    most = max(EVERY, key=lambda run: worth(ends, 2, run))
    expected = most if worth(ends, 2, most) > worth(ends, 2, (0, 0)) else None
    assert runs.best(ends, TEXT).get("signal") == expected


def test_without_room_for_two_there_is_no_pair() -> None:
    one = np.array([False, True, False])
    assert not {"cause", "effect"} & set(runs.best(numbers(1)[:3, 0], one))
    assert runs.best(numbers(1)[:, 0], np.zeros(SIZE, bool)) == {}


def test_slots_are_matched_before_they_are_averaged() -> None:
    ends = np.zeros((SIZE, 2, 3, 3), np.float32)
    ends[1, 0, 0, 0] = ends[3, 0, 1, 0] = ends[4, 1, 0, 0] = ends[2, 1, 1, 0] = 9
    ends[..., 1] -= 1
    swapped = ends[:, ::-1]
    assert np.array_equal(runs.averaged([ends, swapped], TEXT), ends)
