"""A clause as one end of a claim."""

from __future__ import annotations

import pytest
from claims_of import frame_of
from spacy.language import Language

from causerie.reading.causal.clauses import asks, happening, happenings, said, time_of
from causerie.vocabulary import Direction


@pytest.mark.parametrize(
    ("text", "words", "direction"),
    [
        ("The price of lamp oil will halve by spring.", "The price of lamp oil", Direction.DECREASE),
        ("There will be no ferry.", "ferry", Direction.DECREASE),
        ("We may well get a strike.", "a strike", Direction.INCREASE),
        ("The mayor will lose her seat.", "her seat", Direction.DECREASE),
        ("The tolls are likely to rise.", "The tolls", Direction.INCREASE),
        ("The docks will stand idle by December.", "The docks will stand idle", None),
    ],
)
def test_happening(text: str, words: str, direction: Direction | None, nlp: Language) -> None:
    sentence = frame_of(text, nlp).sentences[0]
    found = happening(sentence, sentence.root)
    assert sentence.doc[found.first : found.end].text == words
    assert found.direction is direction


def test_what_is_meant_stands_below_an_opinion(nlp: Language) -> None:
    sentence = frame_of("I think that the choir will sing.", nlp).sentences[0]
    assert said(sentence.root).text == "sing"


def test_joined_clause_in_another_mood_is_left_out(nlp: Language) -> None:
    sentence = frame_of("The vines would suffer, and the bank has no money.", nlp).sentences[0]
    assert [part.head.text for part in happenings(sentence, sentence.root)] == ["vines"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Will it rain?", True), ("It will rain, won't it?", False), ("“Will it rain?”", True), ("It will rain.", False)],
)
def test_asks(text: str, expected: bool, nlp: Language) -> None:
    assert asks(frame_of(text, nlp).sentences[0]) is expected


def test_time_of_a_clause(nlp: Language) -> None:
    frame = frame_of("The ferry will stop by December.", nlp)
    sentence = frame.sentences[0]
    place = time_of(sentence, sentence.root)
    assert place is not None
    assert frame.document.text[slice(*place)] == "by December"
