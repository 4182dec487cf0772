"""Forecasts: what counts, how far the proposition reaches, and what is left out."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest
from spacy.language import Language

from causerie.reading.forecasts import find_forecasts
from causerie.reading.frame import parse
from causerie.values import Document, Forecast, Turn
from causerie.vocabulary import Level, Resolvable, Role

EXAMPLES = tomllib.loads(files("causerie.reading").joinpath("cues/forecast.toml").read_text("utf-8"))["examples"]


def found(nlp: Language, text: str, role: Role = Role.NARRATOR) -> tuple[Forecast, ...]:
    frame = parse(Document("d", text, "0"), (Turn(0, len(text), None, role),), nlp)
    return find_forecasts(frame, lambda start, end: ("Ada Brandt",))


def propositions(nlp: Language, text: str) -> list[str]:
    return [forecast.proposition.text for forecast in found(nlp, text)]


@pytest.mark.parametrize(
    ("text", "proposition", "rule"),
    [
        ("The harbour of Ostrel will close in May.", "harbour of Ostrel will close", "will"),
        ("We shall leave the valley.", "We shall leave the valley", "will"),
        ("The dam is going to break.", "dam is going to break", "going-to"),
        ("Ostrel is about to vote again.", "Ostrel is about to vote again", "bound.about"),
        ("Prices are likely to fall.", "Prices are likely to fall", "bound.likely"),
        ("We expect the price of flour to double.", "price of flour to double", "expect.clause"),
        ("I expect a long strike.", "long strike", "expect.noun"),
        ("A second flood is possible.", "second flood", "predicate.possible"),
        ("A general strike cannot be ruled out.", "general strike", "ruled-out"),
        ("It is too late to save the orchard.", "save the orchard", "too-late-to"),
        ("The council of Pell meets on 3 May.", "council of Pell meets", "present.on-date"),
        ("The next ferry is due at noon.", "next ferry is due", "due"),
        ("Hard years lie ahead.", "Hard years lie ahead", "ahead"),
        ("My guess is a long winter.", "long winter", "guess"),
        ("If the rain goes on, the valley could lose its doctor.", "valley could lose its doctor", "could.if"),
        ("I would be surprised if the guild agreed.", "guild agreed", "surprised-if"),
        ("What we may see is a second flood.", "second flood", "cleft"),
        ("It threatens to ruin the fishermen of Tolm.", "ruin the fishermen of Tolm", "threatens-to"),
    ],
)
def test_find_forecasts_names_proposition_and_rule(nlp: Language, text: str, proposition: str, rule: str) -> None:
    [forecast] = found(nlp, text)
    assert forecast.proposition.text == proposition
    assert forecast.rule == f"forecasts.{rule}"
    assert forecast.source == ("Ada Brandt",)


@pytest.mark.parametrize(
    "text",
    [
        "Will the harbour of Ostrel close?",
        "I hope that the harbour will open again.",
        "The mayor said that he would resign.",
        "Had the dyke held, the town would have been spared.",
        "The villagers could not cross the river in those days.",
        "You may take the second lamp.",
        "The bakers will often begin at four.",
        "The weather here can be rough.",
        "The council met on 3 May.",
        "She asked whether the ferry will run.",
        "Members shall pay their dues.",
    ],
)
def test_find_forecasts_leaves_out(nlp: Language, text: str) -> None:
    assert found(nlp, text) == ()


@pytest.mark.parametrize(
    ("text", "negated", "level"),
    [
        ("The ferry will not return.", True, Level.CERTAIN),
        ("Nobody will leave the valley.", True, Level.CERTAIN),
        ("There will be no second vote.", True, Level.CERTAIN),
        ("The ferry will hardly return.", False, Level.UNLIKELY),
        ("I doubt that the ferry will return.", False, Level.UNLIKELY),
        ("The ferry will probably return.", False, Level.LIKELY),
        ("The ferry may well return.", False, Level.POSSIBLE),
        ("It is too late to call back the ferry.", False, Level.EXCLUDED),
        ("A second vote is out of the question.", False, Level.EXCLUDED),
    ],
)
def test_negation_and_certainty(nlp: Language, text: str, negated: bool, level: Level) -> None:
    [forecast] = found(nlp, text)
    assert forecast.negated is negated
    assert forecast.certainty.level is level


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("If the rain stops, the road will open.", "the rain stops"),
        ("Unless the rain stops, the road will stay shut.", "Unless the rain stops"),
        ("Should the rain stop, the road will open.", "the rain stop"),
        ("Give the pilots a map and half of the wrecks will vanish.", "Give the pilots a map"),
        ("The road will open.", None),
        ("Should Odda be chosen, she will open the canal.", "Odda be chosen"),
        ("In the event of a strike, the ferry will stop.", "In the event of a strike"),
        ("The pool will not open without a keeper.", "without a keeper"),
        ("The guild will not yield, even if the council insists.", None),
    ],
)
def test_condition_keeps_unless_and_drops_if(nlp: Language, text: str, condition: str | None) -> None:
    [forecast] = found(nlp, text)
    assert (forecast.condition.text if forecast.condition else None) == condition


def test_condition_of_the_second_clause_is_not_that_of_the_first(nlp: Language) -> None:
    first, second = found(nlp, "The rains will come, and unless the dykes are raised, the valley will be lost.")
    assert first.condition is None
    assert second.condition is not None
    assert second.condition.text == "unless the dykes are raised"


@pytest.mark.parametrize(
    "text", ["🙂 The ferry «will» sink by May.", "“The ferry will sink,” she said.\n\nThe bridge will hold."]
)
def test_mentions_are_exact_words_of_the_text(nlp: Language, text: str) -> None:
    forecasts = found(nlp, text)
    assert forecasts
    for forecast in forecasts:
        for mention in (forecast.proposition, forecast.condition, forecast.horizon, forecast.quote):
            if mention is not None:
                assert mention.start is not None
                assert text[mention.start : mention.end] == mention.text


def test_each_verb_of_a_list_is_one_forecast(nlp: Language) -> None:
    assert propositions(nlp, "The guild will sell the mill and pay its debts.") == [
        "guild will sell the mill",
        "pay its debts",
    ]


def test_each_member_of_a_list_that_will_follow_is_one_forecast(nlp: Language) -> None:
    found_words = propositions(nlp, "Strikes, blackouts and resignations will follow.")
    assert found_words == ["Strikes", "blackouts", "resignations will follow"]


def test_report_of_a_forecast_counts_in_news_only(nlp: Language) -> None:
    text = "The harbour office said that the second pier would open."
    assert [forecast.rule for forecast in found(nlp, text)] == ["forecasts.would.told"]
    assert found(nlp, text, Role.INTERVIEWEE) == ()


def test_forecast_with_a_date_can_be_decided(nlp: Language) -> None:
    [forecast] = found(nlp, "The bridge will open by 2031.")
    assert forecast.horizon is not None
    assert forecast.horizon.text == "by 2031"
    assert forecast.resolvable is Resolvable.YES


def test_later_sentence_that_weighs_a_forecast(nlp: Language) -> None:
    first, second = found(nlp, "They say that the ferry will return. We doubt it.")
    assert (second.proposition.text, second.certainty.level) == ("it", Level.UNLIKELY)
    assert second.proposition.refers_to is not None
    assert second.proposition.refers_to.text == first.proposition.text


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["text"])
def test_forecast_examples_of_the_cue_file(nlp: Language, example: dict[str, Any]) -> None:
    forecasts = found(nlp, example["text"])
    assert [forecast.proposition.text for forecast in forecasts] == example["propositions"]
    assert [forecast.rule for forecast in forecasts] == [f"forecasts.{rule}" for rule in example["rules"]]
    if "condition" in example:
        assert [forecast.condition.text for forecast in forecasts if forecast.condition] == [example["condition"]]


def test_time_gone_by_is_no_horizon(nlp: Language) -> None:
    [forecast] = found(nlp, "The generations-long quarrel that broke out 2 weeks ago will end.")
    assert forecast.horizon is None


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("I expect no strike this week.", True),
        ("We predict no change.", True),
        ("She expects no rain in Tolm.", True),
        ("I expect a strike this week.", False),
        ("We expect nothing but rain.", False),
    ],
)
def test_find_forecasts_of_nothing_to_come(nlp: Language, text: str, negated: bool) -> None:
    assert all(forecast.negated is negated for forecast in found(nlp, text))
    assert negated is False or found(nlp, text)
