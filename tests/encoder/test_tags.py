"""Tags that obey begin-inside-outside."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from causerie.encoder.tags import best_tags, runs

OUT, BEGIN, IN = range(3)
logits = arrays(np.float32, (2, 5, 2, 3), elements=st.integers(-40, 40).map(lambda n: n / 8))


def allowed(tags: tuple[int, ...]) -> bool:
    return all(not (tag == IN and (at == 0 or tags[at - 1] == OUT)) for at, tag in enumerate(tags))


def score(numbers: np.ndarray, tags: tuple[int, ...]) -> float:  # type: ignore[type-arg]
    return float(sum(numbers[at, tag] for at, tag in enumerate(tags)))


@settings(deadline=None, max_examples=60)
@given(logits)
def test_of_all_allowed_tags_the_likeliest_are_taken(numbers: np.ndarray) -> None:  # type: ignore[type-arg]
    found = best_tags(numbers, np.ones((2, 5), np.bool_))
    for window, kind in itertools.product(range(2), range(2)):
        own, tags = numbers[window, :, kind], tuple(found[window, :, kind].tolist())
        assert allowed(tags)
        best = max(score(own, some) for some in itertools.product(range(3), repeat=5) if allowed(some))
        assert score(own, tags) == pytest.approx(best, abs=1e-4)


@settings(deadline=None, max_examples=60)
@given(logits)
def test_a_window_is_decoded_as_if_alone(numbers: np.ndarray) -> None:  # type: ignore[type-arg]
    both = best_tags(numbers, np.ones((2, 5), np.bool_))
    assert (both[1:] == best_tags(numbers[1:], np.ones((1, 5), np.bool_))).all()


def test_no_span_reaches_over_what_is_no_text() -> None:
    numbers = np.zeros((1, 5, 1, 3), np.float32)
    numbers[..., IN] = 2
    numbers[..., BEGIN] = 1
    text = np.array([[False, True, True, False, True]])
    assert best_tags(numbers, text)[0, :, 0].tolist() == [OUT, BEGIN, IN, OUT, BEGIN]


def test_a_bias_finds_more() -> None:
    numbers = np.array([[[[0, -1, -9]], [[0, -9, -1]], [[0, -3, -9]]]], np.float32)
    text = np.ones((1, 3), np.bool_)
    assert best_tags(numbers, text)[0, :, 0].tolist() == [OUT, OUT, OUT]
    assert best_tags(numbers, text, 2.0)[0, :, 0].tolist() == [BEGIN, IN, OUT]
    assert best_tags(numbers, text, 4.0)[0, :, 0].tolist() == [BEGIN, IN, BEGIN]


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ([], []),
        ([OUT, OUT], []),
        ([BEGIN, IN, IN, OUT, BEGIN], [(0, 3), (4, 5)]),
        ([BEGIN, BEGIN, IN], [(0, 1), (1, 3)]),
    ],
)
def test_runs(tags: list[int], expected: list[tuple[int, int]]) -> None:
    assert runs(np.array(tags, np.int8)) == expected
