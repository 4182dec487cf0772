from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.scoring import Counts, Json, Scores, counts, figures, intervals, macro_f1, scores, shares, values


def mention(start: int, end: int) -> Json:
    return {"text": "", "start": start, "end": end}


def claim(at: int, polarity: str, status: str = "asserted") -> Json:
    ends = {"cause": mention(at, at + 5), "effect": mention(at + 10, at + 15)}
    return ends | {"polarity": polarity, "status": status, "certainty": {"level": "certain"}, "source": ["Ina Holt"]}


def forecast(at: int, negated: bool) -> Json:
    return {"proposition": mention(at, at + 9), "negated": negated, "certainty": {"level": "likely"}, "source": []}


CODED: Json = {
    "causal": [claim(0, "+"), claim(100, "-"), claim(200, "+")],
    "forecasts": [forecast(300, False)],
    "turns": [{"start": 0, "end": 400, "speaker": "Ina Holt", "role": "narrator"}],
}
READ: Json = {
    "causal": [claim(0, "+"), claim(100, "+", "denied")],
    "forecasts": [forecast(300, True)],
    "turns": [
        {"start": 0, "end": 100, "speaker": "ina holt", "role": "narrator"},
        {"start": 100, "end": 400, "speaker": None, "role": "narrator"},
    ],
}


def test_scores_of_one_document() -> None:
    found = scores(counts(CODED, READ))
    assert (found["causal"].precision, found["causal"].recall, found["causal"].f1) == (1.0, 2 / 3, 0.8)
    assert found["forecasts"].f1 == 1.0
    assert found["attributions"] == Scores(0, 0, 0)
    assert found["signed claims"] == Scores(gold=4, read=3, hit=1)


def test_shares_are_of_the_matched_items() -> None:
    found = shares(counts(CODED, READ))
    assert found["causal"] == {"polarity": 0.5, "status": 0.5, "certainty": 1.0, "speaker": 1.0}
    assert found["forecasts"]["negated"] == 0.0
    assert "relations" not in found


def test_speakers_are_shares_of_characters() -> None:
    found = figures([counts(CODED, READ)])
    assert (found["speaker"], found["role"]) == (0.25, 1.0)


def test_what_a_reader_that_always_says_plus_would_have_right() -> None:
    assert counts(CODED, READ)["causal", "coded +"] == 1


def test_nothing_to_score_is_zero() -> None:
    assert set(figures([]).values()) == {0.0}


def test_the_interval_of_equal_documents_is_their_figure() -> None:
    part = counts(CODED, READ)
    low, high = intervals([part] * 5, times=50)["causal"]
    assert low == high == figures([part])["causal"]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=8), st.integers(0, 5))
def test_an_interval_lies_within_the_single_figures(pairs: list[tuple[int, int]], seed: int) -> None:
    parts = [Counter({("causal", "gold"): g, ("causal", "read"): r, ("causal", "hit"): min(g, r)}) for g, r in pairs]
    single = [figures([part])["causal"] for part in parts]
    low, high = intervals(parts, times=40, seed=seed)["causal"]
    assert min(single) - 1e-9 <= low <= high <= max(single) + 1e-9


def test_values_are_pairs_of_matched_items() -> None:
    assert sorted(values("causal", "status", CODED, READ)) == [("asserted", "asserted"), ("asserted", "denied")]


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([], 0.0),
        ([("a", "a"), ("b", "b")], 1.0),
        ([("a", "a"), ("a", "a"), ("a", "a"), ("b", "a")], (6 / 7 + 0) / 2),
        ([("a", "b"), ("b", "a")], 0.0),
    ],
)
def test_macro_f1_weighs_rare_values_like_frequent_ones(pairs: list[tuple[str, str]], expected: float) -> None:
    assert macro_f1(pairs) == pytest.approx(expected)


def test_counts_of_documents_add_up() -> None:
    one: Counts = counts(CODED, READ)
    assert figures([one, one]) == figures([one])
