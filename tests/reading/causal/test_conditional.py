"""Conditions said to bring something about."""

from __future__ import annotations

from typing import Any

import pytest
from claims_of import claims_of, examples, holds
from spacy.language import Language

from causerie.vocabulary import Direction, Sign, Status


@pytest.mark.parametrize("example", examples("conditional"), ids=lambda e: e["text"][:50])
def test_example_of_the_cue_file(example: dict[str, Any], nlp: Language) -> None:
    claims = claims_of(example["text"], nlp)
    assert holds(example, claims), claims


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("If the pump fails, the cellar will flood.", Status.CONDITIONAL),
        ("If the pump had failed, the cellar would have flooded.", Status.COUNTERFACTUAL),
        ("If Nadia Orm were mayor, the pool would be open.", Status.COUNTERFACTUAL),
        ("If Nadia Orm were to resign, the pool would stay open.", Status.CONDITIONAL),
        ("If the council paid the guards, half the town would sign up.", Status.CONDITIONAL),
        ("Without that fence the goats would now be on the road.", Status.COUNTERFACTUAL),
        ("Without a new roof the archive will rot.", Status.CONDITIONAL),
    ],
)
def test_status_follows_what_is_open(text: str, status: Status, nlp: Language) -> None:
    assert [claim.status for claim in claims_of(text, nlp)] == [status]


def test_unless_and_without_are_decreases(nlp: Language) -> None:
    for text in ("Unless the ferry runs, the market will move.", "Without the ferry the market will move."):
        (claim,) = claims_of(text, nlp)
        assert claim.cause.direction is Direction.DECREASE
        assert claim.polarity is Sign.MINUS


def test_each_clause_of_the_main_part_is_a_claim(nlp: Language) -> None:
    claims = claims_of("If the frost comes early, the vines will suffer and the pickers will leave.", nlp)
    assert [c.effect.text for c in claims] == ["vines", "pickers will leave"]


def test_one_sentence_gives_one_quote(nlp: Language) -> None:
    (claim,) = claims_of("The hall is cold. If the boiler fails, the choir will stay at home. We know it.", nlp)
    assert claim.quote.text == "If the boiler fails, the choir will stay at home."


@pytest.mark.parametrize(
    "text",
    [
        "If you ask me, the fair is too loud.",
        "I would be surprised if the bakery closed.",
        "Even if the boat sinks, nobody will care.",
        "She asked if the museum would open.",
        "If the tram stops here, who will pay?",
        "Read the letter if you like.",
        "Bring a lamp, if possible.",
        "She wants to know if the wall is dry.",
        "Allow two hours, but it is hot.",
        "Without doubt, Tessa Quill is the best cook in Oldhaven.",
    ],
)
def test_what_is_no_condition(text: str, nlp: Language) -> None:
    assert claims_of(text, nlp) == ()


def test_aim_in_the_condition_turns_the_link(nlp: Language) -> None:
    (claim,) = claims_of("If we want to save the orchard, we must mend the sluice.", nlp)
    assert (claim.cause.text, claim.effect.text, claim.rule) == ("mend the sluice", "orchard", "if.wanted")


def test_a_movement_and_what_goes_along(nlp: Language) -> None:
    (claim,) = claims_of("As rents rise, families leave the old town.", nlp)
    assert (claim.cause.text, claim.effect.text) == ("rents rise", "families leave the old town")
    assert claims_of("As rents rose last year, Ada Wren bought a boat.", nlp) == ()
