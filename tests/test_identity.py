"""What makes two items the same one."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.identity import ENOUGH, anchors, item_id, likeness, overlap, reattach, with_ids
from causerie.values import Answer, Question, Quote
from causerie.vocabulary import Level, Sign, TakenUp
from makers import causal, forecast, reading_of

TEXT = "The drought emptied the lake. The empty lake ruined the fishermen. The mill will close."
DROUGHT = causal(TEXT, "The drought emptied the lake.", "drought", "lake")
FISHERMEN = causal(TEXT, "The empty lake ruined the fishermen.", "empty lake", "fishermen")
MILL = forecast(TEXT, "The mill will close.", "mill will close")
SPANS = st.tuples(st.integers(0, 500), st.integers(1, 60)).map(lambda pair: (pair[0], pair[0] + pair[1]))


def test_an_id_depends_on_places_and_kind_only() -> None:
    recoded = dataclasses.replace(
        DROUGHT,
        polarity=Sign.UNKNOWN,
        rule="other",
        certainty=dataclasses.replace(DROUGHT.certainty, level=Level.LIKELY),
    )
    assert item_id("ab", recoded) == item_id("ab", DROUGHT)


def test_an_id_changes_with_document_place_or_kind() -> None:
    moved = dataclasses.replace(DROUGHT, effect=dataclasses.replace(DROUGHT.effect, end=DROUGHT.effect.end - 1))
    question = Question(DROUGHT.quote, None, TakenUp.YES)
    ids = {item_id("ab", DROUGHT), item_id("cd", DROUGHT), item_id("ab", moved), item_id("ab", FISHERMEN)}
    assert len(ids) == 4
    assert item_id("ab", question) != item_id("ab", DROUGHT)


def test_an_id_is_sixteen_hex_digits() -> None:
    assert len(item_id("ab", MILL)) == 16
    assert int(item_id("ab", MILL), 16) >= 0


def test_with_ids_names_all_items_and_drops_one_found_twice() -> None:
    reading = with_ids(reading_of(causal=(DROUGHT, FISHERMEN, dataclasses.replace(DROUGHT, rule="again"))), "ab")
    assert [claim.id for claim in reading.causal] == [item_id("ab", DROUGHT), item_id("ab", FISHERMEN)]
    assert reading.causal[0].rule == DROUGHT.rule


def test_items_without_mentions_are_anchored_by_their_quote() -> None:
    question = Question(Quote("Why?", 4, 8), None, TakenUp.EVADED, (Answer(9, 12, None),))
    assert anchors(question) == ((4, 8),)


@given(SPANS, SPANS)
def test_overlap_is_symmetric_and_between_0_and_1(a: tuple[int, int], b: tuple[int, int]) -> None:
    assert overlap(a, b) == overlap(b, a)
    assert 0 <= overlap(a, b) <= 1
    assert overlap(a, a) == 1


@given(SPANS, st.integers(0, 700))
def test_overlap_is_0_exactly_where_nothing_is_shared(a: tuple[int, int], start: int) -> None:
    b = (start, start + 10)
    shared = len(set(range(*a)) & set(range(*b)))
    assert (overlap(a, b) == 0) == (shared == 0)


def test_likeness_is_that_of_the_worst_pair_of_mentions() -> None:
    assert likeness(((0, 10), (20, 30)), ((0, 10), (25, 35))) == pytest.approx(0.5)
    assert likeness(((0, 10),), ((0, 10), (20, 30))) == 0
    assert likeness((), ()) == 0


def test_a_decision_finds_the_best_of_those_that_overlap_enough() -> None:
    near = dataclasses.replace(DROUGHT, cause=dataclasses.replace(DROUGHT.cause, start=0), id="near")
    exact = dataclasses.replace(DROUGHT, id="exact")
    assert reattach(anchors(DROUGHT), [near, exact, FISHERMEN]) is exact
    assert reattach(anchors(DROUGHT), [near, FISHERMEN]) is near
    assert reattach(anchors(DROUGHT), [FISHERMEN]) is None


def test_exactly_half_is_enough() -> None:
    start = DROUGHT.cause.start
    half = dataclasses.replace(DROUGHT, cause=dataclasses.replace(DROUGHT.cause, start=start, end=start + 3))
    wide = dataclasses.replace(DROUGHT, cause=dataclasses.replace(DROUGHT.cause, start=start, end=start + 9))
    assert overlap((start, start + 3), (start, start + 9)) == ENOUGH
    assert reattach(anchors(half), [wide]) is wide
