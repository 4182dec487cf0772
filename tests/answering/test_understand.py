from __future__ import annotations

import pytest
from spacy.language import Language

from causerie.answering.understand import Kind, data, shape, understand


@pytest.mark.parametrize("example", data()["examples"], ids=lambda e: e["question"])
def test_shapes(example: dict[str, str]) -> None:
    asked = shape(example["question"])
    assert (asked.kind, asked.topic, asked.name) == (
        Kind(example["kind"]),
        example.get("topic", ""),
        example.get("name", ""),
    )


def test_the_topic_is_word_families(nlp: Language) -> None:
    assert understand("Why are the ferries striking?", nlp, {}).stems == ("ferri", "strike")


def test_an_alias_is_asked_by_name(nlp: Language) -> None:
    aliases = {("ldc",): ("lumen", "dock", "compani")}
    assert understand("What will happen to the LDC?", nlp, aliases).stems == ("lumen", "dock", "compani")


def test_it_says_how_the_question_was_taken(nlp: Language) -> None:
    assert understand("Why did the quay sink?", nlp, {}).understood == "causes of: the quay sink"
