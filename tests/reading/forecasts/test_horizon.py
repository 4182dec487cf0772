"""Words that say by when, as the cue file's examples have them."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from itertools import pairwise

import pytest
from spacy.language import Language

from causerie.reading.forecasts.horizon import horizon_of, times
from causerie.reading.frame import parse
from causerie.values import Document, Turn
from causerie.vocabulary import Role

EXAMPLES = tomllib.loads(files("causerie.reading").joinpath("cues/horizon.toml").read_text("utf-8"))["examples"]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["text"])
def test_horizon_examples_of_the_cue_file(nlp: Language, example: dict[str, str]) -> None:
    text = example["text"]
    [sentence] = parse(Document("d", text, "0"), (Turn(0, len(text), None, Role.NARRATOR),), nlp).sentences
    head = next(token for token in sentence.span if token.text == example["head"])
    extent = horizon_of(sentence, head, times(sentence))
    words = text[slice(*sentence.place(extent.first, extent.end))] if extent else None
    assert words == example.get("horizon")


def test_times_do_not_overlap(nlp: Language) -> None:
    text = "By the end of May or before the election in June the council will vote next week."
    [sentence] = parse(Document("d", text, "0"), (Turn(0, len(text), None, Role.NARRATOR),), nlp).sentences
    spans = times(sentence)
    assert len(spans) >= 3
    assert all(left.end <= right.first for left, right in pairwise(spans))
