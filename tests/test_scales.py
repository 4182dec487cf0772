"""Verbal probability scales: a range only beside a word that the scale itself holds."""

from __future__ import annotations

import pytest

from causerie.errors import Stop
from causerie.scales import range_of, scale_names


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("likely", (55, 80)),
        ("will probably", (55, 80)),
        ("very likely", (80, 95)),
        ("almost certainly", (95, 99)),
        ("unlikely", (20, 45)),
        ("very unlikely", (5, 20)),
        ("a roughly even chance", (45, 55)),
        ("Likely,", (55, 80)),
    ],
)
def test_range_of_words_of_the_scale(words: str, expected: tuple[int, int]) -> None:
    assert range_of(words) == expected


NO_RANGE = """possible, possibly, could, may, may well, I am afraid, will, no doubt, I think, inevitable, more likely,
more likely than not, most likely, highly likely, likely than not, likelihood, fairly likely, hardly likely,
not likely, isn’t likely, not unlikely, not very likely, never probable"""


@pytest.mark.parametrize("words", ["", *NO_RANGE.replace("\n", " ").split(", ")])
def test_range_of_other_words_is_none(words: str) -> None:
    assert range_of(words) is None


def test_range_of_unknown_scale_names_the_known_ones() -> None:
    with pytest.raises(Stop, match="ICD 203"):
        range_of("likely", "Beaufort")


def test_range_of_word_that_only_another_scale_holds() -> None:
    assert range_of("very likely", "Kent 1964") is None
    assert range_of("probable", "Kent 1964") == (63, 87)
    assert "Kent 1964" in scale_names()
