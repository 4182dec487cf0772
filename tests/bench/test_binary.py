from __future__ import annotations

import pytest
from binary import Answer, f1, interval, mcc, precision, recall
from hypothesis import given
from hypothesis import strategies as st

MIXED: list[Answer] = [(True, True)] * 6 + [(True, False)] * 2 + [(False, True)] * 3 + [(False, False)] * 9


def test_figures_of_a_mixed_list() -> None:
    assert precision(MIXED) == pytest.approx(6 / 9)
    assert recall(MIXED) == pytest.approx(6 / 8)
    assert f1(MIXED) == pytest.approx(12 / 17)
    assert mcc(MIXED) == pytest.approx((6 * 9 - 3 * 2) / (9 * 8 * 12 * 11) ** 0.5)


@pytest.mark.parametrize("answers", [[], [(False, False)] * 3])
def test_nothing_said_and_nothing_so_is_zero(answers: list[Answer]) -> None:
    assert (f1(answers), precision(answers), recall(answers), mcc(answers)) == (0, 0, 0, 0)


def test_always_yes_does_not_correlate() -> None:
    assert mcc([(True, True), (False, True)]) == 0.0


ANSWERS = st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=20)


@given(ANSWERS)
def test_turned_answers_turn_the_correlation(answers: list[Answer]) -> None:
    assert mcc([(a, not b) for a, b in answers]) == pytest.approx(-mcc(answers))


@given(ANSWERS, st.integers(0, 3))
def test_an_interval_has_two_ends(answers: list[Answer], seed: int) -> None:
    low, high = interval(answers, f1, times=40, seed=seed)
    assert 0 <= low <= high <= 1


def test_the_interval_of_what_never_varies_is_a_point() -> None:
    assert interval([(True, True)] * 9, f1, times=40) == (1.0, 1.0)
