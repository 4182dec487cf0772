"""Relations between actors."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest
from reading_of import frame_of
from spacy.language import Language

from causerie.reading.relations import find_relations
from causerie.reading.relations.cues import relating
from causerie.vocabulary import RelationKind

EXAMPLES = tomllib.loads(files("causerie.reading").joinpath("cues/relations.toml").read_text("utf-8"))["examples"]


def nobody(start: int, end: int) -> tuple[str, ...]:
    return ()


def relations(nlp: Language, text: str) -> list[tuple[str, str, str]]:
    return [(r.a.text, r.b.text, str(r.kind)) for r in find_relations(frame_of(nlp, text), nobody)]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["text"])
def test_relations_example_of_cue_file(nlp: Language, example: dict[str, Any]) -> None:
    expected = [(example["a"], example["b"], example["kind"])] if "a" in example else []
    assert relations(nlp, example["text"]) == expected


def test_relations_of_lists_are_one_each(nlp: Language) -> None:
    found = relations(nlp, "Lorvania supports the rebels and the miners.")
    assert found == [("Lorvania", "rebels", "supports"), ("Lorvania", "miners", "supports")]


def test_relations_thing_that_belongs_to_a_person_is_controlled(nlp: Language) -> None:
    assert relations(nlp, "The mill belongs to the mayor.") == [("mayor", "mill", "controls")]
    assert relations(nlp, "The council belongs to the Lake Union.") == [("council", "Lake Union", "part-of")]


def test_relations_carry_source_and_rule(nlp: Language) -> None:
    (found,) = find_relations(frame_of(nlp, "The union backs the mayor."), lambda start, end: ("Edo Lark",))
    assert found.source == ("Edo Lark",)
    assert found.rule == "relation.verb.back"
    assert found.kind is RelationKind.SUPPORTS
    assert found.quote.text == "The union backs the mayor."


def test_relations_every_kind_has_a_verb() -> None:
    assert {use.kind for uses in relating().verbs.values() for use in uses} == set(RelationKind)
