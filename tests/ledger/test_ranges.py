"""How likely: the speaker's number, a word of the scale, or nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from causerie.ledger.ranges import by_scale, cues, numbers
from causerie.scales import scale_names


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


@pytest.mark.parametrize(
    ("words", "negated", "around", "scale", "expected"),
    [
        ("likely", False, ("is", "to freeze"), "ICD 203", (55, 80)),
        ("likely", False, ("is not", "to freeze"), "ICD 203", (20, 45)),
        ("not likely", False, ("", ""), "ICD 203", (20, 45)),
        ("probably", True, ("will", "not freeze"), "ICD 203", (55, 80)),
        ("probably", True, ("will", "not freeze"), "Kent 1964", (60, 80)),
        ("probably not", False, ("", ""), "Kent 1964", (20, 40)),
        ("likely", False, ("very", ""), "ICD 203", (80, 95)),
        ("likely", False, ("fairly", ""), "ICD 203", None),
        ("could", False, ("probably", ""), "ICD 203", None),
        ("possible", False, ("", ""), "Survey", None),
        ("I am afraid", False, ("", ""), "ICD 203", None),
    ],
)
def test_by_scale(
    words: str, negated: bool, around: tuple[str, str], scale: str, expected: tuple[int, int] | None
) -> None:
    assert by_scale(words, negated, scale, *around) == expected


@pytest.mark.parametrize("scale", scale_names())
@pytest.mark.parametrize(
    "words", ["possible", "possibly", "could", "may", "might", "will", "I am afraid", "serious possibility"]
)
def test_by_scale_never_for_words_that_say_no_number(words: str, scale: str) -> None:
    assert by_scale(words, False, scale) is None
