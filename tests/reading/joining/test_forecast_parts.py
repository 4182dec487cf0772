"""Which words of the encoder's are taken for the time or the condition of a forecast."""

from __future__ import annotations

import pytest
from reading_of import frame_of
from spacy.language import Language

from causerie.reading.joining.forecasts import supposes, time_at
from causerie.reading.joining.places import Run, run_at

TEXT = "On the marsh the mill will close by the end of May, and unless the guild pays, it will, if anything, rot."


def run(nlp: Language, words: str) -> Run:
    start = TEXT.index(words)
    found = run_at(frame_of(nlp, TEXT), start, start + len(words), trim=False)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("words", "taken"),
    [("by the end of May", "by the end of May"), ("end of", "by the end of May"), ("On the marsh", None)],
)
def test_only_words_of_time_are_a_horizon(nlp: Language, words: str, taken: str | None) -> None:
    place = time_at(run(nlp, words), None)
    assert (TEXT[slice(*place)] if place else None) == taken


@pytest.mark.parametrize(
    ("words", "taken"), [("unless the guild pays", True), ("unless the", False), ("anything", False)]
)
def test_only_words_that_suppose_something_are_a_condition(nlp: Language, words: str, taken: bool) -> None:
    assert supposes(run(nlp, words)) is taken
