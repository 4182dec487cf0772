"""Runs of tokens from offsets, and where a verb alone is made complete."""

from __future__ import annotations

import pytest
from reading_of import frame_of
from spacy.language import Language

from causerie.reading.joining.places import Run, broken, completed, run_at


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("The talks may ease the crisis soon.", "ease", "ease the crisis"),
        ("The talks may ease the crisis soon.", "talks", "talks"),
        ("The harbour froze.", "froze", "froze"),
    ],
)
def test_a_verb_alone_reaches_to_the_end_of_what_it_says(nlp: Language, text: str, words: str, whole: str) -> None:
    frame = frame_of(nlp, text)
    start = text.index(words)
    run = run_at(frame, start, start + len(words))
    assert run is not None
    low, high = completed(run).place
    assert text[low:high] == whole


@pytest.mark.parametrize(
    ("text", "words", "cut"),
    [
        ("The talks may ease the crisis soon.", "ease", True),
        ("The talks may ease the crisis soon.", "ease the crisis", False),
        ("The harbour froze.", "froze", False),
        ("Tarn fears a revolt against the duke.", "revolt against", True),
        ("Tarn fears a revolt against the duke.", "revolt", False),
        ("The storm broke down the old door.", "storm broke down", True),
    ],
)
def test_words_break_off_before_what_they_need(nlp: Language, text: str, words: str, cut: bool) -> None:
    start = text.index(words)
    run = run_at(frame_of(nlp, text), start, start + len(words))
    assert run is not None
    assert broken(run) is cut


def test_a_place_asked_for_again_is_the_same_run(nlp: Language) -> None:
    text = "The dam (broke) in May. Well, the crew left ..."
    frame = frame_of(nlp, text)
    places = [(0, 7), (0, 22), (24, 29), (24, 44), (len(text) - 3, len(text)), (-5, -1), (90, 99)]
    asked = [(low, high, trim) for low, high in places for trim in (True, False)]
    first = [place_of(run_at(frame, *one)) for one in asked]
    assert [place_of(run_at(frame, *one)) for one in asked] == first
    assert [place_of(run_at(frame_of(nlp, text), *one)) for one in asked] == first
    assert None in first


def place_of(run: Run | None) -> tuple[int, int, int] | None:
    return (*run.place, run.head.i) if run is not None else None
