"""Whose words an item rests on."""

from __future__ import annotations

import dataclasses

import pytest

from causerie.vocabulary import Role, Status
from causerie.voices import claimants, holder, reported, speakers, turn_at, verb, voice, voices
from makers import attribution, causal, document_of, reading_of, turn

TEXT = "Why? The drought emptied the lake. Two colleagues say that the mill is next."
TURNS = (turn(TEXT, "Why?", None, Role.INTERVIEWER), turn(TEXT, TEXT[5:], "Ina Holt"))
CLAIM = causal(TEXT, "The drought emptied the lake.", "drought", "lake", source=("The Harbour Post", "Ina Holt"))
READING = reading_of(causal=(CLAIM,), turns=TURNS)
DOCUMENT = document_of(TEXT, outlet="The Harbour Post")


def test_the_turn_says_who_utters_the_words() -> None:
    assert voice(DOCUMENT, READING, CLAIM) == "Ina Holt"
    assert turn_at(READING, 4) is None
    assert turn_at(READING, 0) is TURNS[0]
    assert turn_at(READING, 10_000) is None


@pytest.mark.parametrize(
    ("role", "speaker"), [(Role.INTERVIEWER, "The Post"), (Role.INTERVIEWEE, "Odo Brand"), (Role.NARRATOR, "Odo Brand")]
)
def test_an_unnamed_turn_is_the_documents_to_name(role: Role, speaker: str) -> None:
    document = dataclasses.replace(DOCUMENT, outlet="The Post", speaker="Odo Brand")
    reading = reading_of(causal=(CLAIM,), turns=(turn(TEXT, TEXT, None, role),))
    assert voice(document, reading, CLAIM) == speaker
    assert voice(document_of(TEXT), reading, CLAIM) is None


def test_without_turns_the_document_is_asked() -> None:
    reading = reading_of(causal=(CLAIM,))
    assert voice(dataclasses.replace(DOCUMENT, author="Mara Lind"), reading, CLAIM) == "Mara Lind"
    assert voice(DOCUMENT, reading, CLAIM) == "The Harbour Post"
    assert voice(document_of(TEXT), reading, CLAIM) is None


def test_reported_are_those_inside_the_voice() -> None:
    told = dataclasses.replace(CLAIM, source=("The Harbour Post", "Ina Holt", "two colleagues"))
    assert reported(CLAIM, "Ina Holt") == ()
    assert reported(told, "Ina Holt") == ("two colleagues",)
    assert reported(told, "The Harbour Post") == ("Ina Holt", "two colleagues")
    assert reported(told, "Odo Brand") == ("The Harbour Post", "Ina Holt", "two colleagues")


def test_an_item_is_found_under_every_name_of_its_chain() -> None:
    assert voices(DOCUMENT, READING, CLAIM) == ("Ina Holt", "The Harbour Post")
    said = attribution(TEXT, "Two colleagues say that the mill is next.", "Two colleagues", "say", "the mill is next")
    assert voices(DOCUMENT, READING, said) == ("Ina Holt", "Two colleagues")


def test_speakers_stand_in_order_of_their_first_turn() -> None:
    other = reading_of(turns=(turn(TEXT, "Why?", "Odo Brand"), *TURNS))
    assert speakers([READING, other]) == ("Ina Holt", "Odo Brand")


def test_claimants_hold_claims_themselves_and_whoever_claims_most_comes_first() -> None:
    passed_on = dataclasses.replace(CLAIM, source=("The Harbour Post", "Ina Holt", "Odo Brand"))
    unnamed = dataclasses.replace(CLAIM, source=())
    asking = reading_of(turns=(turn(TEXT, "Why?", "Mina Ovel"), *TURNS))
    assert claimants([asking, reading_of(causal=(passed_on, CLAIM, unnamed), turns=TURNS)]) == ("Ina Holt", "Odo Brand")


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (Status.ASSERTED, "said that"),
        (Status.CONDITIONAL, "said that, on a condition,"),
        (Status.COUNTERFACTUAL, "said that, had it been so,"),
        (Status.DENIED, "denied that"),
        (Status.QUESTIONED, "questioned whether"),
    ],
)
def test_what_was_denied_was_not_said(status: Status, told: str) -> None:
    assert verb(dataclasses.replace(CLAIM, status=status)) == told


def test_words_of_others_are_reported_not_said() -> None:
    said = attribution(TEXT, "Two colleagues say that the mill is next.", "Two colleagues", "say", "the mill is next")
    assert verb(said) == "reported"


def test_a_claim_is_of_the_innermost_who_is_reported_else_of_who_utters_it() -> None:
    assert holder(DOCUMENT, READING, dataclasses.replace(CLAIM, source=())) == voice(DOCUMENT, READING, CLAIM)
    assert (
        holder(DOCUMENT, READING, dataclasses.replace(CLAIM, source=("Ina Holt", "Two colleagues"))) == "Two colleagues"
    )
