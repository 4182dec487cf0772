"""How likely: a word of the scale, or nothing."""

from __future__ import annotations

import pytest

from causerie.ledger.ranges import by_scale
from causerie.scales import scale_names


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
        ("not at all likely", False, ("It is", "that it"), "ICD 203", (20, 45)),
        ("likely", False, ("It is neither", "nor wanted"), "ICD 203", (20, 45)),
        ("probable", False, ("I would not say it is", "that"), "ICD 203", None),
        ("unlikely", False, ("It is exceptionally", "that"), "IPCC", (0, 1)),
        ("unlikely", False, ("It is exceptionally", "that"), "Survey", None),
        ("not certain", False, ("It is", "that"), "Kent 1964", None),
        ("not impossible", False, ("It is", "that"), "STIX", None),
        ("not unlikely", False, ("It is", "that"), "ICD 203", (55, 80)),
        ("likely", True, ("It is not", "not to"), "ICD 203", (20, 45)),
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
