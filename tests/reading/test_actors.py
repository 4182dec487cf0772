"""Actors under one name, their aliases and countries."""

from __future__ import annotations

import pytest
from reading_of import frame_of, interview
from spacy.language import Language

from causerie.reading.actors import find_actors
from causerie.reading.countries import country_in, country_named, country_of_people
from causerie.reading.people import bare
from causerie.values import Actor


def actor(found: tuple[Actor, ...], name: str) -> Actor:
    return next(a for a in found if a.name == name)


def test_actors_speakers_come_first(nlp: Language) -> None:
    found = find_actors(interview(nlp, "Why?", "The mayor shut the mill."))
    assert [a.name for a in found[:3]] == ["Tarn Post", "Pia Voss", "Edo Lark"]


def test_actors_surname_and_title_lead_to_the_full_name(nlp: Language) -> None:
    text = "Dr Anna Keller came late. Keller spoke for an hour. Everybody thanked Ms Keller."
    found = actor(find_actors(frame_of(nlp, text)), "Anna Keller")
    assert len(found.mentions) == 3
    assert "Keller" in found.aliases
    assert all(text[m.start : m.end] == m.text for m in found.mentions)


def test_actors_abbreviation(nlp: Language) -> None:
    text = "The World Flood Agency (WFA) sent boats. The WFA is poor."
    found = actor(find_actors(frame_of(nlp, text)), "World Flood Agency")
    assert "WFA" in found.aliases


def test_actors_people_and_country_are_one(nlp: Language) -> None:
    text = "The United States sent boats. The Americans left. The US is poor."
    found = actor(find_actors(frame_of(nlp, text)), "United States")
    assert found.country == "US"
    assert set(found.aliases) == {"Americans", "US"}


def test_actors_common_noun_counts_when_named_twice(nlp: Language) -> None:
    found = find_actors(frame_of(nlp, "The ministry is silent. The ministry has gone home. The guild left."))
    assert [a.name for a in found] == ["ministry"]


@pytest.mark.parametrize(
    ("name", "code"),
    [("Afghanistan", "AF"), ("the Netherlands", "NL"), ("Russian Federation", "RU"), ("UK", "GB"), ("Lorvania", None)],
)
def test_country_named(name: str, code: str | None) -> None:
    country = country_named(name)
    assert (country.code if country else None) == code


def test_country_of_people() -> None:
    swiss = country_of_people("Swiss")
    assert swiss is not None
    assert swiss.code == "CH"
    assert country_of_people("Lorvanian") is None


@pytest.mark.parametrize(
    ("name", "code"),
    [("Swiss Federal Council", "CH"), ("Franco-German Council", None), ("French and German ministers", None)],
)
def test_country_in_a_longer_name(name: str, code: str | None) -> None:
    assert country_in(name) == code


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dr. Anna Keller", "Anna Keller"),
        ("Prime Minister Jon Aas", "Jon Aas"),
        ("Keller's", "Keller"),
        ("Mayor", "Mayor"),
    ],
)
def test_bare_name(text: str, name: str) -> None:
    assert bare(text) == name
