"""Whether a forecast can be decided later, as the cue file's examples have it."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from spacy.language import Language

from causerie.reading.forecasts.extent import clause_extent
from causerie.reading.forecasts.resolvable import resolvable
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
