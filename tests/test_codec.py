"""Round trips of every value through JSON text, and what decoding refuses."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from causerie.codec import decode, encode
from causerie.errors import BadRequest
from causerie.values import (
    Answering,
    Bundle,
    CausalClaim,
    Certainty,
    Decision,
    Document,
    FactorMention,
    Found,
    Mention,
    Quote,
    Reading,
    Span,
    Turn,
)
from causerie.vocabulary import Direction, Level, Sign, Status
from strategies import KINDS, of

# An item inside these is one of several kinds, which JSON does not tell; they are shown, never stored.
SHOWN_ONLY = (Found, Answering, Bundle)
STORED = [kind for kind in KINDS if kind not in SHOWN_ONLY]

CLAIM = CausalClaim(
    quote=Quote("Rain 🌧 floods the quay.", 3, 26),
    cause=FactorMention("Rain 🌧", 3, 9, Direction.INCREASE),
    effect=FactorMention("quay", 21, 25, Direction.DECREASE),
    polarity=Sign.MINUS,
    status=Status.ASSERTED,
    certainty=Certainty(Level.CERTAIN),
)


@pytest.mark.parametrize("kind", STORED, ids=lambda kind: kind.__name__)
@given(data=st.data())
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_value_comes_back_from_json_text(kind: type, data: st.DataObject) -> None:
    value = data.draw(of(kind))
    assert decode(kind, json.loads(json.dumps(encode(value)))) == value


@pytest.mark.parametrize("kind", SHOWN_ONLY, ids=lambda kind: kind.__name__)
@given(data=st.data())
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_is_only_shown_becomes_json_text(kind: type, data: st.DataObject) -> None:
    assert json.dumps(encode(data.draw(of(kind))))


def test_what_an_unnamed_source_lacks_is_not_written() -> None:
    assert encode(Mention("")) == {"text": ""}
    assert decode(Mention, {"text": "", "start": None, "refers_to": None}) == Mention("")


def test_a_mention_has_refers_to_only_where_it_refers() -> None:
    assert encode(CLAIM)["cause"] == {"text": "Rain 🌧", "start": 3, "end": 9, "direction": "increase"}
    assert encode(Mention("it", 3, 5, Span("Rain", 0, 4)))["refers_to"] == {"text": "Rain", "start": 0, "end": 4}


def test_a_quote_is_written_into_its_owner() -> None:
    data = encode(CLAIM)
    assert (data["quote"], data["start"], data["end"]) == ("Rain 🌧 floods the quay.", 3, 26)
    assert data["polarity"] == "-"
    assert data["certainty"] == {"level": "certain", "text": None, "start": None, "end": None}


def test_unknown_keys_of_a_newer_writer_are_ignored() -> None:
    assert decode(CausalClaim, {**encode(CLAIM), "mood": "grim"}) == CLAIM


def test_missing_optional_fields_get_their_defaults() -> None:
    data = {name: part for name, part in encode(CLAIM).items() if name not in ("condition", "rule", "source")}
    assert decode(CausalClaim, data) == CLAIM


@pytest.mark.parametrize(
    ("kind", "data", "says"),
    [
        (Turn, [], "expected an object"),
        (Turn, {"start": 0, "end": 4, "speaker": None, "role": "guest"}, "interviewee"),
        (Turn, {"start": "0", "end": 4, "speaker": None, "role": "narrator"}, "Turn.start"),
        (Turn, {"start": True, "end": 4, "speaker": None, "role": "narrator"}, "Turn.start"),
        (Turn, {"end": 4, "speaker": None, "role": "narrator"}, "start"),
        (Reading, {"id": "a", "title": None, "date": None, "language": "en", "reader": "r", "turns": "x"}, "a list"),
        (Document, {"id": "a", "text": "b", "sha256": "c", "attributes": []}, "an object"),
        (
            Decision,
            {"number": 1, "act": "accept", "target": "t", "person": "p", "at": "z", "anchors": [[1]]},
            "2 entries",
        ),
        (CausalClaim, {**encode(CLAIM), "cause": None}, "FactorMention"),
    ],
)
def test_wrong_data_is_refused_with_the_field_that_is_wrong(kind: type, data: object, says: str) -> None:
    with pytest.raises(BadRequest, match=says):
        decode(kind, data)


def test_a_claim_stored_before_readers_signed_theirs_is_still_read() -> None:
    data = {key: part for key, part in encode(CLAIM).items() if key not in ("found_by", "probability")}
    assert decode(CausalClaim, data) == CLAIM


def test_a_probability_may_come_without_its_point() -> None:
    assert decode(CausalClaim, encode(CLAIM) | {"probability": 1}).probability == 1.0
    with pytest.raises(BadRequest, match="probability"):
        decode(CausalClaim, encode(CLAIM) | {"probability": True})
