"""Questions that interviewers put, that narrators put and answer, and what is no question."""

from __future__ import annotations

import pytest
from spacy.language import Language

from causerie.reading.frame import parse
from causerie.reading.questions import find_questions
from causerie.reading.turns import find_turns
from causerie.values import Document, Question

LEAD = "The ferry that sank twice\n\nBrenna Oskoy, a harbour pilot, told The Velm Lantern what went wrong."


def questions(text: str, nlp: Language) -> tuple[Question, ...]:
    document = Document(id="d", text=text, sha256="0" * 64)
    return find_questions(parse(document, find_turns(document), nlp))


def interview(*turns: str) -> str:
    return "\n\n".join((LEAD, *(f"– {turn}" for turn in turns)))


def test_question_with_speaker_and_answer(nlp: Language) -> None:
    text = interview("Why did the ferry sink?", "Because the pumps failed.", "Will it sail again?", "Hardly.")
    found = questions(text, nlp)
    assert [(q.quote.text, q.speaker, q.taken_up.value) for q in found] == [
        ("Why did the ferry sink?", "Velm Lantern", "yes"),
        ("Will it sail again?", "Velm Lantern", "yes"),
    ]
    assert [[(text[a.start : a.end], a.speaker) for a in q.answers] for q in found] == [
        [("Because the pumps failed.", "Brenna Oskoy")],
        [("Hardly.", "Brenna Oskoy")],
    ]
    assert all(text[q.quote.start : q.quote.end] == q.quote.text and q.rule for q in found)


def test_each_question_of_a_turn_is_an_item_with_the_same_answer(nlp: Language) -> None:
    text = interview("Who owned the ferry? And where was it built?", "The county owned it. It was built in Velm.")
    found = questions(text, nlp)
    assert [q.quote.text for q in found] == ["Who owned the ferry?", "And where was it built?"]
    assert found[0].answers == found[1].answers != ()


def test_short_question_is_quoted_with_what_it_hangs_on(nlp: Language) -> None:
    found = questions(
        interview("The pumps failed within a day. Why?", "Because of the salt.", "And you?", "I swam."), nlp
    )
    assert [q.quote.text for q in found] == ["The pumps failed within a day. Why?", "And you?"]


@pytest.mark.parametrize(
    "request_",
    [
        "Tell us about the night of the storm.",
        "Please describe the hull.",
        "I wonder whether the pumps were ever tested.",
        "Our readers would like to know why nobody checked the hull.",
        "Let's talk about the hull.",
        "Suppose the pumps had held.",
    ],
)
def test_indirect_question(request_: str, nlp: Language) -> None:
    found = questions(interview("Did you see it?", "I did.", request_, "Nobody had tested the hull."), nlp)
    assert [q.quote.text for q in found] == ["Did you see it?", request_]


def test_statement_of_the_interviewer_is_no_question(nlp: Language) -> None:
    found = questions(interview("Did you see it?", "I did.", "The owners deny it.", "They would."), nlp)
    assert [q.quote.text for q in found] == ["Did you see it?"]


PANEL = """Radio Velm, 3 May 2031. In the studio: Ola Trest. Guests: Ivo Marn and Selva Kint.

TREST: Why is the river so low?

MARN: Because it has not rained since June.

[A door closes.]

KINT: Because the mills take it all.

TREST: Thank you both."""


def test_all_guests_answer(nlp: Language) -> None:
    (found,) = questions(PANEL, nlp)
    assert [a.speaker for a in found.answers] == ["Ivo Marn", "Selva Kint"]


def test_question_without_an_answer(nlp: Language) -> None:
    text = "Q: Did you see the eels?\n\nA: I did.\n\nQ: Will they be back?"
    assert [(len(q.answers), q.taken_up.value) for q in questions(text, nlp)] == [(1, "yes"), (0, "evaded")]


def test_question_in_an_answer_is_not_put_to_anybody(nlp: Language) -> None:
    found = questions(interview("Did you see it?", "I did. What else could I do? I swam.", "Alone?", "Yes."), nlp)
    assert [q.quote.text for q in found] == ["Did you see it?", "Alone?"]


def test_title_question_is_answered_where_its_words_come_back(nlp: Language) -> None:
    text = (
        "Who will pay for the new ferry? A talk with Brenna Oskoy\n\nBrenna Oskoy told The Velm Lantern about it.\n\n"
        "– Did you see it sink?\n\n– I did.\n\n– Is there money?\n\n– The county will pay for the ferry, as ever."
    )
    first = questions(text, nlp)[0]
    assert first.quote.text == "Who will pay for the new ferry?"
    assert [text[a.start : a.end] for a in first.answers] == ["The county will pay for the ferry, as ever."]


def test_narrator_answers_himself(nlp: Language) -> None:
    text = "On eels\n\nI have fished for years. Will the eels return? Hardly. The weir is too high.\n\nSo it goes."
    (found,) = questions(text, nlp)
    assert found.quote.text == "Will the eels return?"
    assert [text[a.start : a.end] for a in found.answers] == ["Hardly. The weir is too high."]
    assert found.rule == "question.self-answered"


@pytest.mark.parametrize(
    "text",
    [
        'The eels\n\n"Will the eels return?" asked the boy. Hardly anybody heard him.',
        "The eels\n\nThe eels are gone. Who would have thought it?",
        "The eels\n\nThe eels are gone. They left in May.",
    ],
)
def test_one_voice_without_a_question_of_its_own(text: str, nlp: Language) -> None:
    assert questions(text, nlp) == ()
