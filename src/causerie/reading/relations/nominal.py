"""Relations that a noun states: "talks between A and B", "the guild's attack on the port", "aid from A for B"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from causerie.reading.frame import Sentence
from causerie.reading.nounphrases import subject
from causerie.reading.relations.cues import Shared, relating
from causerie.reading.relations.link import Link, actor, bearer, behind, with_conjuncts
from causerie.reading.relations.mood import real
from causerie.vocabulary import RelationKind

_NONE = frozenset(("no", "neither", "without", "any"))
_MEANS = frozenset(("with", "through", "by"))


def find(sentence: Sentence, tokens: Sequence[Token]) -> Iterator[Link]:
    """Every relation in the sentence that a noun states, unless it is denied, or governed by what is not the case."""
    shared = relating().nouns
    for token in tokens:
        if token.pos_ != "NOUN" or (found := shared.get(token.lemma_.lower())) is None or not _stated(token):
            continue
        rule = f"relation.noun.{token.lemma_.lower()}"
        for first, second in _pairs(token, found):
            for a in map(bearer, with_conjuncts(first)):
                for b in map(bearer, with_conjuncts(second)):
                    if a.i != b.i and actor(a) and (actor(b) or found.kind is RelationKind.CONTROLS):
                        yield Link(rule, sentence, a, b, found.kind)


def _stated(noun: Token) -> bool:
    if any(child.lower_ in _NONE for child in noun.lefts):
        return False
    verb = _governor(noun)
    return verb is None or real(verb)


def _governor(noun: Token) -> Token | None:
    """The verb that the noun is the object of, also by way of a preposition."""
    if noun.dep_ in ("dobj", "nsubjpass") and noun.head.pos_ == "VERB":
        return noun.head
    if noun.dep_ == "pobj" and noun.head.head.pos_ in ("VERB", "AUX"):
        return noun.head.head
    return None


def _pairs(noun: Token, shared: Shared) -> Iterator[tuple[Token, Token]]:
    """(who acts, towards whom) as the noun's own complements and the verb that it hangs on tell."""
    between = _after(noun, ("between", "among"))
    if between is not None:
        others = [other for other in between.conjuncts if other.i > between.i and actor(other)]
        if actor(between) and others and shared.mutual:
            yield between, others[0]
        return
    if "of" in shared.prepositions:
        yield from _deed(noun, shared)
        return
    doer = _doer(noun, shared)
    if doer is None:
        return
    for target in _targets(noun, shared, doer):
        yield doer, target


def _deed(noun: Token, shared: Shared) -> Iterator[tuple[Token, Token]]:
    """ "The arrest of A by B", "A's arrest by B", "B's criticism of A", "A is under the control of B"."""
    by, of = _after(noun, ("by",)), _after(noun, tuple(shared.prepositions))
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    verb = _governor(noun)
    if by is not None and (target := of or owner) is not None:
        yield by, target
    elif owner is not None and of is not None:
        yield owner, of
    elif noun.dep_ == "pobj" and noun.head.lower_ == "under" and verb is not None and (doer := of or owner) is not None:
        target = subject(verb)
        if target is not None:
            yield doer, target


def _doer(noun: Token, shared: Shared) -> Token | None:
    verb = _governor(noun)
    for child in noun.children:
        if child.dep_ == "poss" and not (child.pos_ == "PRON" and verb is not None and subject(verb) is not None):
            return behind(child)
    by = _after(noun, ("by", "from") if shared.kind is RelationKind.SUPPORTS else ("by",))
    if by is not None:
        return behind(by)
    for clause in noun.children:
        if clause.dep_ in ("acl", "relcl") and (agent := _after(clause, ("by",)) or _own_subject(clause)) is not None:
            return behind(agent)
    if verb is not None and verb.lemma_.lower() in relating().passive:
        giver = _after(verb, ("from", "by"))
        if giver is not None:
            return behind(giver)
    elif verb is not None and verb.pos_ == "VERB":
        who = _after(verb, ("by",)) if _is_passive(verb) else subject(verb)
        return behind(who) if who is not None else None
    of = _after(noun, ("of",))
    return of if of is not None and actor(of) else None


def _targets(noun: Token, shared: Shared, doer: Token) -> Iterator[Token]:
    """The actors that the noun is directed at; for aid also whoever does something "with the help of"."""
    places = tuple(shared.prepositions)
    verbs = [child for child in noun.children if child.dep_ in ("acl", "relcl")]
    if noun.dep_ == "dobj":
        verbs.append(noun.head)
    for head in (noun, *verbs):
        if (target := _after(head, places)) is not None and (other := behind(target)) is not None:
            yield other
            return
    of = _after(noun, ("of",))
    if of is not None and of != doer and shared.helping and actor(of):
        yield of
        return
    verb = _governor(noun)
    if verb is None:
        return
    if verb.lemma_.lower() in relating().passive or (shared.helping and noun.head.lower_ in _MEANS):
        who = subject(verb)
        if who is not None and (other := behind(who)) is not None:
            yield other
    elif noun.dep_ == "dobj":
        whom = next((c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"), None)
        if whom is not None and actor(whom):
            yield whom


def _own_subject(verb: Token) -> Token | None:
    return next((c for c in verb.lefts if c.dep_ == "nsubj" and c.tag_ not in ("WDT", "WP")), None)


def _is_passive(verb: Token) -> bool:
    return verb.tag_ == "VBN" and (verb.dep_ == "acl" or any(c.dep_ == "auxpass" for c in verb.lefts))


def _after(head: Token, prepositions: tuple[str, ...]) -> Token | None:
    for child in head.children:
        if child.dep_ in ("prep", "agent", "dative") and child.lower_ in prepositions:
            for noun in child.rights:
                if noun.dep_ == "pobj":
                    return noun
    return None
