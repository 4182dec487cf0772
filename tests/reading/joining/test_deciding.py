"""The small parts of the joint decision: probabilities, repetitions, extents, votes."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from suggesting import Told

from causerie.encoder.scheme import SpanKind
from causerie.errors import BadRequest
from causerie.reading.joining.candidates import FARTHEST, Candidate, Names, alike, decided, log_odds
from causerie.reading.joining.causal import same
from causerie.reading.joining.extents import best
from causerie.reading.joining.votes import Poll
from causerie.reading.joining.weights import Weights, family, shipped
from makers import causal

TEXT = "The drought emptied the lake and the lake fed the town."
CLAIM = causal(TEXT, TEXT, "drought", "lake")
NAMES = Names("rules.v1", "small.v1")


def weights(threshold: float = 0.5, **votes: float) -> Weights:
    return Weights(threshold, 0.1, {"constant": -1.0, "link": 1.0}, {"verb.up": 0.7}, votes)


@given(st.floats(0, 1))
def test_log_odds_are_bounded_and_turn_back(probability: float) -> None:
    odds = log_odds(probability)
    assert -FARTHEST - 1e-9 <= odds <= FARTHEST + 1e-9
    if 0.01 < probability < 0.99:
        assert 1 / (1 + math.exp(-odds)) == pytest.approx(probability)


@given(st.floats(-9, 9), st.floats(-9, 9))
def test_more_evidence_is_never_less_likely(one: float, two: float) -> None:
    low, high = sorted((one, two))
    rate = weights().probability
    assert 0 <= rate({"link": low}) <= rate({"link": high}) <= 1


def test_a_feature_without_a_weight_changes_nothing() -> None:
    assert weights().probability({"link": 1.0, "moon": 9.0}) == weights().probability({"link": 1.0})


def test_of_two_that_are_the_same_the_likelier_is_kept() -> None:
    weak = Candidate(CLAIM, True, False, {"link": 1.5})
    strong = Candidate(replace(CLAIM, rule="model"), False, True, {"link": 3.0})
    other = Candidate(causal(TEXT, TEXT, "drought", "town"), True, True, {"link": 2.0})
    kept = decided([weak, strong, other], weights(), NAMES, same)
    assert [(one.rule, one.effect.text) for one in kept] == [("model", "lake"), ("test", "town")]
    assert kept[0].found_by == ("small.v1",)
    assert kept[1].found_by == ("rules.v1", "small.v1")
    assert kept[0].probability == round(weights().probability({"link": 3.0}), 3)


def test_the_threshold_itself_is_kept() -> None:
    half = Candidate(CLAIM, True, False, {"link": 1.0})
    assert len(decided([half], weights(0.5), NAMES, same)) == 1
    assert decided([half], weights(0.51), NAMES, same) == []


@given(st.tuples(st.integers(0, 50), st.integers(1, 20)), st.tuples(st.integers(0, 50), st.integers(1, 20)))
def test_overlap_is_the_same_both_ways(one: tuple[int, int], two: tuple[int, int]) -> None:
    a, b = (one[0], sum(one)), (two[0], sum(two))
    assert alike(a, b) == alike(b, a) <= 1
    assert alike(a, a) == 1


def test_an_end_reaches_as_far_as_it_is_marked() -> None:
    said = Told(TEXT, {SpanKind.CAUSE: ("drought",)})
    short, long = said.at("drought"), said.at("drought emptied the lake")
    assert best(said, SpanKind.CAUSE, [short, long]) == short
    assert best(said, SpanKind.CAUSE, [long, short]) == short
    assert best(Told(TEXT), SpanKind.CAUSE, [long]) == long


def test_a_rule_and_the_words_alone_have_voices_of_their_own() -> None:
    told = weights(**{"sign.rule": 5.0, "sign.words": 0.0})
    said = {"+": 0.1, "-": 0.9}
    assert Poll(told, rule=True).value("sign", "+", said) == "+"
    assert Poll(told, rule=False).value("sign", "+", said) == "-"
    assert Poll(told, rule=False).value("sign", "+", {}) == "+"
    assert Poll(told, rule=False).value("sign", "+", {"+": 0.5, "-": 0.5}) == "+"


@pytest.mark.parametrize(
    ("rule", "name"),
    [("verb.up.more", "verb.up"), ("because", "because"), ("verb.up, edited by hand", "verb.up"), ("", "")],
)
def test_the_record_is_kept_by_family(rule: str, name: str) -> None:
    assert family(rule) == name
    assert weights().prior(rule) == (0.7 if name == "verb.up" else 0.0)


def test_a_reader_without_weights_is_refused() -> None:
    with pytest.raises(BadRequest, match="no weights for the reader 'tiny'"):
        shipped("tiny")
