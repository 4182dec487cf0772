"""The numbers by which speakers say how likely something is, and whose they are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from causerie.chances import in_words, own_number, own_numbers
from causerie.per_cent import cues, numbers
from causerie.values import Forecast
from makers import causal, forecast


@pytest.mark.parametrize(("words", "expected"), cues()["examples"].items())
def test_numbers_of_examples(words: str, expected: list[float]) -> None:
    assert [list(said.range) for said in numbers(words, alone=words == "80–20")] == [expected]


@pytest.mark.parametrize("words", cues()["silent"]["words"])
def test_numbers_that_say_no_likelihood(words: str) -> None:
    assert list(numbers(words)) == []


@settings(deadline=None)
@given(st.integers(0, 100), st.integers(0, 100))
def test_numbers_of_two_ends_stay_as_they_were_said(one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert [said.range for said in numbers(f"a {low} to {high} per cent chance of frost")] == [(low, high)]


@settings(deadline=None)
@given(st.integers(101, 999))
def test_numbers_beyond_a_hundred_are_none(number: int) -> None:
    assert list(numbers(f"I am {number} per cent sure", alone=True)) == []


@settings(deadline=None)
@given(st.text(max_size=60))
def test_numbers_are_within_nought_and_a_hundred(words: str) -> None:
    assert all(0 <= said.range[0] <= said.range[1] <= 100 for said in numbers(words, alone=True))


SENTENCE = (
    "There is a 70 percent chance that the ferry will stop, and the quay will flood with a probability of one in ten."
)


def two() -> tuple[Forecast, Forecast]:
    return forecast(SENTENCE, SENTENCE, "the ferry will stop"), forecast(SENTENCE, SENTENCE, "the quay will flood")


def test_a_number_belongs_to_the_forecast_that_is_nearest() -> None:
    first, second = two()
    assert own_number(first, two()) == (70, 70)
    assert own_number(second, two()) == (10, 10)
    assert list(own_numbers(two()).values()) == [(70, 70), (10, 10)]
    assert own_numbers(()) == {}


def test_only_a_forecast_of_the_document_has_a_number() -> None:
    first, _ = two()
    assert own_number(first, ()) is None
    assert own_number(causal(SENTENCE, SENTENCE, "ferry", "quay"), two()) is None


@pytest.mark.parametrize(("given_", "told"), [((70, 70), "70%, own number"), ((12.5, 20), "12.5–20%, own number")])
def test_a_number_is_told_as_the_speakers_own(given_: tuple[float, float], told: str) -> None:
    assert in_words(given_) == told
