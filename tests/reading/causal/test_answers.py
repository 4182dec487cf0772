"""Answers that make a question's words a claim."""

from __future__ import annotations

from typing import Any

import pytest
from claims_of import claims_of, examples, holds
from spacy.language import Language

from causerie.vocabulary import Level, Status


@pytest.mark.parametrize("example", examples("causal_answers"), ids=lambda e: e["text"][:50])
def test_example_of_the_cue_file(example: dict[str, Any], nlp: Language) -> None:
    claims = claims_of(example["text"], nlp)
    assert holds(example, claims), claims


def test_quote_is_the_answer(nlp: Language) -> None:
    (claim,) = claims_of("Q: Did the strike ruin the harvest?\n\nA: Certainly.", nlp)
    assert claim.quote.text == "Certainly."
    assert (claim.cause.text, claim.effect.text) == ("strike", "harvest")
    assert claim.cause.end < claim.quote.start


def test_question_alone_asserts_nothing(nlp: Language) -> None:
    assert claims_of("Q: Did the strike ruin the harvest?\n\nA: Let us speak of the weather.", nlp) == ()


def test_rejection_denies(nlp: Language) -> None:
    (claim,) = claims_of("Q: Did the strike ruin the harvest?\n\nA: Not at all.", nlp)
    assert claim.status is Status.DENIED


def test_doubt_is_a_certainty(nlp: Language) -> None:
    (claim,) = claims_of("Q: Would a toll reduce the traffic?\n\nA: I doubt it.", nlp)
    assert claim.certainty.level is Level.UNLIKELY
    assert claim.status is Status.CONDITIONAL


def test_bare_why_takes_the_sentence_before(nlp: Language) -> None:
    (claim,) = claims_of("Q: The bakery has closed. Why?\n\nA: Because the flour never came.", nlp)
    assert (claim.cause.text, claim.effect.text) == ("flour never came", "bakery has closed")


def test_fragment_gives_the_reason(nlp: Language) -> None:
    (claim,) = claims_of("Q: Why was the concert cancelled?\n\nA: Fear of the river, mostly.", nlp)
    assert claim.cause.text == "Fear of the river"
    assert claim.rule == "answer.why"


def test_guests_answer_one_by_one(nlp: Language) -> None:
    claims = claims_of("Q: Did the drought kill the elms?\n\nA: Certainly.\n\nA: No.", nlp)
    assert [c.status for c in claims] == [Status.ASSERTED, Status.DENIED]


def test_the_reason_stands_behind_but(nlp: Language) -> None:
    text = (
        "The valley is lost. Ina Vorn of the Tarn Herald spoke with the historian Ole Marn.\n\n"
        "– Why did the state not help?\n\n"
        "– I may be accused of cynicism, but it seems to me that the governor wanted the valley empty.\n"
    )
    (claim,) = claims_of(text, nlp)
    assert claim.cause.text == "governor wanted the valley empty"
    assert claim.certainty.level is Level.LIKELY
