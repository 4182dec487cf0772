"""What one construction finds: two actors and how they stand to each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from causerie.reading.agents import is_agent, is_body, is_person, nouns
from causerie.reading.frame import Frame, Sentence
from causerie.vocabulary import RelationKind


@dataclass(frozen=True, slots=True)
class Link:
    """A relation that `rule` found between the actors that two tokens head."""

    rule: str
    sentence: Sentence
    a: Token
    b: Token
    kind: RelationKind


Construction = Callable[[Frame, Sentence], Iterator[Link]]

_PRONOUNS = frozenset(["i", "we", "he", "she", "they", "it", "you", "me", "us", "him", "her", "them", "who"])


def actor(token: Token) -> bool:
    """Whether the word can be one end of a relation: a person, a body, a name or a personal pronoun."""
    if token.pos_ == "PRON":
        return token.lower_ in _PRONOUNS or token.lower_ in nouns().pronouns
    return is_agent(token)


def named(token: Token) -> bool:
    """Whether the word is for a body or a name, as the whole that somebody is part of must be."""
    if token.pos_ == "PROPN" and not is_person(token):
        return True
    return is_body(token) or token.lower_ in ("its", "their", "our", "it")


def with_conjuncts(token: Token) -> list[Token]:
    """The token and the actors coordinated with it."""
    return [token, *(t for t in token.conjuncts if t.i > token.i and actor(t))]
