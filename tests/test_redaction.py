"""A speaker taken out of a document for good."""

from __future__ import annotations

import dataclasses

import pytest

from causerie.codec import encode
from causerie.names import forms, pattern, slug_pattern
from causerie.redaction import INSTEAD, redact, strings_in
from causerie.values import Actor, Answer, Question, Span
from causerie.vocabulary import Role, TakenUp
from makers import attribution, causal, document_of, mention_in, quote_in, reading_of, turn

TEXT = """Ina Holt and Odo Brand on the lake

POST: Ms Holt, why is the lake dry?

HOLT: The drought emptied the lake.

BRAND: Ina is wrong. The pumps emptied the lake.
The mayor asked Ina Holt for advice. The mill closed because the lake is dry."""
TURNS = (
    turn(TEXT, "Ms Holt, why is the lake dry?", "The Post", Role.INTERVIEWER),
    turn(TEXT, "The drought emptied the lake.", "Ina Holt"),
    turn(TEXT, TEXT[TEXT.index("Ina is wrong") :], "Odo Brand"),
)
DOCUMENT = document_of(
    TEXT,
    "ina-holt-talk",
    title="Ina Holt and Odo Brand",
    url="https://post.example/talk-ina-holt",
    attributes={"guest": "Holt"},
)
ANSWERS = tuple(Answer(t.start, t.end, t.speaker) for t in TURNS[1:])
READING = reading_of(
    DOCUMENT,
    turns=TURNS,
    causal=(
        causal(TEXT, "The drought emptied the lake.", "drought", "lake"),
        causal(TEXT, "The pumps emptied the lake.", "pumps", "lake"),
        causal(TEXT, "The mill closed because the lake is dry.", "lake is dry", "mill"),
    ),
    attributions=(attribution(TEXT, "The mayor asked Ina Holt for advice.", "mayor", "asked", "Ina Holt for advice"),),
    questions=(Question(quote_in(TEXT, "why is the lake dry?"), "The Post", TakenUp.YES, ANSWERS),),
    actors=(
        Actor("Ina Holt", ("Ms Holt", "Holt"), None, (Span("Ina Holt", 0, 8),)),
        Actor("Odo Brand", ("Brand",)),
    ),
)


def test_her_words_and_her_name_are_gone_and_nothing_moves() -> None:
    redacted = redact(DOCUMENT, [READING], "Ina Holt")
    assert redacted is not None
    assert redacted.document is not None
    text = redacted.document.text
    assert len(text) == len(TEXT)
    assert "drought" not in text
    assert text.index("BRAND:") == TEXT.index("BRAND:")
    assert text.startswith(f"{INSTEAD * 3} {INSTEAD * 4} and Odo Brand")
    for left in strings_in(encode(redacted.document)):
        assert "Holt" not in left
        assert "HOLT" not in left
        assert "Ina" not in left
        assert "holt" not in left


def test_only_items_without_her_stay_and_their_quotes_are_exact() -> None:
    redacted = redact(DOCUMENT, [READING], "Ina Holt")
    assert redacted is not None
    assert redacted.document is not None
    (reading,) = redacted.readings
    assert [claim.cause.text for claim in reading.causal] == ["pumps", "lake is dry"]
    assert all(redacted.document.text[c.quote.start : c.quote.end] == c.quote.text for c in reading.causal)
    assert reading.attributions == ()
    assert [actor.name for actor in reading.actors] == ["Odo Brand"]
    assert [t.speaker for t in reading.turns] == ["The Post", "Odo Brand"]
    assert reading.id == redacted.document.id
    kept = {item.id for item in (*reading.causal, *reading.questions)}
    assert redacted.gone.isdisjoint(kept)
    assert len(redacted.gone) == 2


def test_a_question_stays_without_her_answer() -> None:
    redacted = redact(DOCUMENT, [READING], "Ina Holt")
    assert redacted is not None
    (question,) = redacted.readings[0].questions
    assert [answer.speaker for answer in question.answers] == []


def test_what_others_report_of_her_goes_too() -> None:
    text = "Ina Holt said the dam leaks badly. The mayor smiled."
    document = document_of(text)
    said = attribution(text, "Ina Holt said the dam leaks badly.", "Ina Holt", "said", "the dam leaks badly")
    redacted = redact(document, [reading_of(document, attributions=(said,))], "Ina Holt")
    assert redacted is not None
    assert redacted.document is not None
    assert "leaks" not in redacted.document.text
    assert redacted.document.text.endswith("The mayor smiled.")


def test_a_text_in_which_nobody_else_speaks_goes_as_a_whole() -> None:
    text = "The drought emptied the lake."
    document = document_of(text)
    reading = reading_of(document, turns=(turn(text, text, "Ina Holt"),))
    redacted = redact(document, [reading], "Ina Holt")
    assert redacted is not None
    assert redacted.document is None


def test_a_speech_without_turns_goes_by_its_documents_speaker() -> None:
    document = document_of("The drought emptied the lake.", speaker="Ina Holt")
    redacted = redact(document, [reading_of(document)], "Ina Holt")
    assert redacted is not None
    assert redacted.document is None


@pytest.mark.parametrize("name", ["Mara Lind", "Nina Holter"])
def test_a_document_without_the_person_is_left_alone(name: str) -> None:
    assert redact(DOCUMENT, [READING], name) is None


def test_a_bare_surname_elsewhere_may_be_somebody_else() -> None:
    document = document_of("Mr Holt sells boats. He is rich.")
    assert redact(document, [reading_of(document)], "Ina Holt") is None


def test_redacting_twice_changes_nothing_more() -> None:
    once = redact(DOCUMENT, [READING], "Ina Holt")
    assert once is not None
    assert once.document is not None
    assert redact(once.document, list(once.readings), "Ina Holt") is None


def test_forms_of_a_name() -> None:
    assert forms("Ina Holt", [READING]) == ("Ina Holt", "Ms Holt", "Holt", "Ina")
    assert forms("The Harbour Post") == ("The Harbour Post",)
    assert forms("Bo") == ("Bo",)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ina Holt came", "Ina Holt"),
        ("INA  HOLT came", "INA  HOLT"),
        ("ina\nholt came", "ina\nholt"),
        ("HOLT: no", "HOLT"),
        ("the holt of an otter", None),
        ("Holtzman came", None),
        ("(Holt)", "Holt"),
    ],
)
def test_where_a_name_is_found(text: str, found: str | None) -> None:
    match = pattern(["Ina Holt", "Holt"]).search(text)
    assert (match[0] if match else None) == found


def test_names_in_addresses() -> None:
    assert slug_pattern("Ina Holt").search("/2031/ina-holt-on-lakes")
    assert not slug_pattern("Holt").search("/holt")
    assert pattern([]).search("anything") is None


def test_mentions_of_items_outside_quotes_count() -> None:
    far = dataclasses.replace(
        causal(TEXT, "The mill closed because the lake is dry.", "lake is dry", "mill"),
        condition=mention_in(TEXT, "drought"),
    )
    reading = reading_of(DOCUMENT, turns=TURNS, causal=(far,))
    redacted = redact(DOCUMENT, [reading], "Ina Holt")
    assert redacted is not None
    assert redacted.readings[0].causal == ()
