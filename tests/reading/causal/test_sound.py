"""Drafts that hold together stay; wishes, acts and completed nouns go."""

from __future__ import annotations

from typing import Any

import pytest
from claims_of import claims_of, examples
from spacy.language import Language


@pytest.mark.parametrize("example", examples("causal_sound"), ids=lambda e: e["text"][:40])
def test_examples_of_the_cue_file(example: dict[str, Any], nlp: Language) -> None:
    found = claims_of(example["text"], nlp)
    assert len(found) == example["claims"], [(c.rule, c.cause.text, c.effect.text) for c in found]


def test_a_clause_cut_off_behind_its_verb_is_the_thing_it_tells_of(nlp: Language) -> None:
    found = claims_of("The decline of the herring in Lake Orm appears to be due to the new weir.", nlp)
    assert [(c.cause.text, c.effect.text) for c in found] == [("new weir", "decline of the herring in Lake Orm")]


def test_a_hyphened_word_stays_whole(nlp: Language) -> None:
    found = claims_of("The lease of the mill lapsed owing to non-payment.", nlp)
    assert [c.cause.text for c in found] == ["non-payment"]


def test_that_before_a_subject_stands_for_the_noun(nlp: Language) -> None:
    found = claims_of("A warning that nobody believes cannot save lives.", nlp)
    assert [(c.cause.text, c.effect.text) for c in found] == [("warning", "lives")]


def test_an_end_that_holds_the_other_stops_before_the_link(nlp: Language) -> None:
    found = claims_of("The relief is for towns hit by the flood.", nlp)
    assert [(c.cause.text, c.effect.text) for c in found] == [("flood", "towns")]
