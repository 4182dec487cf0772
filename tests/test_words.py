from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.aliases import aliases_of, named
from causerie.values import Actor, Reading
from causerie.words import stem, stems, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("collapse", "collapsing"),
        ("fell", "falls"),
        ("withdrawal", "withdraw"),
        ("prices", "price"),
        ("losses", "lost"),
        ("Weaker", "weakness"),
    ],
)
def test_a_family_has_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("harbour", "harvest"), ("toll", "told"), ("price", "prize")])
def test_strangers_have_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_stems_leave_out_words_without_meaning() -> None:
    assert stems("The ferries of the island will be sold") == (stem("ferry"), stem("island"), stem("sell"))


def test_a_possessive_is_the_word_itself() -> None:
    assert stems("the council's fees") == stems("council fees") == stems("the council’s fees")


@given(st.text(max_size=80))
def test_words_stand_where_they_say(text: str) -> None:
    for word in words(text):
        assert text[word.start : word.end] == word.text
        assert word.lower


def test_aliases_lead_to_names_longest_first() -> None:
    actors = (Actor("Lumen Dock Company", ("LDC", "dock company")), Actor("Dock Workers", ("dock",)))
    aliases = aliases_of([Reading("a", None, None, "en", "r", actors=actors)])
    assert named(stems("LDC fees"), aliases) == stems("Lumen Dock Company fees")
    assert named(stems("dock company"), aliases) == stems("Lumen Dock Company")
    assert named(stems("fees"), aliases) == stems("fees")


def test_the_first_actor_keeps_an_alias() -> None:
    actors = (Actor("Velm", ("the island",)), Actor("Arden", ("the island",)))
    aliases = aliases_of([Reading("a", None, None, "en", "r", actors=actors)])
    assert aliases[stems("island")] == stems("Velm")
