from __future__ import annotations

from causerie.assembly.agglomerating import SCALE, Join, Start, agglomerate


def starts(count: int, **claims: tuple[set[object], set[object]]) -> dict[int, Start]:
    return {
        number: Start(1, *(frozenset(side) for side in claims.get(f"n{number}", (set(), set()))))
        for number in range(count)
    }


def scores(**pairs: float) -> dict[tuple[int, int], tuple[int, bool]]:
    return {(int(name[1]), int(name[2])): (round(abs(one) * SCALE), one < 0) for name, one in pairs.items()}


def test_one_strong_likeness_does_not_chain() -> None:
    joins = agglomerate(starts(3), scores(p01=0.9, p12=0.8), set(), 0.5)
    assert joins == [Join(0, 1, 0.9, False)]


def test_groups_alike_on_average_join() -> None:
    joins = agglomerate(starts(3), scores(p01=0.9, p12=0.8, p02=0.4), set(), 0.5)
    assert [(one.a, one.b) for one in joins] == [(0, 1), (1, 2)]
    assert round(joins[1].score, 6) == 0.6


def test_turned_likeness_turns_the_join_and_counts_along() -> None:
    joins = agglomerate(starts(3), scores(p01=-0.9, p12=-0.8, p02=0.7), set(), 0.5)
    assert [(one.a, one.b, one.turned) for one in joins] == [(0, 1, True), (1, 2, True)]


def test_contrary_likeness_does_not_add_up() -> None:
    joins = agglomerate(starts(3), scores(p01=0.9, p12=0.8, p02=-0.7), set(), 0.5)
    assert [(one.a, one.b) for one in joins] == [(0, 1)]


def test_what_is_kept_apart_stays_apart_through_others() -> None:
    joins = agglomerate(starts(3), scores(p01=0.9, p12=0.9, p02=0.9), {(0, 2)}, 0.3)
    assert [(one.a, one.b) for one in joins] == [(0, 1)]


def test_a_cause_and_its_effect_do_not_join() -> None:
    ends = starts(3, n0=({"c1"}, set()), n2=(set(), {"c1"}))
    joins = agglomerate(ends, scores(p01=0.9, p12=0.9, p02=0.9), set(), 0.3)
    assert [(one.a, one.b) for one in joins] == [(0, 1)]
