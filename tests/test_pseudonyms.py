"""Other names in the place of names, with every quote still exact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.pseudonyms import Names, decided_under, pseudonymised
from causerie.values import Actor, Decision, Reading, items_of
from causerie.vocabulary import Act
from makers import causal, document_of, reading_of, turn

TEXT = "🌊 INA HOLT: Odo Brand drained the lake. Holt fears that Brand will drain the river, too."
DOCUMENT = document_of(
    TEXT, "ina-holt", title="Ina Holt speaks", url="https://post.example/ina-holt", outlet="The Post"
)
READING = reading_of(
    DOCUMENT,
    turns=(turn(TEXT, TEXT[12:], "Ina Holt"),),
    causal=(
        causal(TEXT, "Odo Brand drained the lake.", "Odo Brand", "lake", source=("The Post", "Ina Holt")),
        causal(TEXT, "Holt fears that Brand will drain the river, too.", "Brand", "river"),
    ),
    actors=(Actor("Ina Holt", ("Holt",)),),
)
NAMES = Names({"Ina Holt": "Speaker 1", "Odo Brand": "P"})


def exact(text: str, reading: Reading) -> bool:
    spans = [span for c in reading.causal for span in (c.quote, c.cause, c.effect)]
    return all(text[span.start : span.end] == span.text for span in spans)


def test_no_name_is_left_anywhere() -> None:
    document, reading = pseudonymised(DOCUMENT, READING, NAMES)
    for name in ("Holt", "HOLT", "Brand", "holt"):
        assert name not in repr((document, reading))
    assert document.text.startswith("🌊 [Speaker 1]: [P] drained the lake. [Speaker 1] fears")
    assert document.outlet == "The Post"
    assert document.id == reading.id == "Speaker-1"
    assert document.url is None


def test_quotes_and_mentions_are_exact_parts_of_what_is_shown() -> None:
    document, reading = pseudonymised(DOCUMENT, READING, NAMES)
    assert exact(document.text, reading)
    assert [claim.cause.text for claim in reading.causal] == ["[P]", "[P]"]
    assert reading.causal[0].source == ("The Post", "Speaker 1")
    assert reading.turns[0].speaker == "Speaker 1"
    assert [item.id for item in items_of(reading)] == [item.id for item in items_of(READING)]


@given(st.text(min_size=1, max_size=20, alphabet="abcXYZ 12"), st.text(min_size=1, max_size=20, alphabet="abcXYZ 12"))
def test_pseudonyms_of_any_length_keep_quotes_exact(first: str, second: str) -> None:
    document, reading = pseudonymised(DOCUMENT, READING, Names({"Ina Holt": first, "Odo Brand": second}))
    assert exact(document.text, reading)
    assert reading.turns[0].end == len(document.text)


def test_without_names_nothing_changes() -> None:
    assert pseudonymised(DOCUMENT, READING, Names()) == (DOCUMENT, READING)


def test_a_pseudonym_leads_back_to_its_name() -> None:
    assert NAMES.real("speaker 1") == "Ina Holt"
    assert NAMES.real("Ina Holt") == "Ina Holt"


def test_a_label_given_by_hand_names_nobody_either() -> None:
    row = Decision(1, Act.MERGE, "Holt's fear", "Rey", "2031", "ina-holt", before=["Ina Holt's fear"], after="Holt")
    found = decided_under(row, [READING], NAMES)
    assert (found.target, found.before, found.after) == ("Speaker 1's fear", ["Speaker 1's fear"], "Speaker 1")
    assert (found.document, found.act, found.number) == ("Speaker-1", Act.MERGE, 1)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://post.example/2031/ina-holt-was-wrong", "https://post.example/"),
        ("https://post.example/?who=Ina%20Holt", "https://post.example/"),
        ("https://post.example/Ina_Holt", "https://post.example/"),
        ("https://post.example/holt-was-wrong", "https://post.example/"),
        ("https://inaholt.example/mill", "urn:withheld"),
        ("doi:10.1/ina-holt", "urn:withheld"),
        ("https://post.example/mill?a=1+2", "https://post.example/mill?a=1+2"),
    ],
)
def test_an_address_of_an_outcome_names_nobody(url: str, shown: str) -> None:
    told = {"result": "no", "on": "2031", "sources": [{"url": url, "quote": "Holt erred.", "date": None}], "note": ""}
    found = decided_under(Decision(1, Act.RESOLVE, "f1", "Rey", "2031", "quay", after=told), [READING], NAMES)
    assert found.after == {**told, "sources": [{"url": shown, "quote": "Speaker 1 erred.", "date": None}]}
