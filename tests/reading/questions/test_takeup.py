"""Whether answers take questions up, on the examples of the cue file and on single rules."""

from __future__ import annotations

import pytest
from spacy.language import Language

from causerie.reading.frame import Sentence, parse
from causerie.reading.questions.cues import table
from causerie.reading.questions.takeup import Verdict, judge, wh_word
from causerie.values import Document, Turn
from causerie.vocabulary import Role, TakenUp


def sentences(text: str, nlp: Language) -> tuple[Sentence, ...]:
    document = Document(id="d", text=text, sha256="0" * 64)
    return parse(document, (Turn(0, len(text), None, Role.NARRATOR),), nlp).sentences


def verdict(question: str, answer: str, nlp: Language) -> Verdict:
    return judge(sentences(question, nlp), sentences(answer, nlp) if answer else ())


EXAMPLES = [(level, q, a) for level, pairs in table()["examples"].items() for q, a in pairs]


@pytest.mark.parametrize(("level", "question", "answer"), EXAMPLES)
def test_example_of_the_cue_file(level: str, question: str, answer: str, nlp: Language) -> None:
    assert verdict(question, answer, nlp).taken_up is TakenUp(level)


@pytest.mark.parametrize(
    ("question", "answer", "rule"),
    [
        ("Will the ferry sail?", "Yes, in May.", "question.confirmed"),
        ("Will the ferry sail?", "Not this year.", "question.denied"),
        ("Will the ferry sail?", "The county will probably see to that.", "question.graded"),
        ("Why did the weir break?", "Because nobody mended it.", "question.reason-given"),
        ("When did the weir break?", "In June 2029, at night.", "question.when-given"),
        ("How many eels are left?", "About three thousand.", "question.how-given"),
        ("Do you like eels?", "Smoked, I eat them all winter.", "question.speaks-of-self"),
        ("What became of the pump house?", "The old pump house burned.", "question.shared-words"),
        ("Who broke the weir?", "", "question.unanswered"),
        ("Who broke the weir?", "No comment.", "question.evasive-words"),
        ("Who broke the weir?", "Why do people always ask that?", "question.counter-question"),
    ],
)
def test_rule(question: str, answer: str, rule: str, nlp: Language) -> None:
    assert verdict(question, answer, nlp).rule == rule


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Why did it sink?", "why"),
        ("And how many are left?", "how"),
        ("Did it sink?", None),
        ("The mayor denies it, why?", "why"),
    ],
)
def test_question_word(question: str, word: str | None, nlp: Language) -> None:
    assert wh_word(sentences(question, nlp)[-1]) == word
