"""Runs of a text: exact places, and whole sentences round them."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.cutting import nearest, occurrences, place_of, sentence_starts, sentences_around, span_at
from causerie.errors import BadRequest, QuoteNotFound
from makers import document_of, turn

EXAMPLES = tomllib.loads(files("causerie").joinpath("cutting.toml").read_text("utf-8"))["example"]
TEXT = "INA HOLT: The drought came. The lake fell dry! So the mill closed.\n\nODO BRAND: Nobody knew."
DOCUMENT = document_of(TEXT)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one["text"][:30])
def test_sentences_of_the_examples(example: dict[str, Any]) -> None:
    text, starts = example["text"], sentence_starts(example["text"])
    cut = [text[start:end].strip() for start, end in zip(starts, (*starts[1:], len(text)), strict=True)]
    assert cut == example["sentences"]


def around(*words: str) -> str:
    places = [(TEXT.index(one), TEXT.index(one) + len(one)) for one in words]
    turns = (
        turn(TEXT, "The drought came. The lake fell dry! So the mill closed.", "Ina Holt"),
        turn(TEXT, "Nobody knew.", "Odo Brand"),
    )
    start, end = sentences_around(DOCUMENT, places, turns)
    return TEXT[start:end]


def test_the_shortest_run_of_sentences_and_no_label() -> None:
    assert around("drought") == "The drought came."
    assert around("lake") == "The lake fell dry!"
    assert around("lake", "mill") == "The lake fell dry! So the mill closed."
    assert around("Nobody") == "Nobody knew."


def test_places_by_offsets() -> None:
    assert place_of("120:140") == (120, 140)
    assert place_of(" 7 - 9 ") == (7, 9)
    start = TEXT.index(" lake ")
    assert span_at(DOCUMENT, start, start + 6).text == "lake"
    with pytest.raises(QuoteNotFound, match="no text"):
        span_at(DOCUMENT, 5, 5)
    with pytest.raises(BadRequest, match="cause"):
        place_of("-3:4", "cause")


def test_places_by_words() -> None:
    assert [one.start for one in occurrences(document_of("ab a ab"), "ab")] == [0, 5]
    assert nearest(document_of("ab a ab"), "ab", 4) == (5, 7)
    with pytest.raises(QuoteNotFound, match="exact words"):
        nearest(DOCUMENT, "the Drought", 0)


@given(st.text("ab.? \nA”", min_size=1), st.data())
def test_a_run_of_sentences_holds_what_it_is_to_hold(text: str, data: st.DataObject) -> None:
    if not text.strip():
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if text[start:end] != text[start:end].strip():
        return
    low, high = sentences_around(document_of(text), [(start, end)])
    assert 0 <= low <= start < end <= high <= len(text)
