from __future__ import annotations

import pytest

from causerie.assembly.concessions import conceded, data
from causerie.values import CausalClaim, Certainty, FactorMention, Quote
from causerie.vocabulary import Direction, Level, Sign, Status


@pytest.mark.parametrize("example", data()["examples"], ids=lambda one: one["quote"])
@pytest.mark.parametrize("offset", [0, 700])
def test_what_is_conceded_is_told_in_the_words_of_the_quote(example: dict[str, str], offset: int) -> None:
    quote = example["quote"]
    ends = [FactorMention(example[end], 0, 1, Direction.INCREASE) for end in ("cause", "effect")]
    place = Quote(quote, offset, offset + len(quote))
    found = conceded(CausalClaim(place, *ends, Sign.PLUS, Status.ASSERTED, Certainty(Level.CERTAIN)))
    assert (found.text if found else "") == example["despite"]
    if found:
        assert quote[found.start - offset : found.end - offset] == found.text
