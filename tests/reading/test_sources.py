"""The chain of those who say a claim."""

from __future__ import annotations

import dataclasses

import pytest
from reading_of import frame_of, interview
from spacy.language import Language

from causerie.reading.attributions import find_attributions
from causerie.reading.frame import Frame
from causerie.reading.sources import chains
from causerie.vocabulary import Role


def chain_at(frame: Frame, words: str) -> tuple[str, ...]:
    start = frame.document.text.index(words)
    return chains(frame, find_attributions(frame))(start, start + len(words))


def test_chain_of_a_guest(nlp: Language) -> None:
    frame = interview(nlp, "Is the lake full?", "The lake is dry because of the mill.")
    assert chain_at(frame, "lake is dry") == ("Tarn Post", "Edo Lark")
    assert chain_at(frame, "lake full") == ("Tarn Post", "Pia Voss")


def test_chain_of_a_report_and_of_a_report_in_it(nlp: Language) -> None:
    frame = interview(nlp, "Why?", "The clerk says that the keeper believes that the pond is dry.")
    assert chain_at(frame, "pond is dry") == ("Tarn Post", "Edo Lark", "clerk", "keeper")


def test_chain_names_the_outlet_once(nlp: Language) -> None:
    frame = frame_of(nlp, "The mill is shut.", ("The mill is shut.", "Tarn Post", Role.NARRATOR))
    document = dataclasses.replace(frame.document, outlet="Tarn Post")
    assert chain_at(dataclasses.replace(frame, document=document), "mill") == ("Tarn Post",)


def test_chain_of_an_unnamed_voice_is_empty(nlp: Language) -> None:
    assert chain_at(frame_of(nlp, "The mill is shut."), "mill") == ()


@pytest.mark.parametrize(
    ("text", "words", "holder"),
    [
        ("Dr Anna Keller spoke first. Keller said that the dam leaks.", "dam leaks", "Anna Keller"),
        ("Anna Keller spoke first. She said that the dam leaks.", "dam leaks", "Anna Keller"),
        ("Its director, Anna Keller, said that the dam leaks.", "dam leaks", "Anna Keller"),
        ("The ministry is calm. It says that the dam is safe.", "dam is safe", "ministry"),
        ("The fishermen are angry. They say that the lake is dead.", "lake is dead", "fishermen"),
        ("Two colleagues say that the dam leaks.", "dam leaks", "Two colleagues"),
    ],
)
def test_chain_names_holders_in_full(nlp: Language, text: str, words: str, holder: str) -> None:
    assert chain_at(frame_of(nlp, text), words)[-1:] == (holder,)


def test_chain_of_own_past_thought_is_the_speaker(nlp: Language) -> None:
    frame = interview(nlp, "And you?", "I believed then that the ice would hold.")
    assert chain_at(frame, "ice would hold") == ("Tarn Post", "Edo Lark")


def test_chain_keeps_the_holder_of_a_long_quotation(nlp: Language) -> None:
    text = '"The dam is old," said Anna Keller. "It leaks every spring. We mend it with tar."'
    frame = frame_of(nlp, text)
    assert chain_at(frame, "We mend it") == ("Anna Keller",)


def test_chain_does_not_reach_outside_the_report(nlp: Language) -> None:
    frame = frame_of(nlp, "The clerk said that the pier is shut. The mill burns.")
    assert chain_at(frame, "mill burns") == ()


def test_the_outlet_stands_in_the_chain_without_its_article(nlp: Language) -> None:
    frame = frame_of(nlp, "The mill is shut.", ("The mill is shut.", "Tarn Post", Role.NARRATOR))
    document = dataclasses.replace(frame.document, outlet="The Tarn Post")
    assert chain_at(dataclasses.replace(frame, document=document), "mill") == ("Tarn Post",)
