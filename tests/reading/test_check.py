from __future__ import annotations

import dataclasses

from spacy.language import Language

from causerie.reading.check import checked, spans, verbatim
from causerie.reading.read import read
from causerie.values import Certainty, Document, Forecast, Mark, Mention, Quote, Reading
from causerie.vocabulary import Level, MarkKind, Resolvable

TEXT = "🌊 The lake will rise. [The dam will break.]"
LAKE = Forecast(
    quote=Quote("The lake will rise.", 2, 21),
    proposition=Mention("lake will rise", 6, 20),
    negated=False,
    certainty=Certainty(Level.CERTAIN),
    resolvable=Resolvable.PARTLY,
    source=("Ada Marl",),
)
DOCUMENT = Document("d", TEXT, "0" * 64, outlet="The Bell", marks=(Mark(MarkKind.INSERTION, 22, 43),))


def reading(*forecasts: Forecast) -> Reading:
    return Reading("d", None, None, "en", "rules.v1", forecasts=forecasts)


def test_verbatim_items_stay() -> None:
    assert checked(reading(LAKE), DOCUMENT) == reading(LAKE)


def test_an_item_whose_words_are_elsewhere_is_dropped_and_counted() -> None:
    moved = dataclasses.replace(LAKE, proposition=Mention("lake will rise", 7, 21))
    after = checked(reading(LAKE, moved), DOCUMENT)
    assert after.forecasts == (LAKE,)
    assert after.notes == ("1 items dropped: their words are not in the text where the rule put them",)


def test_words_that_a_pronoun_stands_for_are_checked_too() -> None:
    wrong = dataclasses.replace(LAKE.proposition, refers_to=Quote("dam", 0, 3))
    assert not verbatim(dataclasses.replace(LAKE, proposition=wrong), TEXT)


def test_an_insertion_of_the_editor_is_not_the_speakers() -> None:
    dam = dataclasses.replace(LAKE, quote=Quote(TEXT[22:43], 22, 43), proposition=Mention("dam will break", 27, 41))
    assert checked(reading(dam), DOCUMENT).forecasts[0].source == ("Bell",)


def test_all_that_is_read_stands_in_the_text(nlp: Language) -> None:
    text = "Ada: 🌧 Rain raised the lake, because the gates were shut. If it goes on, the dam will break.\n"
    document = Document("d", text, "0" * 64)
    found = read(document, nlp)
    for item in (*found.causal, *found.forecasts):
        assert all(text[start:end] == words for words, start, end in spans(item))
