from __future__ import annotations

import tomllib
from typing import Any

import pytest
from confusion import TABLE, class_of, constructions, family, features, lines, rest_of, tallied


def claim(quote: str, cause: str, effect: str, status: str = "asserted", at: int = 100) -> dict[str, Any]:
    ends = {}
    for name, words in (("cause", cause), ("effect", effect)):
        start = at + quote.index(words)
        ends[name] = {"text": words, "start": start, "end": start + len(words)}
    return {"quote": quote, "start": at, "end": at + len(quote), "status": status, "polarity": "+", **ends}


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (claim("It is the drought that emptied the town.", "the drought", "emptied the town"), "cleft"),
        (claim("The longer the strike, the emptier the shops.", "the strike", "the shops"), "comparative"),
        (claim("If the dam holds, the valley is spared.", "the dam holds", "the valley is spared"), "conditional"),
        (claim("To save the harvest we opened the sluice.", "we opened the sluice", "save the harvest"), "purpose"),
        (claim("We stay because the road is cut.", "the road is cut", "We stay"), "because-clause"),
        (claim("The mill closed because of the strike.", "strike", "mill closed"), "because of, due to, by"),
        (claim("The strike was the reason for the closure.", "strike", "closure"), "causal noun"),
        (claim("The drought led to hunger.", "drought", "hunger"), "causal verb"),
        (claim("We saw drought hunger.", "drought", "hunger"), "nominal, one beside the other"),
        (
            claim("The debt is gone; the club can breathe.", "debt is gone", "club can breathe"),
            "implicit (no sign of a link)",
        ),
        (claim("The drought led to hunger.", "drought", "hunger", "denied"), "denied"),
    ],
)
def test_constructions(made: dict[str, Any], expected: str) -> None:
    assert class_of(made) == expected


def test_an_end_outside_of_the_quote_is_an_answer() -> None:
    made = claim("Certainly.", "Certainly", "Certainly")
    made["effect"] = {"text": "the loss", "start": 40, "end": 48}
    assert class_of(made) == "answer (an end in the question)"


def test_the_rest_of_a_quote() -> None:
    assert rest_of("So  the Rain\nFell on us", 10, [("e", 23, 27), ("c", 18, 22)]) == "so the <c> <e> on us"


def test_every_construction_has_an_example_and_the_last_fits_all() -> None:
    table = tomllib.loads(TABLE.read_text("utf-8"))["construction"]
    assert all(one["example"] for one in table)
    assert constructions()[-1]["rest"][0].search("anything")


def test_features() -> None:
    one = claim("Frost and hail. They ruined it.", "Frost", "it")
    two = claim("Frost and hail. They ruined it.", "hail", "it")
    one["cause"]["refers_to"] = {"text": "cold", "start": 0, "end": 4}
    one["polarity"] = "-"
    assert features(one, [one, two]) == ["an end is a pronoun", "a member of a list", "across sentences", "sign -"]
    assert "a member of a list" not in features(one, [one])


def test_counts_of_found_missed_and_groundless_claims() -> None:
    one, two = (
        claim("The drought led to hunger.", "drought", "hunger"),
        claim("War led to ruin.", "War", "ruin", at=900),
    )
    wrong = {**claim("Rain led to mud.", "Rain", "mud", at=5000), "rule": "verb.up"}
    by_class, by_feature, false = tallied([({"causal": [one, two]}, {"causal": [one, wrong]})])
    assert by_class == {"causal verb": {"coded": 2, "found": 1}}
    assert by_feature == {}
    assert false == {"verb": 1}
    assert "| causal verb | 2 | 1 | 1 | 0.50 |" in lines(by_class, by_feature, false)


def test_a_claim_without_a_rule_is_the_encoders() -> None:
    assert family({"rule": ""}) == "encoder"
