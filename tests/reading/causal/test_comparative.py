"""Comparative pairs, read from their words."""

from __future__ import annotations

from typing import Any

import pytest
from claims_of import claims_of, examples, holds
from spacy.language import Language

from causerie.reading.causal.comparative import quantity
from causerie.vocabulary import Direction


@pytest.mark.parametrize("example", examples("comparative"), ids=lambda e: e["text"][:50])
def test_example_of_the_cue_file(example: dict[str, Any], nlp: Language) -> None:
    claims = claims_of(example["text"], nlp)
    assert holds(example, claims), claims
    assert len(claims) == 1


@pytest.mark.parametrize(
    ("text", "cause", "effect", "sign"),
    [
        ("The more snorbles there are, the fewer wugs there are.", "snorbles", "wugs", "-"),
        ("Meanwhile, as snorbles decline, wugs follow suit.", "snorbles", "wugs", "+"),
        ("Reduced snorbles lead to higher wugs.", "snorbles", "wugs", "-"),
        ("Higher levels of snorbles reduce the number of wugs.", "snorbles", "wugs", "-"),
        ("Furthermore, snorbles growth drives up wugs.", "snorbles", "wugs", "+"),
    ],
)
def test_unknown_nouns_are_read_from_the_words(text: str, cause: str, effect: str, sign: str, nlp: Language) -> None:
    assert [(c.cause.text, c.effect.text, c.polarity) for c in claims_of(text, nlp)] == [(cause, effect, sign)]


def test_consequence_of_a_law_is_no_further_link(nlp: Language) -> None:
    claims = claims_of("More rain means fewer walkers. As a result, fewer walkers mean lower takings.", nlp)
    assert [(c.cause.text, c.effect.text) for c in claims] == [("rain", "walkers"), ("walkers", "takings")]


@pytest.mark.parametrize(
    "text", ["The more I hear, the better.", "Fewer trams run on Sundays.", "More people came in May than in June."]
)
def test_comparison_without_a_pair(text: str, nlp: Language) -> None:
    assert [c for c in claims_of(text, nlp) if c.rule.startswith("comparative.link")] == []


def test_quantity_words(nlp: Language) -> None:
    more, fewer, red = nlp("more fewer red")
    assert quantity(more) is Direction.INCREASE
    assert quantity(fewer) is Direction.DECREASE
    assert quantity(red) is None
