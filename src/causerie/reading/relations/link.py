"""What one construction finds: two actors and how they stand to each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from causerie.reading.agents import is_agent, is_body, is_person, nouns
from causerie.reading.frame import Sentence
from causerie.reading.relations.cues import relating
from causerie.vocabulary import RelationKind


@dataclass(frozen=True, slots=True)
class Link:
    """A relation that `rule` found between the actors that two tokens head."""

    rule: str
    sentence: Sentence
    a: Token
    b: Token
    kind: RelationKind


Construction = Callable[[Sentence, Sequence[Token]], Iterator[Link]]

_PRONOUNS = frozenset(["i", "we", "he", "she", "they", "it", "you", "me", "us", "him", "her", "them"])
_POSSESSIVES = frozenset(["my", "our", "your", "his", "her", "their", "its"])
_OTHERS = frozenset(["others", "authorities"])
_EVENTS = ("ing", "tion", "sion", "ment", "ure")
THINGS = frozenset(
    ["DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW", "LANGUAGE"]
)


def actor(token: Token) -> bool:
    """Whether the word can be one end of a relation: a person, a body, a name or a personal pronoun."""
    if token.pos_ == "PRON":
        if token.dep_ == "poss":
            return token.lower_ in _POSSESSIVES
        return token.lower_ in _PRONOUNS or (token.lower_ in nouns().pronouns and token.lower_ != "who")
    if token.pos_ == "NOUN" and (token.lower_ in _OTHERS or token.lemma_.lower() in relating().groups):
        return True
    return is_agent(token) and token.ent_type_ not in THINGS


def behind(token: Token) -> Token | None:
    """The actor that the words speak of: the word itself, or whose thing it is ("the guild's website",
    "the convoy of the army", "Tarn Institute buildings"), or None."""
    if actor(token):
        return token
    for child in token.children:
        if child.dep_ == "poss" and actor(child):
            return child
        if child.dep_ in ("compound", "nmod") and child.ent_type_ in ("ORG", "GPE", "PERSON", "NORP") and actor(child):
            return child
        if child.dep_ == "prep" and child.lower_ == "of" and not token.lower_.endswith(_EVENTS):
            return next((noun for noun in child.rights if noun.dep_ == "pobj" and actor(noun)), None)
    return None


def bearer(token: Token) -> Token:
    """Who bears a description: the name beside a common noun, or the subject that the noun is said of
    ("Vera Lind, an admiral who led", "she is a lawyer who led")."""
    if token.pos_ != "NOUN":
        return token
    if token.dep_ == "appos" and token.head.pos_ == "PROPN":
        return token.head
    if token.dep_ == "attr" and token.head.lemma_ == "be":
        who = next((c for c in token.head.lefts if c.dep_ == "nsubj" and (c.pos_ == "PROPN" or c.pos_ == "PRON")), None)
        return who if who is not None and actor(who) else token
    for name in token.rights:
        beside = name.dep_ == "appos" and name.pos_ == "PROPN" and is_agent(token)
        if beside and (name.ent_type_ == "PERSON" or name.left_edge.i == token.i + 1):
            return name
    return token


def named(token: Token) -> bool:
    """Whether the word is for a body or a name, as the whole that somebody is part of must be."""
    if token.pos_ == "PROPN" and not is_person(token):
        return True
    return is_body(token) or token.lemma_.lower() in relating().groups or token.lower_ in ("its", "their", "our", "it")


def with_conjuncts(token: Token) -> list[Token]:
    """The token and the actors coordinated with it."""
    return [token, *(t for t in token.conjuncts if t.i > token.i and actor(t))]
