"""Relations that an adjective states: "the guild is critical of the mayor", "allied with", "similar to"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from causerie.reading.frame import Sentence
from causerie.reading.nounphrases import subject
from causerie.reading.relations.cues import relating
from causerie.reading.relations.link import Link, actor, bearer, with_conjuncts
from causerie.reading.relations.mood import real
from causerie.vocabulary import RelationKind


def find(sentence: Sentence, tokens: Sequence[Token]) -> Iterator[Link]:
    """Every relation in the sentence that an adjective with its preposition states, or "is like"."""
    adjectives, participles = relating().adjectives, relating().participles
    for token in tokens:
        if token.text == "-" and sentence.span.start < token.i < sentence.span.end - 1:
            if (kind := participles.get(token.nbor().lower_)) is not None:
                yield from _hyphened(sentence, token, kind)
            continue
        lemma = token.lower_
        if (found := adjectives.get(lemma)) is not None and token.pos_ in ("ADJ", "VERB", "NOUN", "ADV"):
            yield from _of_adjective(sentence, token, found.kind, found.prepositions)
        elif lemma == "like" and token.dep_ == "prep" and token.head.lemma_ in ("be", "act", "behave", "look"):
            yield from _alike(sentence, token)


def _hyphened(sentence: Sentence, hyphen: Token, kind: RelationKind) -> Iterator[Link]:
    """ "Lorvania-backed rebels", "the guild-run ferry": the actor before the hyphen acts on the noun after it."""
    who, participle = hyphen.nbor(-1), hyphen.nbor()
    whom = participle.head if participle.i < participle.head.i else None
    if (
        not (who.pos_ == "PROPN" or who.ent_type_)
        or whom is None
        or not actor(who)
        or whom.pos_ not in ("NOUN", "PROPN")
    ):
        return
    if actor(whom) or kind is RelationKind.CONTROLS:
        yield Link("relation.state.hyphen", sentence, who, whom, kind)


def _of_adjective(
    sentence: Sentence, adjective: Token, kind: RelationKind, prepositions: frozenset[str]
) -> Iterator[Link]:
    whom = _after(adjective, prepositions)
    who = _bearer(adjective)
    if whom is None or who is None or not actor(who):
        return
    for a in map(bearer, with_conjuncts(who)):
        for b in with_conjuncts(whom):
            if actor(b) and a.i != b.i:
                yield Link(f"relation.state.{adjective.lower_}", sentence, a, b, kind)


def _bearer(adjective: Token) -> Token | None:
    """Whom the adjective is said of: the subject of its verb, or the noun that it follows."""
    head = adjective.head
    if adjective.dep_ in ("acomp", "oprd", "attr") and head.pos_ in ("AUX", "VERB"):
        return subject(head) if real(head) else None
    if adjective.dep_ == "ROOT" or adjective.pos_ == "VERB":
        return subject(adjective) if real(adjective) else None
    if adjective.dep_ in ("amod", "acl", "relcl") and adjective.i > head.i:
        return head
    return None


def _alike(sentence: Sentence, like: Token) -> Iterator[Link]:
    if like.i < like.head.i or any(child.dep_ in ("acomp", "attr", "dobj") for child in like.head.children):
        return
    who = subject(like.head)
    whom = next((noun for noun in like.rights if noun.dep_ == "pobj"), None)
    if who is None or whom is None or not (actor(who) and actor(whom)) or who.lower_ == "it" or not real(like.head):
        return
    if whom.pos_ != "PRON" or whom.lower_ in ("us", "me", "them", "him", "her", "you"):
        yield Link("relation.state.like", sentence, who, whom, RelationKind.LIKENED_TO)


def _after(head: Token, prepositions: frozenset[str]) -> Token | None:
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in prepositions:
            for noun in child.rights:
                if noun.dep_ == "pobj":
                    return noun
    return None
