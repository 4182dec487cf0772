"""Verbal probability scales: a range only beside a word that the scale itself holds."""

from __future__ import annotations

import pytest

from causerie.errors import Stop
from causerie.scales import range_of, scale_named, scale_names, scale_word, source_of


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


NO_RANGE = """possible, possibly, could, may, may well, I am afraid, will, no doubt, I think, inevitable,
more likely, more likely than not, most likely, highly likely, likely than not, likelihood,
fairly likely, hardly likely, not likely, isn’t likely, not unlikely, not very likely,
never probable, far from likely, anything but likely, exceptionally unlikely, vanishingly unlikely,
virtually certain, practically certain, a likely target, the likely winner, an unlikely hero,
nobody thinks it likely, no banker believes that it is likely, few economists think it likely,
I would not say that it is probable, I doubt that it is likely, it is wrong to call it likely,
no longer likely"""


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


@pytest.mark.parametrize(
    ("words", "scale", "expected"),
    [
        ("virtually certain", "IPCC", (99, 100)),
        ("more likely than not", "IPCC", (50, 100)),
        ("highly unlikely", "STIX", (1, 19)),
        ("probably not", "STIX", (20, 39)),
        ("we doubt", "Survey", (10, 30)),
        ("highly likely", "Kent 1964", (87, 99)),
    ],
)
def test_range_of_words_of_other_scales(words: str, scale: str, expected: tuple[int, int]) -> None:
    assert range_of(words, scale) == expected


@pytest.mark.parametrize("scale", scale_names())
def test_scales_are_within_a_hundred_and_say_where_they_come_from(scale: str) -> None:
    found = scale_word("likely", scale)
    assert found is not None
    assert 0 <= found.range[0] <= found.range[1] <= 100
    assert len(source_of(scale)) > 20


@pytest.mark.parametrize(
    ("name", "scale"), [("kent", "Kent 1964"), ("icd203", "ICD 203"), ("ipcc", "IPCC"), ("STIX", "STIX")]
)
def test_scale_named_in_short(name: str, scale: str) -> None:
    assert scale_named(name) == scale


def test_scale_named_refuses_what_is_not_known() -> None:
    with pytest.raises(Stop, match="Survey"):
        scale_named("Beaufort")


def test_scale_word_tells_where_not_stands() -> None:
    before, behind = scale_word("is not likely"), scale_word("probably not", "ICD 203")
    assert before is not None
    assert behind is not None
    assert (before.not_before, behind.not_behind, behind.holds_not) == (True, True, False)


@pytest.mark.parametrize(
    ("words", "scale", "expected"),
    [
        ("a better than even chance", "STIX", None),
        ("an even chance", "STIX", (40, 59)),
        ("virtually certain", "STIX", None),
        ("all but certain", "STIX", None),
        ("all but certain", "Kent 1964", (87, 99)),
        ("close to impossible", "Kent 1964", None),
        ("a likely outcome", "ICD 203", (55, 80)),
        ("a remote chance", "ICD 203", (1, 5)),
        ("not only likely", "ICD 203", (55, 80)),
        ("is not merely probable", "ICD 203", (55, 80)),
        ("not remotely likely", "ICD 203", None),
        ("is not, strictly, likely", "ICD 203", (55, 80)),
        ("is by no means likely", "ICD 203", None),
        ("it is currently likely", "ICD 203", (55, 80)),
        ("the family will probably", "ICD 203", (55, 80)),
        ("If she does not, it is likely", "ICD 203", (55, 80)),
        ("those who did not pay will probably", "ICD 203", (55, 80)),
    ],
)
def test_scale_word_is_no_part_of_another(words: str, scale: str, expected: tuple[int, int] | None) -> None:
    assert range_of(words, scale) == expected


@pytest.mark.parametrize("before", ["is not at all", "does not seem", "is neither", "isn't really", "doesn't look"])
def test_scale_word_sees_a_plain_not_that_stands_apart(before: str) -> None:
    found = scale_word("likely", before=before, behind="that it freezes")
    assert found is not None
    assert found.not_before
