from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.errors import BadRequest
from causerie.scoring.coding import checked

TEXT = "The drought caused the loss of the lake. It emptied the town, says Ina Holt."


def mention(words: str, refers_to: str = "") -> dict[str, Any]:
    start = TEXT.index(words)
    found: dict[str, Any] = {"text": words, "start": start, "end": start + len(words)}
    return found | ({"refers_to": mention(refers_to)} if refers_to else {})


def quote(words: str) -> dict[str, Any]:
    found = mention(words)
    return {"quote": found["text"], "start": found["start"], "end": found["end"]}


CODED: dict[str, Any] = {
    "turns": [{"start": 0, "end": len(TEXT), "speaker": None, "role": "narrator"}],
    "causal": [
        {**quote(TEXT[:40]), "cause": mention("drought"), "effect": mention("loss of the lake")},
        {"cause": mention("It", "loss of the lake"), "effect": mention("town")},
    ],
    "forecasts": [{"proposition": mention("town"), "negated": False, "certainty": {"level": "certain"}, "source": []}],
    "attributions": [{"source": {"text": ""}, "content": mention("It emptied the town")}],
    "relations": [{"a": mention("Ina Holt"), "b": mention("lake"), "kind": "controls", "source": ["Ina Holt"]}],
}


def test_a_coding_that_fits_is_given_back() -> None:
    assert checked(CODED, TEXT) is CODED


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (["causal", 0, "cause", "text"], "flood", "causal[0].cause: the text has 'drought' at 4-11, not 'flood'"),
        (["causal", 0, "cause", "start"], 4.0, "causal[0].cause: start and end must be whole numbers"),
        (["causal", 0, "effect", "end"], 999, "causal[0].effect: 23-999 is no place in a text of 76 characters"),
        (["causal", 0, "effect"], None, "causal[0].effect: missing"),
        (["causal", 0, "quote"], "Ina", "causal[0].quote: the text has"),
        (["causal", 1, "cause", "refers_to", "text"], "x", "causal[1].cause.refers_to: the text has"),
        (["causal", 1], "claim", "causal[1]: expected an object"),
        (["attributions", 0, "content", "start"], True, "attributions[0].content: start and end"),
        (["causal"], {}, "causal: expected a list"),
        (["turns", 0], {"start": 0}, "turns[0]: expected an object with start, end, speaker and role"),
        (["turns", 0, "end"], -1, "turns[0]: 0--1 is no place"),
        (["turns", 0, "role"], "speaker", "turns[0].role: is 'speaker', none of interviewer, interviewee, narrator"),
        (["turns", 0, "speaker"], 7, "turns[0].speaker: expected a name or null"),
        (["causal", 0, "polarity"], "minus", "causal[0].polarity: is 'minus', none of +, -, ?"),
        (["causal", 0, "status"], ["denied"], "causal[0].status: is \"['denied']\", none of asserted"),
        (
            ["causal", 0, "cause", "direction"],
            "down",
            "causal[0].cause.direction: is 'down', none of increase, decrease",
        ),
        (["causal", 0, "certainty"], "likely", "causal[0].certainty: expected an object with level, not 'likely'"),
        (["causal", 0, "certainty"], {"level": "sure"}, "causal[0].certainty.level: is 'sure', none of excluded"),
        (["causal", 0, "source"], "Ina Holt", "causal[0].source: expected a list of names"),
        (["forecasts", 0, "negated"], "no", "forecasts[0].negated: is 'no', none of true, false"),
        (["forecasts", 0, "negated"], 1, "forecasts[0].negated: is '1', none of true, false"),
        (["forecasts", 0, "resolvable"], "maybe", "forecasts[0].resolvable: is 'maybe', none of yes, partly, no"),
        (["relations", 0, "kind"], "friend", "relations[0].kind: is 'friend', none of part-of"),
    ],
)
def test_what_does_not_fit_is_named(path: list[Any], value: Any, said: str) -> None:
    data: Any = copy.deepcopy(CODED)
    inner = data
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    with pytest.raises(BadRequest) as caught:
        checked(data, TEXT)
    assert str(caught.value).startswith(said)


@pytest.mark.parametrize("data", [None, [], 1, {"events": []}])
def test_what_is_no_coding_is_refused(data: Any) -> None:
    with pytest.raises(BadRequest):
        checked(data, TEXT)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 90) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["causal", "turns", "cause", "effect", "start", "end", "text", "quote", "source"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


def refusal(data: Any) -> str | None:
    try:
        assert checked(data, TEXT) == json.loads(json.dumps(data))
    except BadRequest as error:
        return str(error)
    return None


@given(JSON)
def test_any_json_is_accepted_or_refused_in_one_line(data: Any) -> None:
    assert "\n" not in (refusal(data) or "")
