"""Relations of a group to those in it: "the winners were A and B", "members, including A", "I was on the council"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from causerie.reading.agents import is_agent, is_body, is_person
from causerie.reading.frame import Sentence
from causerie.reading.nounphrases import subject
from causerie.reading.relations.cues import relating
from causerie.reading.relations.link import Link, actor, with_conjuncts
from causerie.reading.relations.mood import real
from causerie.vocabulary import RelationKind

_NAMES = frozenset(("PERSON", "ORG", "GPE", "NORP"))
_CLAUSES = frozenset(("relcl", "advcl", "acl", "ccomp"))


def find(sentence: Sentence, tokens: Sequence[Token]) -> Iterator[Link]:
    """Every relation in the sentence between a group and a member that it lists or that is said to be in it."""
    for token in tokens:
        lemma = token.lemma_
        if lemma == "be":
            yield from _listed(sentence, token)
            yield from _inside(sentence, token)
        elif lemma in ("include", "comprise", "contain") and token.pos_ == "VERB" and token.dep_ != "prep":
            yield from _holding(sentence, token)
        elif lemma in ("include", "as") and token.dep_ == "prep":
            yield from _for_example(sentence, token)
        elif lemma == "one" and token.dep_ in ("attr", "appos", "pobj"):
            yield from _one_of(sentence, token)


def _is_group(token: Token) -> bool:
    plural = token.tag_ in ("NNS", "NNPS") or token.lower_ in ("those", "these", "others")
    return plural and (is_agent(token) or token.pos_ == "PRON" or token.lemma_.lower() in relating().offices)


def _listed(sentence: Sentence, be: Token) -> Iterator[Link]:
    """ "The members elected were A, B and C": each name is part of the group."""
    group = subject(be)
    if group is None or group.i > be.i or not _is_group(group):
        return
    if not any(child.dep_ == "attr" and child.ent_type_ == "PERSON" for child in be.rights):
        return
    for entity in sentence.span.ents:
        if entity.label_ == "PERSON" and entity.start > be.i and not _below_clause(entity.root, be):
            yield Link("relation.listed", sentence, entity.root, group, RelationKind.PART_OF)


def _below_clause(token: Token, top: Token) -> bool:
    """Whether a relative or adverbial clause stands between the word and `top`."""
    while token != top and token.head != token:
        if token.dep_ in _CLAUSES:
            return True
        token = token.head
    return False


def _inside(sentence: Sentence, be: Token) -> Iterator[Link]:
    """ "I was on the council", "she was with the union"."""
    who = subject(be)
    if who is None or not actor(who) or who.lower_ == "it" or not real(be):
        return
    for child in be.rights:
        if child.dep_ == "prep" and child.lower_ in ("on", "in", "with", "from"):
            for noun in child.rights:
                if noun.dep_ == "pobj" and noun.lemma_.lower() in relating().joined:
                    yield Link("relation.inside", sentence, who, noun, RelationKind.PART_OF)


def _holding(sentence: Sentence, verb: Token) -> Iterator[Link]:
    """ "The crew included A and B"."""
    group = subject(verb)
    if group is None or not (_is_group(group) or is_body(group)):
        return
    for thing in verb.rights:
        if thing.dep_ == "dobj":
            for member in with_conjuncts(thing):
                if _is_member(member, group):
                    yield Link("relation.including", sentence, member, group, RelationKind.PART_OF)


def _for_example(sentence: Sentence, including: Token) -> Iterator[Link]:
    """ "former members of the guild, including A and B"; "companies such as A"."""
    group = including.head
    if including.lower_ == "as" and not any(c.lower_ == "such" for c in including.lefts):
        return
    if group.dep_ == "pobj" and group.head.lower_ == "of" and not _is_group(group):
        group = group.head.head
    if not _is_group(group):
        return
    for first in including.rights:
        if first.dep_ == "pobj":
            for member in with_conjuncts(first):
                if _is_member(member, group):
                    yield Link("relation.including", sentence, member, group, RelationKind.PART_OF)


def _is_member(member: Token, group: Token) -> bool:
    """Whether the named actor can be one of the group: a person among people, a body among bodies."""
    if member.pos_ != "PROPN" or member.ent_type_ not in _NAMES:
        return False
    return group.pos_ == "PRON" or is_person(member) == is_person(group)


def _one_of(sentence: Sentence, one: Token) -> Iterator[Link]:
    """ "Lorvania is one of the members"."""
    of = next((c for c in one.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    whole = next((n for n in of.rights if n.dep_ == "pobj"), None) if of is not None else None
    if whole is None or not _is_group(whole) or whole.lemma_.lower() in relating().kin:
        return
    if one.dep_ == "attr":
        who = subject(one.head)
    elif one.dep_ == "appos":
        who = one.head
    else:
        who = subject(one.head.head) if one.head.lower_ == "as" else None
    if who is not None and actor(who) and who.pos_ == "PROPN":
        yield Link("relation.one-of", sentence, who, whole, RelationKind.PART_OF)
