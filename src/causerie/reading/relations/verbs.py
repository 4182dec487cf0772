"""Relations that a verb states: "leads", "is run by", "belongs to", "voted against"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from causerie.reading.agents import is_agent, is_body, is_person
from causerie.reading.frame import Frame, Sentence
from causerie.reading.nounphrases import RELATIVES, subject
from causerie.reading.relations.cues import Predicate, relating
from causerie.reading.relations.link import Link, actor, with_conjuncts
from causerie.vocabulary import RelationKind

_MODALS = ("will", "'ll", "wo", "would", "'d", "can", "could", "might", "may", "should", "must", "shall")
_UNREAL = frozenset((*_MODALS, "to", "if", "unless"))


def find(frame: Frame, sentence: Sentence) -> Iterator[Link]:
    """Every relation in the sentence that a verb states, present or past, not denied and not forecast."""
    cues = relating()
    for token in sentence.span:
        if token.pos_ != "VERB":
            continue
        lemma = token.lemma_.lower()
        if (uses := cues.verbs.get(lemma)) and _real(token):
            for predicate in uses:
                yield from _links(sentence, token, predicate)
        if lemma in cues.joint and _real(token):
            yield from _joint(sentence, token)


def _real(verb: Token) -> bool:
    for child in verb.lefts:
        if child.dep_ == "neg" or (child.dep_ in ("aux", "mark") and child.lower_ in _UNREAL):
            return False
    return True


def _links(sentence: Sentence, verb: Token, predicate: Predicate) -> Iterator[Link]:
    first, second = _ends(verb, predicate)
    if first is None or second is None or first.i == second.i:
        return
    if verb.lemma_ == "belong" and _owner(second) and not _owner(first):
        first, second, kind = second, first, RelationKind.CONTROLS
    else:
        kind = predicate.kind
    for a in map(_name, with_conjuncts(first)):
        for b in with_conjuncts(second):
            if actor(a) and _other_end(verb, b, kind):
                yield Link(f"relation.verb.{verb.lemma_.lower()}", sentence, a, b, kind)


def _name(token: Token) -> Token:
    """The name that a common noun in apposition says more of: "Vera Lind, an admiral who led"."""
    return token.head if token.dep_ == "appos" and token.pos_ == "NOUN" and token.head.pos_ == "PROPN" else token


def _joint(sentence: Sentence, verb: Token) -> Iterator[Link]:
    first = subject(verb)
    if first is None or not is_agent(first) or first.dep_ == "nsubjpass":
        return
    for other in with_conjuncts(first)[1:]:
        yield Link(f"relation.joint.{verb.lemma_.lower()}", sentence, first, other, RelationKind.LINKED_TO)


def _owner(token: Token) -> bool:
    """Whether a thing that "belongs to" the word is owned by it: people and firms own, clubs have members."""
    if token.pos_ == "PRON":
        return token.lower_ != "it"
    return is_person(token) or token.lemma_.lower() in relating().owners


def _other_end(verb: Token, token: Token, kind: RelationKind) -> bool:
    if kind is not RelationKind.CONTROLS:
        return actor(token)
    if token.pos_ == "PRON":
        return token.lower_ in ("it", "its") or verb.lemma_ in relating().possessing
    if verb.lemma_ in relating().possessing:
        return token.pos_ in ("NOUN", "PROPN")
    return token.pos_ == "PROPN" or is_body(token) or (is_person(token) and verb.lemma_ == "lead")


def _ends(verb: Token, predicate: Predicate) -> tuple[Token | None, Token | None]:
    """The acting and the other actor; in the passive the subject is the other one."""
    agent = _after(verb, ("by",))
    passive = verb.tag_ == "VBN" and (verb.dep_ == "acl" or any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.lefts))
    if passive and predicate.object:
        return agent, subject(verb)
    doer = subject(verb)
    if predicate.object and (thing := _object(verb)) is not None and actor(thing):
        return doer, thing
    if predicate.prepositions and (thing := _after(verb, predicate.prepositions)) is not None:
        return doer, thing
    thing = _object(verb) if predicate.object else None
    if thing is not None and predicate.kind in (RelationKind.OPPOSES, RelationKind.SUPPORTS):
        thing = _whose(thing)
    return doer, thing


def _whose(thing: Token) -> Token:
    """Whose thing an object is, where it is nobody itself: "attacked the convoy of the guild"."""
    for child in thing.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            for noun in child.rights:
                if noun.dep_ == "pobj" and is_agent(noun):
                    return noun
    return thing


def _object(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in ("dobj", "dative"):
            if child.lower_ in RELATIVES:
                return verb.head if verb.dep_ == "relcl" else None
            return child
    if verb.dep_ == "relcl" and subject(verb) != verb.head and not any(c.dep_ == "dobj" for c in verb.children):
        return verb.head
    return None


def _after(verb: Token, prepositions: frozenset[str] | tuple[str, ...]) -> Token | None:
    for child in verb.children:
        if child.dep_ in ("prep", "agent", "dative", "prt") and child.lower_ in prepositions:
            for noun in child.rights:
                if noun.dep_ == "pobj":
                    return noun
    return None
