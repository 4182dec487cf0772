"""Lists whose members the parser hung in different places."""

from __future__ import annotations

from claims_of import claims_of
from spacy.language import Language


def test_a_long_list_behind_due_to_is_split_by_its_surface(nlp: Language) -> None:
    text = (
        "Hunger has worsened in Orm due largely to high debt, widespread fighting, poor access to wells, and bad roads."
    )
    found = [c.cause.text for c in claims_of(text, nlp)]
    assert found == ["high debt", "widespread fighting", "poor access to wells", "bad roads"]


def test_a_subject_behind_a_phrase_is_no_member(nlp: Language) -> None:
    found = {c.cause.text for c in claims_of("Because of the siege, bread, milk and meat are dear in Orm.", nlp)}
    assert found <= {"siege"}


def test_two_members_are_left_to_the_parser(nlp: Language) -> None:
    found = {c.effect.text for c in claims_of("The drought has ruined farms and mills.", nlp)}
    assert found == {"farms", "mills"}
