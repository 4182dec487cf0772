"""Reports of what somebody else says or thinks."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_of import frame_of, interview
from spacy.language import Language

from causerie.reading.attributions import find_attributions
from causerie.reading.attributions.cues import reporting
from causerie.reading.attributions.find import distinct, overlap
from causerie.reading.attributions.quotations import quotations
from causerie.reading.read import read
from causerie.values import Document

EXAMPLES = tomllib.loads(files("causerie.reading").joinpath("cues/reporting.toml").read_text("utf-8"))["examples"]


def reports(nlp: Language, text: str) -> list[tuple[str, str, str]]:
    return [(a.source.text, a.cue.text, a.content.text) for a in find_attributions(frame_of(nlp, text))]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["text"])
def test_attributions_example_of_cue_file(nlp: Language, example: dict[str, Any]) -> None:
    expected = [(example["source"], example["cue"], example["content"])] if "source" in example else []
    assert reports(nlp, example["text"]) == expected


def test_attributions_quotation_keeps_its_holder_over_sentences(nlp: Language) -> None:
    text = '"The dam is old," said Anna Keller. "It leaks every spring. We mend it with tar."'
    assert reports(nlp, text) == [
        ("Anna Keller", "said", "The dam is old"),
        ("Anna Keller", "", "It leaks every spring. We mend it with tar"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        'Anna Keller said: "The dam is old. It leaks."',
        "Anna Keller said: “The dam is old. It leaks.”",
        '"The dam is old. It leaks," said Anna Keller.',
        '"The dam is old. It leaks," Anna Keller said.',
        "«The dam is old. It leaks», said Anna Keller.",
    ],
)
def test_attributions_tag_stands_before_or_after(nlp: Language, text: str) -> None:
    assert reports(nlp, text) == [("Anna Keller", "said", "The dam is old. It leaks")]


def test_attributions_tag_interrupts_a_sentence(nlp: Language) -> None:
    ((source, _, content),) = reports(nlp, '"The dam," said Anna Keller, "is older than the town."')
    assert source == "Anna Keller"
    assert content == 'The dam," said Anna Keller, "is older than the town'


def test_attributions_nested(nlp: Language) -> None:
    found = reports(nlp, "The clerk says that the keeper believes that the pond is dry.")
    assert [(source, content) for source, _, content in found] == [
        ("clerk", "keeper believes that the pond is dry"),
        ("keeper", "pond is dry"),
    ]


def test_attributions_quoted_single_word_is_no_speech(nlp: Language) -> None:
    assert reports(nlp, 'They live in a "smart" town.') == []


def test_attributions_in_both_voices(nlp: Language) -> None:
    frame = interview(nlp, "The mayor says that the lake is full. Is it?", "The fishermen say that it is empty.")
    assert [a.source.text for a in find_attributions(frame)] == ["mayor", "fishermen"]


def test_attributions_offsets_are_exact_after_emoji(nlp: Language) -> None:
    text = "🌊 😀 The clerk said that the pier is shut."
    frame = frame_of(nlp, text)
    (found,) = find_attributions(frame)
    for mention in (found.source, found.cue, found.content):
        assert text[mention.start : mention.end] == mention.text
    assert text[found.quote.start : found.quote.end] == found.quote.text


def test_attributions_verbs_take_known_constructions() -> None:
    assert "clause" in reporting().verbs["say"]
    assert set(reporting().about) <= set(reporting().verbs)
    assert set(reporting().judged) <= {verb for verb, kinds in reporting().verbs.items() if "judgement" in kinds}


PLACES = st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda p: (p[0], p[0] + p[1]))


@given(PLACES, PLACES)
def test_overlap_is_symmetric_and_bounded(one: tuple[int, int], other: tuple[int, int]) -> None:
    assert overlap(one, other) == overlap(other, one)
    assert 0 <= overlap(one, other) <= min(one[1] - one[0], other[1] - other[0])


@given(st.text(alphabet='ab "“”«»', max_size=60))
def test_quotations_lie_inside_their_marks(text: str) -> None:
    found = quotations(text, 0, len(text))
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(one[1] <= two[0] for one, two in pairwise(found))
    assert all(set(text[:start]) & set('"“«»') for start, _ in found)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said ‘the boats’ keel is lost’ and left", []),
        ("‘The keel is lost,’ he said", ["The keel is lost"]),
        ("It's the dog's bone, isn't it", []),
        ("''The keel is lost,'' he said", ["The keel is lost"]),
        ("„Der Kiel“ and “the keel”", ["Der Kiel", "the keel"]),
        ("“The keel is “lost”, he said", ["The keel is “lost"]),
    ],
)
def test_quotations_of_each_kind_of_mark(text: str, inside: list[str]) -> None:
    found = [text[start:end] for start, end in quotations(text, 0, len(text))]
    assert [words for words in found if words in inside] == inside


def test_distinct_of_nothing() -> None:
    assert distinct([]) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The shirts came out that said the keeper knew.", ("shirts", "said", "keeper knew")),
        ("He was told to leave the mill.", ("", "told", "to leave the mill")),
        ("I am informed that the mill is shut.", ("", "informed", "mill is shut")),
        ("She was hauled in and told that the mill was shut.", ("", "told", "mill was shut")),
        ("We have convinced the guild that the toll is unfair.", ("guild", "convinced", "toll is unfair")),
        ("The plan was rejected by the harbour guild.", ("harbour guild", "rejected", "plan")),
        ("The mill is, as Anna Keller said, “an unspeakable ruin”.", ("Anna Keller", "said", "an unspeakable ruin")),
        ("Anna Keller repeated her “warm and lasting thanks”.", ("Anna Keller", "repeated", "warm and lasting thanks")),
        ("The union was critical of the toll.", ("union", "critical", "toll")),
        ("A clerk who saw the papers says that the dam held.", ("clerk who saw the papers", "says", "dam held")),
        ("Anna Keller and Ole Lind say that the dam held.", ("Anna Keller and Ole Lind", "say", "dam held")),
        ("Our model gives 400 further cases.", ("Our model", "gives", "400 further cases")),
        ("Everybody denies it.", ("Everybody", "denies", "it")),
    ],
)
def test_attributions_constructions(nlp: Language, text: str, expected: tuple[str, str, str]) -> None:
    assert reports(nlp, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The team was denied visas.",
        "Nobody wants the toll.",
        "The bill is expected to pass.",
        "Who said so?",
        "Let me say that the mill is shut.",
        "We knew what we were doing.",
        "The nurses slam the doors.",
        "In 1995, at age seventeen, she was praised.",
    ],
)
def test_attributions_of_nobody(nlp: Language, text: str) -> None:
    assert reports(nlp, text) == []


def test_attributions_tag_inside_a_sentence_takes_both_halves(nlp: Language) -> None:
    text = "If the gates had been open, Warden Ulla Prenn told the council in May, the meadow could have been drained."
    assert reports(nlp, text) == [("Warden Ulla Prenn", "told", text.rstrip("."))]


def test_attributions_quotation_resumed_after_its_tag(nlp: Language) -> None:
    text = '"We shifted the market," he said, "from the square to the quay. That is what did it."'
    assert reports(nlp, text) == [
        ("he", "said", 'We shifted the market," he said, "from the square to the quay'),
        ("he", "", "That is what did it"),
    ]


def test_attributions_signed_quotation(nlp: Language) -> None:
    assert reports(nlp, '"The dam leaks and nobody mends it." - Matthew Keller') == [
        ("Matthew Keller", "", "The dam leaks and nobody mends it")
    ]


def test_a_quotation_that_goes_on_is_no_further_report(nlp: Language) -> None:
    """Its later sentences keep their holder in the source of their claims all the same."""
    text = '"The rain will not end," said Ada Marl. "It raised the lake. The dam will break."\n'
    found = read(Document("d", text, ""), nlp)
    assert [a.source.text for a in found.attributions] == ["Ada Marl"]
    assert [f.source[-1] for f in found.forecasts][-1] == "Ada Marl"
