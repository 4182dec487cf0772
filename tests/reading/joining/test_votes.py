"""A value on which words and encoder both have probabilities."""

from __future__ import annotations

import pytest

from causerie.reading.joining.votes import Poll
from causerie.reading.joining.weights import Weights

WORDS = {"yes": 0.6, "partly": 0.3, "no": 0.1}


@pytest.mark.parametrize(
    ("model", "value"),
    [
        ({"yes": 0.4, "partly": 0.5, "no": 0.1}, "yes"),
        ({"yes": 0.1, "partly": 0.8, "no": 0.1}, "partly"),
        ({"yes": 0.0, "partly": 0.0, "no": 1.0}, "no"),
    ],
)
def test_blend_takes_the_value_that_both_together_hold_likeliest(model: dict[str, float], value: str) -> None:
    assert Poll(Weights(0.5, 0.1, {}, {}, {}), True).blend("resolvable", WORDS, model) == value


def test_blend_hears_only_the_words_where_the_encoder_has_no_weight() -> None:
    deaf = Weights(0.5, 0.1, {}, {}, {"resolvable.model": 0.0})
    assert Poll(deaf, True).blend("resolvable", WORDS, {"no": 1.0}) == "yes"
