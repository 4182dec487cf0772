"""Voices of paragraphs without openers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from causerie.reading.turns.sequence import ALTERNATING, ASIDE, FREE, SPOKEN, Unit, assign
from causerie.vocabulary import Role

ASK, ANSWER, TELL = Role.INTERVIEWER, Role.INTERVIEWEE, Role.NARRATOR


def units(*texts: str) -> list[Unit]:
    return [Unit(text, SPOKEN) for text in texts]


def test_statement_between_answers_is_the_interviewer_s() -> None:
    texts = (
        "Where did the eels go?",
        "To the sea, all of them, as they do every year when the water grows cold and the nights long.",
        "The ministry says that the weir stopped them.",
        "No. The weir has been open since May, and I have the key to it in my own pocket, as you can see.",
    )
    assert assign(units(*texts), FREE) == [ASK, ANSWER, ASK, ANSWER]


def test_long_second_paragraph_goes_on_answering() -> None:
    texts = (
        "Where did the eels go?",
        "To the sea. I saw them leave.",
        "In my youth we caught a hundred in one night, and the nets were heavy, and my father sang on the way home.",
        "Will they return?",
        "I hope so.",
    )
    assert assign(units(*texts), FREE) == [ASK, ANSWER, ANSWER, ASK, ANSWER]


def test_aside_is_narration() -> None:
    found = assign(
        [*units("Where?", "To the sea."), Unit("A gull lands", ASIDE), *units("Why?", "Because I say so.")], FREE
    )
    assert found == [ASK, ANSWER, TELL, ASK, ANSWER]


def test_answer_that_ends_in_a_question_stays_an_answer_between_dashes() -> None:
    texts = ("Where did they go?", "To the sea. Where else?", "The mayor denies it.", "He would.")
    assert assign(units(*texts), ALTERNATING) == [ASK, ANSWER, ASK, ANSWER]


@given(st.lists(st.sampled_from(["Why?", "Yes.", "The eels left.", "I know."]), max_size=12))
def test_one_voice_for_each_unit(texts: list[str]) -> None:
    assert len(assign(units(*texts), FREE)) == len(texts)
