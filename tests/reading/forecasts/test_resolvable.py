"""Whether a forecast can be decided later, as the cue file's examples have it."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from spacy.language import Language

from causerie.reading.forecasts.extent import clause_extent
from causerie.reading.forecasts.resolvable import chances, resolvable, signs
from causerie.reading.frame import parse
from causerie.values import Document, Turn
from causerie.vocabulary import Resolvable, Role

EXAMPLES = tomllib.loads(files("causerie.reading").joinpath("cues/resolvable.toml").read_text("utf-8"))["examples"]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["text"])
def test_resolvable_examples_of_the_cue_file(nlp: Language, example: dict[str, str]) -> None:
    text = example["text"]
    [sentence] = parse(Document("d", text, "0"), (Turn(0, len(text), None, Role.NARRATOR),), nlp).sentences
    head = next(token for token in sentence.span if token.text == example["head"])
    found = resolvable(sentence, head, clause_extent(head), example.get("horizon"))
    assert found is Resolvable(example["resolvable"])


def asked(nlp: Language, text: str, word: str, horizon: str | None = None) -> tuple[tuple[str, ...], dict[str, float]]:
    [sentence] = parse(Document("d", text, "0"), (Turn(0, len(text), None, Role.NARRATOR),), nlp).sentences
    head = next(token for token in sentence.span if token.text == word)
    found = chances(sentence, head, clause_extent(head), horizon)
    return signs(sentence, head, clause_extent(head), horizon), {value.value: share for value, share in found.items()}


def test_chances_are_probabilities(nlp: Language) -> None:
    _, found = asked(nlp, "The guild will strive for unity.", "strive")
    assert set(found) == {"yes", "partly", "no"}
    assert sum(found.values()) == pytest.approx(1)
    assert all(0 < share < 1 for share in found.values())


@pytest.mark.parametrize(
    ("horizon", "sign"), [("by 3 May", "time.dated"), ("before the vote", "time.named"), ("soon", "time.vague")]
)
def test_a_time_that_is_named_makes_yes_likelier(nlp: Language, horizon: str, sign: str) -> None:
    shown, found = asked(nlp, "The guild will strive for unity.", "strive", horizon)
    _, without = asked(nlp, "The guild will strive for unity.", "strive")
    assert sign in shown
    assert (found["yes"] > without["yes"]) is (sign != "time.vague")
