"""What the ends of a causal claim name."""

from __future__ import annotations

import pytest
from reading_of import frame_of
from spacy.language import Language

from causerie.reading.joining.naming import loses, naming
from causerie.values import CausalClaim, Certainty, FactorMention, Quote
from causerie.vocabulary import Direction, Level, Sign, Status


def claim_in(text: str, cause: str, effect: str) -> CausalClaim:
    def end(words: str) -> FactorMention:
        start = text.index(words)
        return FactorMention(words, start, start + len(words), Direction.INCREASE)

    quote = Quote(text, 0, len(text))
    return CausalClaim(quote, end(cause), end(effect), Sign.PLUS, Status.ASSERTED, Certainty(Level.CERTAIN))


@pytest.mark.parametrize(
    ("text", "cause", "effect", "present"),
    [
        ("We warned the old ministers.", "We", "old ministers", {"somebody", "agent_effect"}),
        ("Easing the siege restored trade.", "Easing the siege", "trade", {"subjectless"}),
        ("The flood ruined the harvest.", "flood", "harvest", set()),
        ("The dam burst and the mill stood still.", "dam burst", "mill stood still", set()),
    ],
)
def test_ends_that_are_somebody_or_a_deed_are_told(
    nlp: Language, text: str, cause: str, effect: str, present: set[str]
) -> None:
    features = naming(frame_of(nlp, text), claim_in(text, cause, effect))
    assert {name for name, value in features.items() if value} == present


@pytest.mark.parametrize(("effect", "lost"), [("shortage of flour", True), ("heaps of flour", False)])
def test_a_loss_is_known_by_its_noun(nlp: Language, effect: str, lost: bool) -> None:
    text = f"The siege brought {effect}."
    assert loses(frame_of(nlp, text), claim_in(text, "siege", effect).effect) is lost
