"""Agreement of two codings, with kappa by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.agreement import NOTHING, ONE_KIND, agreement
from causerie.values.review import Pair

WORDS = st.sampled_from(["accept", "reject", "edit"])


def pairs(*told: tuple[str, str, int]) -> list[Pair]:
    return [Pair(f"{first}{second}{at}", first, second) for first, second, times in told for at in range(times)]


def test_kappa_of_a_table_worked_out_by_hand() -> None:
    # 20 and 15 agreed of 50; by chance (25/50)(30/50) + (25/50)(20/50) = 0.5; (0.7 - 0.5) / 0.5.
    found = agreement(pairs(("a", "a", 20), ("a", "r", 5), ("r", "a", 10), ("r", "r", 15)))
    assert (found.n, found.same, found.share) == (50, 35, 0.7)
    assert found.kappa == pytest.approx(0.4)
    assert len(found.differ) == 15


def test_full_agreement_none_and_the_opposite() -> None:
    assert agreement(pairs(("a", "a", 3), ("r", "r", 2))).kappa == 1
    assert agreement(pairs(("a", "r", 2), ("r", "a", 2))).kappa == -1
    assert agreement(pairs(("a", "a", 1), ("a", "r", 1), ("r", "a", 1), ("r", "r", 1))).kappa == 0


def test_where_kappa_is_not_defined_it_says_why() -> None:
    none = agreement([])
    assert (none.kappa, none.undefined, none.share) == (None, NOTHING, None)
    same = agreement(pairs(("a", "a", 9)))
    assert (same.kappa, same.undefined, same.share) == (None, ONE_KIND, 1.0)
    assert agreement(pairs(("a", "r", 3))).kappa == 0


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1))
def test_kappa_is_at_most_one_and_does_not_ask_who_was_first(told: list[tuple[str, str]]) -> None:
    one = agreement(Pair(str(at), a, b) for at, (a, b) in enumerate(told))
    other = agreement(Pair(str(at), b, a) for at, (a, b) in enumerate(told))
    assert one.kappa == other.kappa
    assert one.same + len(one.differ) == one.n
    if one.kappa is not None:
        assert -1 <= one.kappa <= 1
        assert (one.kappa == 1) is (one.same == one.n)
