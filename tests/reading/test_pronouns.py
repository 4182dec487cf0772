"""What pronouns stand for."""

from __future__ import annotations

import pytest
from reading_of import frame_of, interview
from spacy.language import Language

from causerie.reading.frame import Frame, Sentence
from causerie.reading.pronouns import antecedent


def find(frame: Frame, word: str) -> tuple[Sentence, int]:
    """The last sentence that has the word, and where in its parsed paragraph."""
    return next((s, t.i) for s in reversed(frame.sentences) for t in reversed(list(s.span)) if t.text == word)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The embargo hurts the port. It has emptied the quays.", "It", "embargo"),
        ("The new tolls annoy everyone. They keep the vans away.", "They", "new tolls"),
        ("The spring flooded the cellars. That ruined the wine.", "That", "spring flooded the cellars"),
        ("They built a canal which drained the marsh.", "which", "canal"),
        ("The dam is cracked, and this worries the valley.", "this", "dam is cracked"),
        ("The levy is unpopular. It hits the poor. It also feeds the rumours.", "It", "levy"),
    ],
)
def test_antecedent(text: str, word: str, expected: str, nlp: Language) -> None:
    frame = frame_of(nlp, text)
    sentence, at = find(frame, word)
    found = antecedent(frame, sentence, sentence.doc[at])
    assert found is not None
    assert found.text == expected
    assert frame.document.text[found.start : found.end] == expected


def test_nothing_to_stand_for(nlp: Language) -> None:
    frame = frame_of(nlp, "It ended badly.")
    assert antecedent(frame, frame.sentences[0], frame.sentences[0].span[0]) is None


def test_a_noun_is_no_pronoun(nlp: Language) -> None:
    frame = frame_of(nlp, "The embargo hurts the port.")
    assert antecedent(frame, frame.sentences[0], frame.sentences[0].span[1]) is None


def test_an_answer_takes_up_the_subject_of_the_question(nlp: Language) -> None:
    frame = interview(nlp, "Did the festival help the shops?", "It emptied them.")
    sentence, at = find(frame, "It")
    found = antecedent(frame, sentence, sentence.doc[at])
    assert found is not None
    assert found.text == "festival"


def test_a_pronoun_said_over_and_over_is_followed_a_few_steps_only(nlp: Language) -> None:
    frame = interview(nlp, "Why?", "The mill is shut. " + "It is old. " * 1200)
    places = [(s, next(t for t in s.span if t.lower_ == "it")) for s in frame.sentences if s.span.text.startswith("It")]
    near, far = antecedent(frame, *places[0]), antecedent(frame, *places[-1])
    assert near is not None
    assert near.text == "mill"
    assert far is None
