from __future__ import annotations

import pytest

from causerie.answering.synonyms import data, like
from causerie.answering.weigh import SYNONYM, weights
from causerie.words import stem, stems


@pytest.mark.parametrize("example", data()["examples"], ids=lambda one: one["asked"])
def test_the_examples_of_the_families_are_alike(example: dict[str, str]) -> None:
    assert stem(example["held"]) in like(stem(example["asked"]))


def test_a_word_without_family_is_like_itself_alone() -> None:
    assert like("herring") == {"herring"}


def test_rising_is_not_like_falling() -> None:
    assert like(stem("rise")).isdisjoint(like(stem("fall")))


def test_a_word_for_the_same_change_counts_a_little_less() -> None:
    by = weights(["The rebels captured Velm.", "Rain fell."], {})
    asked = stems("Velm fall")
    whole, near, none = (by.fit(asked, text) for text in ("the fall of Velm", "captured Velm", "Velm"))
    assert whole == pytest.approx(1.0)
    assert none < near < whole
    assert near - none == pytest.approx(SYNONYM * (whole - none))
