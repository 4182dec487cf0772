from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.scoring import Json, matches


def span(start: int, end: int, refers_to: Json | None = None) -> Json:
    return {"text": "x" * (end - start), "start": start, "end": end} | ({"refers_to": refers_to} if refers_to else {})


def claim(cause: Json, effect: Json) -> Json:
    return {"cause": cause, "effect": effect}


@pytest.mark.parametrize(
    ("read", "found"),
    [
        (claim(span(0, 10), span(20, 30)), 1),
        (claim(span(0, 5), span(20, 30)), 1),  # two thirds of the characters agree
        (claim(span(0, 3), span(20, 30)), 0),
        (claim(span(20, 30), span(0, 10)), 0),  # the wrong way round
    ],
)
def test_a_causal_claim_is_found_when_both_ends_overlap_by_half(read: Json, found: int) -> None:
    assert len(matches("causal", [claim(span(0, 10), span(20, 30))], [read])) == found


def test_a_pronoun_may_match_by_what_it_stands_for() -> None:
    coded = claim(span(50, 52, span(0, 10)), span(60, 70))
    assert len(matches("causal", [coded], [claim(span(0, 10), span(60, 70))])) == 1


def test_the_best_pair_is_taken_first_and_no_item_twice() -> None:
    coded = [{"proposition": span(0, 20)}]
    read = [{"proposition": span(0, 15)}, {"proposition": span(0, 20)}]
    assert matches("forecasts", coded, read) == [(coded[0], read[1])]


def test_an_unnamed_source_does_not_count() -> None:
    coded = {"source": {"text": ""}, "content": span(5, 25)}
    assert len(matches("attributions", [coded], [{"source": span(0, 3), "content": span(5, 25)}])) == 1


def test_a_named_source_does_count() -> None:
    coded = {"source": span(40, 45), "content": span(5, 25)}
    assert matches("attributions", [coded], [{"source": span(0, 3), "content": span(5, 25)}]) == []


SPANS = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda pair: span(pair[0], sum(pair)))
ITEMS = st.lists(st.builds(lambda a, b: {"a": a, "b": b}, SPANS, SPANS), max_size=6)


@given(ITEMS)
def test_every_item_matches_itself(items: list[Json]) -> None:
    assert len(matches("relations", items, items)) == len(items)


@given(ITEMS, ITEMS)
def test_as_many_match_the_one_way_as_the_other_at_most_each_once(one: list[Json], two: list[Json]) -> None:
    pairs = matches("relations", one, two)
    assert len(pairs) <= min(len(one), len(two))
    assert len({id(item) for item, _ in pairs}) == len(pairs) == len({id(item) for _, item in pairs})
