"""Links between clauses and sentences."""

from __future__ import annotations

from typing import Any

import pytest
from claims_of import claims_of, examples, holds
from spacy.language import Language

from causerie.vocabulary import Status


@pytest.mark.parametrize("example", examples("discourse"), ids=lambda e: e["text"][:50])
def test_example_of_the_cue_file(example: dict[str, Any], nlp: Language) -> None:
    claims = claims_of(example["text"], nlp)
    assert holds(example, claims), claims


def test_link_between_sentences_quotes_both(nlp: Language) -> None:
    (claim,) = claims_of("The lift was broken. Therefore the guests slept in the lobby.", nlp)
    assert claim.quote.text == "The lift was broken. Therefore the guests slept in the lobby."
    assert claim.status is Status.ASSERTED


def test_pointer_refers_to_the_sentence_before(nlp: Language) -> None:
    (claim,) = claims_of("The lamp oil has run out. That is why the pier is dark.", nlp)
    assert claim.cause.text == "That"
    assert claim.cause.refers_to is not None
    assert claim.cause.refers_to.text == "lamp oil has run out"


@pytest.mark.parametrize(
    "text",
    [
        "So let us go to Harbour Lane.",
        "The soup was so hot.",
        "The owl sleeps by day, and so does the bat.",
        "So I will talk about the lighthouse first.",
        "That noise is the bell. So what?",
        "The vote was on Monday. So it was.",
    ],
)
def test_so_that_links_nothing(text: str, nlp: Language) -> None:
    assert claims_of(text, nlp) == ()
