"""Relations that a verb states: "leads", "is run by", "belongs to", "voted against"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from causerie.reading.agents import is_agent, is_body, is_person
from causerie.reading.frame import Sentence
from causerie.reading.nounphrases import RELATIVES, subject
from causerie.reading.relations.cues import Predicate, relating
from causerie.reading.relations.link import Link, actor, bearer, behind, named, with_conjuncts
from causerie.reading.relations.mood import real
from causerie.vocabulary import RelationKind

_TIMES = frozenset(("DATE", "TIME"))
_ACTS = (RelationKind.OPPOSES, RelationKind.SUPPORTS)


def find(sentence: Sentence, tokens: Sequence[Token]) -> Iterator[Link]:
    """Every relation in the sentence that a verb states, present or past, not denied and not forecast."""
    cues = relating()
    for token in tokens:
        if token.pos_ != "VERB":
            continue
        lemma = token.lemma_.lower()
        if (uses := cues.verbs.get(_phrasal(token, lemma))) and real(token):
            for predicate in uses:
                yield from _links(sentence, token, predicate)
        if lemma in cues.joint and real(token):
            yield from _joint(sentence, token)


def _phrasal(verb: Token, lemma: str) -> str:
    """The verb with its particle where the two have a meaning of their own ("take over")."""
    for child in verb.rights:
        if child.dep_ in ("prt", "prep", "advmod") and (whole := f"{lemma} {child.lower_}") in relating().verbs:
            return whole
    return lemma


def _links(sentence: Sentence, verb: Token, predicate: Predicate) -> Iterator[Link]:
    first, second = _ends(verb, predicate)
    if first is None or second is None or first.i == second.i:
        return
    kind = predicate.kind
    if kind in _ACTS:
        first, second = behind(first), behind(second)
        if first is None or second is None or _aside(first, verb, kind):
            return
    if verb.lemma_ == "belong" and _owned(first, second):
        first, second, kind = second, first, RelationKind.CONTROLS
    for a in map(bearer, with_conjuncts(first)):
        for b in map(bearer, with_conjuncts(second)):
            if a.i != b.i and actor(a) and b.ent_type_ not in _TIMES and _other_end(verb, b, kind):
                yield Link(f"relation.verb.{verb.lemma_.lower()}", sentence, a, b, kind)


def _aside(first: Token, verb: Token, kind: RelationKind) -> bool:
    """Whether a pronoun is no doer of the verb itself: "our silence helped them", "it means helping them"."""
    if first.pos_ != "PRON":
        return False
    return (first.dep_ == "poss" and kind is RelationKind.SUPPORTS) or (first.lower_ == "it" and first.head != verb)


def _joint(sentence: Sentence, verb: Token) -> Iterator[Link]:
    first = subject(verb)
    if first is None or not is_agent(first) or first.dep_ == "nsubjpass":
        return
    lemma = verb.lemma_.lower()
    for other in with_conjuncts(first)[1:]:
        yield Link(f"relation.joint.{lemma}", sentence, first, other, relating().joint[lemma])


def _owned(thing: Token, owner: Token) -> bool:
    """Whether what "belongs to" the word is owned by it: people and firms own, clubs have members."""
    if owner.pos_ == "PRON":
        return owner.lower_ != "it"
    if is_person(owner):
        return not is_person(thing)
    return owner.lemma_.lower() in relating().owners and not is_person(thing) and thing.pos_ != "PRON"


def _other_end(verb: Token, token: Token, kind: RelationKind) -> bool:
    if kind is RelationKind.PART_OF:
        return named(token) and (token.ent_type_ not in ("GPE", "LOC") or verb.lemma_ in ("join", "play", "belong"))
    if kind is not RelationKind.CONTROLS:
        return actor(token)
    cues = relating()
    lemma = token.lemma_.lower()
    if token.pos_ == "PRON":
        return token.lower_ in ("it", "its") or verb.lemma_ in cues.possessing
    if verb.lemma_ in cues.possessing and verb.lemma_ != "run":
        return token.pos_ in ("NOUN", "PROPN")
    if token.pos_ == "PROPN" or is_body(token) or lemma in cues.units or lemma in cues.groups:
        return True
    return is_person(token) and verb.lemma_ in cues.commanding


def _ends(verb: Token, predicate: Predicate) -> tuple[Token | None, Token | None]:
    """The acting and the other actor; in the passive the subject is the other one."""
    agent = _after(verb, ("by",))
    passive = _is_passive(verb)
    if passive and predicate.object:
        return agent, subject(verb)
    doer = _subject(verb)
    if passive and predicate.kind is not RelationKind.PART_OF:
        return None, None
    if predicate.object and (thing := _object(verb)) is not None and behind(thing) is not None:
        return doer, thing
    if predicate.prepositions and (thing := _after(verb, predicate.prepositions)) is not None:
        return doer, thing
    if predicate.backwards and _object(verb) is None and (thing := _after(verb, predicate.backwards)) is not None:
        return thing, doer
    return doer, _object(verb) if predicate.object else None


def _subject(verb: Token) -> Token | None:
    """Who does it, also as the purpose of what they do ("gave a tenth in order to help")."""
    who = subject(verb)
    if who is None or (who.lower_ == "order" and verb.dep_ == "acl"):
        above = verb.head.head.head if verb.dep_ == "acl" else verb.head
        purpose = verb.dep_ in ("acl", "advcl") and verb.tag_ == "VB" and above.pos_ == "VERB"
        return subject(above) if purpose and not _is_passive(above) else None
    return who


def _is_passive(verb: Token) -> bool:
    if verb.tag_ not in ("VBN", "VBD"):
        return False
    if verb.dep_ == "acl" or any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.lefts):
        return True
    bare = not any(c.dep_ in ("nsubj", "aux") for c in verb.lefts)
    return bare and verb.dep_ == "conj" and verb.head.pos_ == "VERB" and _is_passive(verb.head)


def _object(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in ("dobj", "dative") and child.pos_ != "ADP":
            if child.lower_ in RELATIVES:
                return verb.head if verb.dep_ == "relcl" else None
            return child
    for child in verb.children:
        # "helped him leave": the one who is helped is the subject of what they do.
        if child.dep_ in ("ccomp", "xcomp") and verb.lemma_ == "help":
            return next((c for c in child.lefts if c.dep_ == "nsubj"), None)
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
