"""What forecasts are told to be about."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.ledger.topics import SAID_NOT, topic, topics_of
from causerie.values import Factor, Map, Place
from causerie.vocabulary import Direction, Part
from causerie.words import table, words

EXAMPLES = tomllib.loads(files("causerie.ledger").joinpath("topics.toml").read_text("utf-8"))["examples"]


def place(text: str, way: str, part: Part = Part.PROPOSITION) -> Place:
    return Place("talk", text, part, Direction(way), text)


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: row["label"])
def test_examples_of_the_table(row: dict[str, str]) -> None:
    assert topic(row["label"], place(row["text"], row["way"])) == row["topic"]


def test_contrary_forecasts_of_one_factor_are_about_one_thing() -> None:
    stays, goes = place("the minister will not resign", "increase"), place("the minister will resign", "decrease")
    drawn = Map(
        (Factor("f", "minister will not resign", (stays, goes, place("the minister", "increase", Part.CAUSE))),)
    )
    found = topics_of(drawn)
    assert {label for label, _ in found.values()} == {"minister"}
    assert len({factor for _, factor in found.values()}) == len(found) == 2


def test_a_capital_at_the_head_of_a_sentence_makes_no_topic_of_its_own() -> None:
    one, other = place("Schools will reopen", "increase"), place("schools will stay shut", "increase")
    found = topics_of(Map((Factor("f", one.text, (one,)), Factor("g", other.text, (other,)))))
    assert {label for label, _ in found.values()} == {"Schools"}


NOUNS = st.sampled_from(["mill", "old dam", "price of salt", "people of Tarn", "borders"])


@given(NOUNS, st.sampled_from(["", "no ", "the ", "not one "]), st.sampled_from(["", " not", " never"]), st.booleans())
def test_what_a_forecast_is_about_never_denies(noun: str, before: str, denied: str, with_it: bool) -> None:
    label = f"{before}{noun} will{denied} last"
    found = topic(label, place(label, "increase" if with_it else "decrease"))
    assert SAID_NOT not in found
    assert not {word.lower for word in words(found)} & table("negators")
    assert found in label
