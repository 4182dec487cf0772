"""Words that say by when, as the cue file's examples have them."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from itertools import pairwise

import pytest
from spacy.language import Language

from causerie.reading.forecasts import find_forecasts
from causerie.reading.forecasts.extent import Extent
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


@pytest.mark.parametrize(
    ("text", "word", "words", "wanted"),
    [
        ("The vote set for 3 May will be close.", "vote", "vote set for 3 May", "3 May"),
        ("The boats that sank last week will be raised.", "raised", "boats that sank last week will be raised", None),
    ],
)
def test_a_time_within_a_forecast_is_its_own_unless_another_clause_tells_it(
    nlp: Language, text: str, word: str, words: str, wanted: str | None
) -> None:
    [sentence] = parse(Document("d", text, "0"), (Turn(0, len(text), None, Role.NARRATOR),), nlp).sentences
    head = next(token for token in sentence.span if token.text == word)
    span = sentence.doc.char_span(text.index(words), text.index(words) + len(words))
    extent = horizon_of(sentence, head, times(sentence), Extent(span.start, span.end, head.i))
    assert (text[slice(*sentence.place(extent.first, extent.end))] if extent else None) == wanted


def test_a_short_denial_takes_the_time_of_its_question(nlp: Language) -> None:
    text = "Will the mill of Ostrel close by Christmas? It won't."
    cut = text.index("It won't")
    turns = (Turn(0, cut, None, Role.INTERVIEWER), Turn(cut, len(text), None, Role.INTERVIEWEE))
    found = find_forecasts(parse(Document("d", text, "0"), turns, nlp), lambda start, end: ())
    assert [one.horizon.text for one in found if one.horizon] == ["by Christmas"]
