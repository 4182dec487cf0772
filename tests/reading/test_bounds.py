"""Texts made to be slow: the work on each sentence is bounded, and the reading says what was cut."""

from __future__ import annotations

import pytest
from spacy.language import Language

from causerie.documents import LoadOptions, document_of_text
from causerie.reading.attributions.quotations import Paragraph
from causerie.reading.frame import TOKENS, UNBROKEN, Frame, blocks, parse
from causerie.reading.read import read
from causerie.reading.turns import find_turns
from causerie.values import Turn
from causerie.vocabulary import Role

ENDLESS = "the mill grew because the river rose and the town said that the bridge would fall if it rained "


def frame_of(text: str, nlp: Language) -> Frame:
    document = document_of_text(text, "long", LoadOptions())
    return parse(document, find_turns(document), nlp)


def pieces(text: str) -> list[tuple[int, int, int]]:
    return list(blocks(text, (Turn(0, len(text), None, Role.NARRATOR),)))


@pytest.mark.parametrize(
    "text",
    [
        ENDLESS * 60,
        "Prices rose due to " + ", ".join(f"a{n}" for n in range(1_500)) + ".",
        "because " * 2_000,
        '"He said ' * 600 + '"' * 600,
        "The mayor of Tarn said " + "x(" * 3_000 + " that it rained.",
    ],
    ids=["words", "list", "because", "quotes", "solid"],
)
def test_no_sentence_is_longer_than_the_bound(text: str, nlp: Language) -> None:
    frame = frame_of(text, nlp)
    assert frame.sentences
    assert max(len(sentence.span) for sentence in frame.sentences) <= TOKENS
    assert frame.cut


def test_pieces_of_a_sentence_are_its_words_in_order(nlp: Language) -> None:
    text = (ENDLESS * 60).strip() + "."
    frame = frame_of(text, nlp)
    assert all(text[s.start : s.end] == s.text for s in frame.sentences)
    assert " ".join(s.text for s in frame.sentences).split() == text.split()


def test_a_cut_is_noted_in_one_line(nlp: Language) -> None:
    document = document_of_text(ENDLESS * 60, "long", LoadOptions())
    notes = read(document, nlp).notes
    assert [note for note in notes if "read in pieces" in note and "\n" not in note]


def test_an_ordinary_text_has_no_such_note(nlp: Language) -> None:
    document = document_of_text("The dam broke because it rained. Nobody had looked after it.", "short", LoadOptions())
    assert read(document, nlp).notes == document.notes


@pytest.mark.parametrize("sign", ["(", "“", "1", "<", "\U0001f600"])
def test_a_run_of_signs_is_not_parsed_and_what_stands_round_it_is(sign: str, nlp: Language) -> None:
    text = "The dam broke because it rained. " + sign * 20_000 + " The mill closed because the dam broke."
    frame = frame_of(text, nlp)
    assert sum(len(sentence.span) for sentence in frame.sentences) < 2 * UNBROKEN
    reading = read(frame.document, nlp)
    assert len(reading.causal) == 2
    assert any("read in pieces" in note for note in reading.notes)


def test_letters_without_a_blank_are_cut() -> None:
    text = "ab" * 2_000
    assert [end - start for _, start, end in pieces(text)] == [UNBROKEN] * 10


def test_only_quotations_near_a_place_are_looked_at() -> None:
    paragraph = Paragraph([], [(n, n + 5) for n in range(0, 10_000, 10)])
    assert paragraph.near(4_998, 5_012) == [(5_000, 5_005), (5_010, 5_015)]
    assert paragraph.quotes(5_004)
    assert not paragraph.quotes(5_005)
