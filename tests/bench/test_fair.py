from __future__ import annotations

from collections import Counter

import pytest
from fair import Span, errors, f1, precision, recall
from hypothesis import given
from hypothesis import strategies as st

C, E = "cause", "effect"


@pytest.mark.parametrize(
    ("target", "system", "expected"),
    [
        ([(C, 0, 3)], [(C, 0, 3)], {"TP": 1}),
        ([(C, 0, 3)], [(E, 0, 3)], {"LE": 1}),
        ([(C, 0, 3)], [(C, 1, 3)], {"BE": 1}),
        ([(C, 0, 3)], [(C, 2, 6)], {"BE": 1}),
        ([(C, 0, 3)], [(E, 1, 6)], {"LBE": 1}),
        ([(C, 0, 3)], [(C, 4, 6)], {"FN": 1, "FP": 1}),
        ([(C, 0, 3)], [], {"FN": 1}),
        ([], [(C, 4, 6)], {"FP": 1}),
        # one span torn in two: both halves are boundary errors of the one
        ([(C, 0, 5)], [(C, 0, 2), (C, 3, 5)], {"BE": 2}),
        # two spans read as one
        ([(C, 0, 2), (C, 3, 5)], [(C, 0, 5)], {"BE": 2}),
        # the words that the second found span shares were claimed by the first
        ([(C, 0, 1)], [(C, 0, 4), (C, 1, 6)], {"BE": 1, "FP": 1}),
        # an exact match is taken before an overlap
        ([(C, 0, 5)], [(C, 0, 4), (C, 0, 5)], {"TP": 1, "FP": 1}),
        # the same label is preferred to more words in common
        ([(C, 0, 5)], [(E, 0, 4), (C, 5, 8)], {"BE": 1, "LBE": 1}),
        ([(C, 0, 3), (E, 5, 9)], [(E, 0, 3), (E, 5, 8)], {"LE": 1, "BE": 1}),
    ],
)
def test_kinds_of_errors(target: list[Span], system: list[Span], expected: dict[str, int]) -> None:
    assert +errors(target, system) == Counter(expected)


def test_a_worked_figure() -> None:
    """Two right, one boundary error, one false positive: P = 2 / 3.5, R = 2 / 2.5."""
    total = errors([(C, 0, 1), (E, 4, 6), (C, 9, 12)], [(C, 0, 1), (E, 4, 6), (C, 9, 11), (E, 20, 21)])
    assert precision(total) == pytest.approx(2 / 3.5)
    assert recall(total) == pytest.approx(2 / 2.5)
    assert f1(total) == pytest.approx(2 / 3)


def test_nothing_found_and_nothing_wanted_is_zero() -> None:
    assert f1(errors([], [])) == 0.0


SPANS = st.lists(
    st.tuples(st.sampled_from([C, E]), st.integers(0, 12), st.integers(0, 5)).map(lambda s: (s[0], s[1], s[1] + s[2])),
    max_size=5,
    unique=True,
)


@given(SPANS, SPANS)
def test_every_span_counts_and_none_is_free(target: list[Span], system: list[Span]) -> None:
    total = errors(target, system)
    paired = total["TP"] + total["LE"]
    assert min(total.values()) >= 0
    assert total["FN"] + paired <= len(target) <= total["FN"] + paired + total["BE"] + total["LBE"]
    assert total["FP"] + paired <= len(system) <= total["FP"] + paired + total["BE"] + total["LBE"]


@given(SPANS)
def test_the_same_spans_are_all_right(spans: list[Span]) -> None:
    assert +errors(spans, spans) == +Counter({"TP": len(spans)})
