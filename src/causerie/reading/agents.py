"""Who can act, speak or hold a view: people, bodies and what they write."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

_BODIES = frozenset(("ORG", "GPE", "NORP", "LOC", "FAC"))


@dataclass(frozen=True, slots=True)
class Nouns:
    """Nouns for people, for bodies and for writings, pronouns for people, and nouns too vague for an actor."""

    persons: frozenset[str]
    bodies: frozenset[str]
    writings: frozenset[str]
    pronouns: frozenset[str]
    vague: frozenset[str]
    suffixes: tuple[str, ...]


@cache
def nouns() -> Nouns:
    """The nouns as shipped."""
    raw = tomllib.loads(files("causerie.reading").joinpath("cues/agents.toml").read_text("utf-8"))
    return Nouns(
        frozenset(raw["persons"]),
        frozenset(raw["bodies"]),
        frozenset(raw["writings"]),
        frozenset(raw["pronouns"]),
        frozenset(raw["vague"]),
        tuple(raw["suffixes"]),
    )


def is_person(token: Token) -> bool:
    """Whether the noun or name is for one or more people."""
    if token.ent_type_ == "PERSON":
        return True
    known = nouns()
    lemma = token.lemma_.lower()
    return token.pos_ == "NOUN" and (lemma in known.persons or token.lower_.endswith(known.suffixes))


def is_body(token: Token) -> bool:
    """Whether the noun or name is for an organisation, a country or a group with one will."""
    if token.ent_type_ in _BODIES:
        return True
    return token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in nouns().bodies


def is_agent(token: Token) -> bool:
    """Whether the word is for somebody who can act: a person, a body, a pronoun for people, a name."""
    if token.pos_ in ("PRON", "DET", "ADJ", "NUM"):
        return token.lower_ in nouns().pronouns
    return token.pos_ == "PROPN" or is_person(token) or is_body(token)


def is_writing(token: Token) -> bool:
    """Whether the noun is for something written or measured that can say a thing."""
    return token.pos_ == "NOUN" and token.lemma_.lower() in nouns().writings
