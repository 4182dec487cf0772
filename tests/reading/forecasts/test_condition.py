"""On what a forecast hangs, as the cue file's examples have it."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from spacy.language import Language

from causerie.reading.forecasts import find_forecasts
from causerie.reading.frame import parse
from causerie.values import Document, Forecast, Turn
from causerie.vocabulary import Role

EXAMPLES = tomllib.loads(files("causerie.reading").joinpath("cues/condition.toml").read_text("utf-8"))["examples"]


def found(nlp: Language, text: str) -> tuple[Forecast, ...]:
    turns = (Turn(0, len(text), None, Role.INTERVIEWEE),)
    return find_forecasts(parse(Document("d", text, "0"), turns, nlp), lambda start, end: ())


def conditions(nlp: Language, text: str) -> list[str | None]:
    return [one.condition.text if one.condition else None for one in found(nlp, text)]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["text"])
def test_condition_examples_of_the_cue_file(nlp: Language, example: dict[str, str]) -> None:
    last = conditions(nlp, example["text"])[-1]
    wanted = example.get("condition")
    assert (last.removeprefix("the ") if last else None) == (wanted.removeprefix("the ") if wanted else None)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Take away the tariff of Velm and this war will be over in May.", ["Take away the tariff of Velm"]),
        ("The League expects fares to rise by Easter unless the guild steps in.", ["unless the guild steps in"]),
        ("If the guild signs, the mill will reopen. Fares will fall in May.", ["the guild signs", None]),
        ("If the guild signs, the mill will reopen and the ferry will sail.", ["the guild signs", "the guild signs"]),
        ("The guild believes that higher fares would empty the ferry.", ["higher fares"]),
        ("The guild believes that the mayor would empty the ferry.", [None]),
        ("When elected, she will cut the toll.", ["elected"]),
        ("The guild waits if you ask, but the mayor will sign.", [None]),
        ("They weep without the ferry, and nobody will help.", [None]),
        ("The pier will stay, and unless the guild pays, the mill will close.", [None, "unless the guild pays"]),
    ],
)
def test_each_forecast_has_the_condition_of_its_own_clause(nlp: Language, text: str, wanted: list[str | None]) -> None:
    assert conditions(nlp, text) == wanted


def test_a_condition_is_cut_out_of_the_text_where_it_stands(nlp: Language) -> None:
    text = "And if the guild signs, as they say? Then the mill will reopen."
    [forecast] = found(nlp, text)
    assert forecast.condition is not None
    start, end = forecast.condition.start, forecast.condition.end
    assert text[start:end] == forecast.condition.text == "guild signs"


@pytest.mark.parametrize(("modal", "held"), [("would", True), ("will", False)])
def test_what_would_be_goes_on_under_a_supposition_some_sentences_before(nlp: Language, modal: str, held: bool) -> None:
    text = f"If the guild signs, the mill would reopen. Nobody here doubts it. The ferry {modal} return by May."
    last = found(nlp, text)[-1]
    assert (last.condition is not None) is held
