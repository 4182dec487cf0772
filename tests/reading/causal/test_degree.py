"""Degrees that decide."""

from __future__ import annotations

import pytest
from claims_of import claims_of
from spacy.language import Language

from causerie.vocabulary import Direction


def test_too_keeps_from_happening(nlp: Language) -> None:
    (claim,) = claims_of("The guards are too tired to watch the gate.", nlp)
    assert (claim.cause.text, claim.effect.text) == ("guards are too tired", "watch the gate")
    assert claim.effect.direction is Direction.DECREASE


def test_enough_lets_happen(nlp: Language) -> None:
    (claim,) = claims_of("The bridge is strong enough to carry the tram.", nlp)
    assert (claim.cause.text, claim.effect.text, claim.rule) == (
        "bridge is strong enough",
        "carry the tram",
        "degree.enough",
    )


def test_to_do_is_to_bring(nlp: Language) -> None:
    (claim,) = claims_of("To close the school is to invite unrest.", nlp)
    assert claim.cause.text == "close the school"
    assert claim.rule == "is.to"


@pytest.mark.parametrize(
    "text", ["It is too late to save the orchard.", "The fee is not low enough to please Ada Wren."]
)
def test_time_and_denial_are_no_reasons(text: str, nlp: Language) -> None:
    assert claims_of(text, nlp) == ()
