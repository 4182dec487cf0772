from __future__ import annotations

import pytest

from causerie.assembly.strength import data, strength_of
from causerie.values import CausalClaim, Certainty, FactorMention, Quote
from causerie.vocabulary import Direction, Level, Sign, Status, Strength


def claim(quote: str, cause: str, effect: str, offset: int = 0) -> CausalClaim:
    def end(words: str) -> FactorMention:
        at = quote.index(words) + offset
        return FactorMention(words, at, at + len(words), Direction.INCREASE)

    place = Quote(quote, offset, offset + len(quote))
    return CausalClaim(place, end(cause), end(effect), Sign.PLUS, Status.ASSERTED, Certainty(Level.CERTAIN))


@pytest.mark.parametrize("example", data()["examples"], ids=lambda one: one["quote"])
@pytest.mark.parametrize("offset", [0, 700])
def test_words_of_strength_are_read_where_they_speak_of_the_link(example: dict[str, str], offset: int) -> None:
    found = strength_of(claim(example["quote"], example["cause"], example["effect"], offset))
    assert found == (Strength(example["strength"]) if example["strength"] else None)


def test_the_strongest_word_holds() -> None:
    words = "Partly, yes, but the decisive reason for the flood was the dyke."
    assert strength_of(claim(words, "dyke", "flood")) is Strength.DECISIVE


@pytest.mark.parametrize("words", ["did not greatly raise", "never greatly raised", "didn't greatly raise"])
def test_a_negator_takes_it_back(words: str) -> None:
    assert strength_of(claim(f"The tolls {words} rents.", "tolls", "rents")) is None
    assert strength_of(claim("The tolls greatly raised rents.", "tolls", "rents")) is Strength.STRONG
