"""Clefts and blame: "What broke X was Y", "It was Y that broke X", "X is blamed for Y"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from causerie.reading.causal.draft import Draft, part
from causerie.reading.causal.effects import effects
from causerie.reading.causal.lexicon import cue_file, verbs
from causerie.reading.causal.roles import undergoer
from causerie.reading.frame import Frame, Sentence

RAW = cue_file("verbs")
BLAME = {tuple(pair.split(":")) for pair in RAW["blame"]["pairs"].split()}
ASCRIBE = {tuple(pair.split(":")) for pair in RAW["ascribe"]["pairs"].split()}
BLAMED = frozenset(verb for verb, _ in BLAME)
ASCRIBED = frozenset(verb for verb, _ in ASCRIBE)


def find(sentence: Sentence, frame: Frame) -> Iterator[Draft]:
    """The claims that clefts make, and those that blame or credit a thing."""
    for token in sentence.span:
        lemma = token.lemma_.lower()
        if token.pos_ in ("AUX", "VERB") and lemma == "be":
            yield from _what(sentence, token)
            yield from _it(sentence, token)
            yield from _is_what(sentence, token)
        elif token.pos_ == "VERB" and (
            lemma in BLAMED or lemma.split("_")[0] in ASCRIBED or f"{lemma}_{_particle(token)}" in ASCRIBED
        ):
            yield from _blame(sentence, token, lemma)


def _what(sentence: Sentence, be: Token) -> Iterator[Draft]:
    """ "What broke X was Y"."""
    clause = next((c for c in be.children if c.dep_ in ("csubj", "nsubj") and c.pos_ == "VERB" and c.i < be.i), None)
    attr = next(
        (c for c in be.rights if c.dep_ in ("attr", "nsubj", "acomp") and c.pos_ in ("NOUN", "PROPN", "NUM")), None
    )
    what = next((c for c in clause.children if c.lower_ == "what"), None) if clause is not None else None
    if clause is None or attr is None or what is None or what.dep_ not in ("nsubj", "dep"):
        return
    verb = clause
    for effect in effects(sentence, verb, verbs()):
        yield Draft("cleft.what", part(sentence, attr), effect.part, sentence.at(verb), be, sign=effect.sign)


def _it(sentence: Sentence, be: Token) -> Iterator[Draft]:
    """ "It was Y that broke X", where the parser does not hang the clause on Y."""
    it = next((c for c in be.lefts if c.dep_ in ("nsubj", "expl") and c.lower_ in ("it", "that", "this")), None)
    attr = next((c for c in be.rights if c.dep_ == "attr"), None)
    if it is None or attr is None:
        return
    for clause in be.rights:
        if clause.dep_ in ("ccomp", "advcl", "relcl", "acl", "csubj") and clause.i > attr.i and clause.pos_ == "VERB":
            opener = next(
                (c for c in clause.children if c.lower_ in ("that", "which") and c.dep_ in ("nsubj", "mark")), None
            )
            if opener is None or any(c.dep_ in ("nsubj", "nsubjpass") and c != opener for c in clause.children):
                continue
            for effect in effects(sentence, clause, verbs()):
                yield Draft(
                    "cleft.it",
                    part(sentence, attr, without=(clause,)),
                    effect.part,
                    sentence.at(clause),
                    be,
                    sign=effect.sign,
                )


def _is_what(sentence: Sentence, be: Token) -> Iterator[Draft]:
    """ "X is what keeps Y alive"."""
    who = next((c for c in be.lefts if c.dep_ in ("nsubj", "csubj")), None)
    clause = next((c for c in be.rights if c.dep_ in ("ccomp", "attr", "advcl") and c.pos_ == "VERB"), None)
    if who is None or clause is None or not any(c.lower_ == "what" and c.dep_ == "nsubj" for c in clause.lefts):
        return
    for effect in effects(sentence, clause, verbs()):
        yield Draft(
            "cleft.is",
            part(sentence, who, whole=who.dep_ == "csubj"),
            effect.part,
            sentence.at(clause),
            be,
            sign=effect.sign,
        )


def _particle(verb: Token) -> str:
    return next((c.lower_ for c in verb.children if c.dep_ in ("prt", "advmod")), "")


def _blame(sentence: Sentence, verb: Token, lemma: str) -> Iterator[Draft]:
    """ "X is blamed for Y" and "Y is put down to X"."""
    object_ = undergoer(verb)
    if object_ is None:
        return
    for holder in (verb, object_):
        for prep in holder.rights:
            inner = (
                next((c for c in prep.children if c.dep_ in ("pobj", "pcomp")), None)
                if prep.dep_ in ("prep", "dative")
                else None
            )
            if inner is None:
                continue
            if lemma == "owe" and (verb.dep_ == "acl" or object_.lower_ == "it"):
                continue
            names = {(lemma, prep.lower_), (f"{lemma}_{_particle(verb)}", prep.lower_)}
            one = part(sentence, object_, without=(prep,))
            two = part(sentence, inner, whole=inner.dep_ == "pcomp")
            if names & BLAME:
                yield Draft("blame", one, two, sentence.at(verb), verb)
                return
            if names & ASCRIBE:
                yield Draft("ascribe", two, one, sentence.at(verb), verb)
                return
