"""Hedges: which words carry the certainty of a clause, and which level they give."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from spacy.language import Language

from causerie.reading.certainty import certainty_of
from causerie.reading.frame import parse
from causerie.values import Certainty, Document, Turn
from causerie.vocabulary import Level, Role

EXAMPLES = tomllib.loads(files("causerie.reading").joinpath("cues/hedges.toml").read_text("utf-8"))["examples"]


def read(nlp: Language, text: str, word: str) -> Certainty:
    frame = parse(Document("d", text, "0"), (Turn(0, len(text), None, Role.NARRATOR),), nlp)
    for sentence in frame.sentences:
        for token in sentence.span:
            if token.text == word:
                return certainty_of(sentence, token)
    raise AssertionError(f"no token {word!r} in {text!r}")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["text"])
def test_certainty_examples_of_the_cue_file(nlp: Language, example: dict[str, str]) -> None:
    found = read(nlp, example["text"], example["head"])
    assert found.level is Level(example["level"])
    assert found.text == example.get("words")


@pytest.mark.parametrize(
    ("text", "head"),
    [("Snow will probably fall.", "fall"), ("🙂 I doubt that Mr. Ott will sing.", "sing")],
)
def test_certainty_words_stand_at_their_offsets(nlp: Language, text: str, head: str) -> None:
    found = read(nlp, text, head)
    assert found.start is not None
    assert found.text == text[found.start : found.end]


def test_certainty_of_unhedged_clause_has_no_words(nlp: Language) -> None:
    assert read(nlp, "The mill closed.", "closed") == Certainty(Level.CERTAIN)


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("People believe the rumour because the radio repeats it.", "believe"),
        ("The guards trust the captain.", "trust"),
        ("The mayor cannot deny that the dam caused the flood.", "caused"),
    ],
)
def test_what_is_told_of_others_is_no_hedge(nlp: Language, text: str, head: str) -> None:
    assert read(nlp, text, head) == Certainty(Level.CERTAIN)


def test_what_i_believe_stays_a_hedge(nlp: Language) -> None:
    assert read(nlp, "I expect a shortage of salt.", "expect").level is Level.LIKELY
    assert read(nlp, "Farmers believe that the tax hurts them.", "hurts").level is Level.LIKELY
