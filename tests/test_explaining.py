"""Every description of a rule leads to a rule that is there."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files

import pytest
from spacy.language import Language

from causerie.documents import document_of_text
from causerie.pipeline.explaining import described, rules, threshold
from causerie.reading.read import read
from causerie.values import items_of
from makers import causal

EXAMPLES = {name: entry["example"] for name, entry in rules().items() if "example" in entry}


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_rule_finds_its_example(name: str, nlp: Language) -> None:
    reading = read(document_of_text(EXAMPLES[name], "example"), nlp)
    found = [item.rule for item in items_of(reading)]
    assert any(rule == name or rule.startswith(f"{name}.") for rule in found), found


def test_cue_files_that_are_named_exist() -> None:
    named = {entry["file"] for entry in rules().values() if "file" in entry}
    assert all(files("causerie.reading").joinpath("cues", name).is_file() for name in named)


def test_the_longest_start_counts() -> None:
    assert described("verb.down") != described("verb.up")
    assert described("verb.down.more") == described("verb.down")
    assert described("verb.down, edited by hand (Ina)") == described("verb.down")
    assert described("by hand (Ina)") == ()
    assert described("") == ()


def test_a_threshold_is_known_for_items_with_a_probability_alone() -> None:
    text = "The drought emptied the lake."
    item = causal(text, text, "drought", "lake")
    assert threshold("rules.v1", item) is None
    assert threshold("mine.v1", replace(item, probability=0.8)) is None


@pytest.mark.parametrize(("reader", "alone"), [("large.v1@0.6", 0.6), ("small.v1@1e-05+another", 1e-05)])
def test_a_threshold_that_a_user_has_set_is_that_of_what_the_encoder_alone_found(reader: str, alone: float) -> None:
    text = "The drought emptied the lake."
    item = replace(causal(text, text, "drought", "lake"), probability=0.8)
    encoder, calibrated = reader.split("@")[0], threshold(reader.split("@")[0], item)
    assert threshold(reader, replace(item, found_by=(encoder,))) == alone
    assert threshold(reader, replace(item, found_by=("rules.v1", encoder))) == calibrated
    assert calibrated not in (None, alone)


@pytest.mark.parametrize("name", ["model", "forecasts.model", "attribution.model", "relation.model"])
def test_what_the_encoder_alone_finds_is_described_as_such(name: str) -> None:
    assert described(name)[0].startswith("No rule")
