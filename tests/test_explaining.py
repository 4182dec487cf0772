"""Every description of a rule leads to a rule that is there."""

from __future__ import annotations

from importlib.resources import files

import pytest
from spacy.language import Language

from causerie.documents import document_of_text
from causerie.pipeline.explaining import described, rules
from causerie.reading.read import read
from causerie.values import items_of

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
