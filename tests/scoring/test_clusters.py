from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.scoring.clusters import bcubed

GOLD = dict.fromkeys("abcde", 1) | dict.fromkeys("fg", 2) | dict.fromkeys("hijkl", 3)


@pytest.mark.parametrize(
    ("ours", "precision", "recall"),
    [
        # Two of the three gold clusters taken as one of seven or ten (the worked example of Bagga and Baldwin 1998).
        (dict.fromkeys("abcde", 1) | dict.fromkeys("fghijkl", 2), (5 + 2 * 2 / 7 + 5 * 5 / 7) / 12, 1.0),
        (dict.fromkeys("abcdehijkl", 1) | dict.fromkeys("fg", 2), (10 * 5 / 10 + 2) / 12, 1.0),
        # One cluster torn in two and three.
        (GOLD | {"a": 9, "b": 9}, 1.0, (2 * 2 / 5 + 3 * 3 / 5 + 7) / 12),
        ({}, 1.0, 3 / 12),
    ],
)
def test_hand_computed(ours: dict[str, int], precision: float, recall: float) -> None:
    found = bcubed(GOLD, ours)
    assert found.precision == pytest.approx(precision)
    assert found.recall == pytest.approx(recall)
    assert found.f1 == pytest.approx(2 * precision * recall / (precision + recall))


@given(st.dictionaries(st.integers(0, 20), st.integers(0, 4), min_size=1), st.integers(1, 5))
def test_the_same_clusters_under_other_names_are_perfect(gold: dict[int, int], shift: int) -> None:
    found = bcubed(gold, {mention: (cluster + shift) * 7 for mention, cluster in gold.items()})
    assert (found.precision, found.recall) == (1.0, 1.0)
