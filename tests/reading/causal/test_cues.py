"""The examples in the cue files of causal claims are read as they say."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from spacy.language import Language

from causerie.reading.causal.direction import direction_of
from causerie.reading.causal.find import find_causal
from causerie.reading.frame import Frame, parse
from causerie.values import Document, Turn
from causerie.vocabulary import Direction, Role

NAMES = ("verbs", "because", "prepositions", "purpose", "nouns")


def cues(name: str) -> dict:
    return tomllib.loads(files("causerie.reading").joinpath("cues", f"causal_{name}.toml").read_text("utf-8"))


def frame(text: str, nlp: Language) -> Frame:
    return parse(Document("d", text, "0"), (Turn(0, len(text), None, Role.NARRATOR),), nlp)


def read(text: str, nlp: Language) -> list[list[str]]:
    """Cause and effect of each claim; "-" marks a decrease."""
    claims = find_causal(frame(text, nlp), lambda start, end: ())
    return sorted(
        [("-" if m.direction is Direction.DECREASE else "") + m.text for m in (c.cause, c.effect)] for c in claims
    )


@pytest.mark.parametrize("example", [e for name in NAMES for e in cues(name)["examples"]], ids=lambda e: e["text"][:40])
def test_example_of_a_cue_file(example: dict, nlp: Language) -> None:
    assert read(example["text"], nlp) == sorted(example["claims"])


@pytest.mark.parametrize("example", cues("direction")["examples"], ids=lambda e: e["text"])
def test_direction_of_words(example: dict, nlp: Language) -> None:
    sentence = frame(example["text"], nlp).sentences[0]
    span = sentence.span
    assert direction_of(sentence, span.start, span.end, span.root) == example["direction"]
