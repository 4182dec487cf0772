"""Short answers that take up the forecast in a question."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from spacy.language import Language

from causerie.reading.forecasts import find_forecasts
from causerie.reading.frame import parse
from causerie.values import Document, Forecast, Turn
from causerie.vocabulary import Level, Role

EXAMPLES = tomllib.loads(files("causerie.reading").joinpath("cues/answers.toml").read_text("utf-8"))["examples"]


def interview(nlp: Language, question: str, answer: str) -> tuple[str, tuple[Forecast, ...]]:
    text = f"{question}\n\n{answer}"
    middle = len(question) + 2
    turns = (Turn(0, len(question), None, Role.INTERVIEWER), Turn(middle, len(text), None, Role.INTERVIEWEE))
    return text, find_forecasts(parse(Document("d", text, "0"), turns, nlp), lambda start, end: ())


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["question"])
def test_answer_examples_of_the_cue_file(nlp: Language, example: dict[str, str]) -> None:
    text, [forecast] = interview(nlp, example["question"], example["answer"])
    assert forecast.proposition.text == example["proposition"]
    assert forecast.negated is example["negated"]
    assert forecast.certainty.level is Level(example["level"])
    assert forecast.quote.text == example["answer"]
    refers_to = forecast.proposition.refers_to
    assert refers_to is not None
    assert text[refers_to.start : refers_to.end] == refers_to.text
    assert refers_to.end <= len(example["question"])


def test_answer_refers_to_the_clause_of_the_question(nlp: Language) -> None:
    _, [forecast] = interview(nlp, "Will the dyke at Pell break?", "Hardly.")
    assert forecast.proposition.refers_to is not None
    assert forecast.proposition.refers_to.text == "dyke at Pell break"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Did the dyke at Pell break?", "Certainly."),
        ("Why did you leave Ostrel?", "The rain."),
        ("What would you change?", "Nothing."),
        ("Was the flood at Pell inevitable?", "By Monday, certainly."),
        ("What awaits the valley?", "First, the drinking water."),
    ],
)
def test_answer_to_another_question_is_no_forecast(nlp: Language, question: str, answer: str) -> None:
    assert interview(nlp, question, answer)[1] == ()


def test_second_short_answer_and_follow_up_question(nlp: Language) -> None:
    text = "Will anybody leave?\n\nThe miller, perhaps. Not the mayor.\n\nAnd the guild?\n\nHardly."
    turns = []
    at = 0
    for number, part in enumerate(text.split("\n\n")):
        turns.append(Turn(at, at + len(part), None, Role.INTERVIEWEE if number % 2 else Role.INTERVIEWER))
        at += len(part) + 2
    forecasts = find_forecasts(parse(Document("d", text, "0"), tuple(turns), nlp), lambda start, end: ())
    assert [forecast.proposition.text for forecast in forecasts] == ["miller", "Not the mayor", "Hardly"]


def test_lines_behind_a_title_answer_nothing(nlp: Language) -> None:
    text = "Will the dyke at Pell hold? What the valley asks\n\nSaturday, 3 May 1998"
    turns = (Turn(0, len(text), None, Role.NARRATOR),)
    assert find_forecasts(parse(Document("d", text, "0"), turns, nlp), lambda start, end: ()) == ()
