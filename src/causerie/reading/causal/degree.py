"""Degrees that decide: "too dear to mend", "strong enough to hold"; and "to do X is to bring Y"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from causerie.reading.causal.clauses import clause, happening, has_subject, negated, subject
from causerie.reading.causal.draft import Draft
from causerie.reading.frame import Frame, Sentence
from causerie.vocabulary import Direction, Status

TIMELY = frozenset({"late", "early", "soon"})
"""With these "too" tells the time and gives no reason."""


def find(sentence: Sentence, frame: Frame) -> Iterator[Draft]:
    """The links of degree in a sentence."""
    for token in sentence.span:
        low = token.lower_
        if low in ("too", "enough") and token.dep_ == "advmod":
            yield from _degree(sentence, token, low)
        elif token.lemma_ == "be" and token.pos_ in ("AUX", "VERB"):
            yield from _is_to(sentence, token)


def _degree(sentence: Sentence, word: Token, low: str) -> Iterator[Draft]:
    """ "X is too dear to mend": the clause keeps what follows from happening; "enough" lets it."""
    if word.head.pos_ not in ("ADJ", "ADV", "VERB") or word.head.lower_ in TIMELY:
        return
    main = word.head
    while main.pos_ not in ("VERB", "AUX") and main.head != main:
        main = main.head
    verb = next((t for t in _infinitives(main) if t.i > word.i), None)
    if verb is None or main.pos_ not in ("VERB", "AUX") or subject(main) is None or verb == main:
        return
    if low == "enough" and negated(main):
        return
    cause = clause(sentence, main)
    begins = min(c.i for c in verb.children if c.lower_ == "to")
    cause = replace(cause, end=min(cause.end, begins))
    effect = replace(clause(sentence, verb), first=begins + 1)
    way = Direction.DECREASE if low == "too" else None
    if cause.end > cause.first:
        yield Draft(f"degree.{low}", cause, replace(effect, direction=way), sentence.at(word), main, Status.ASSERTED)


def _infinitives(main: Token) -> Iterator[Token]:
    for token in main.subtree:
        below = token.pos_ in ("VERB", "AUX") and token.dep_ in ("xcomp", "advcl", "ccomp", "acl")
        if below and not has_subject(token) and any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children):
            yield token


def _is_to(sentence: Sentence, be: Token) -> Iterator[Draft]:
    """ "To go on like this is to invite ruin": what is done and what it brings."""
    first = next((c for c in be.lefts if c.dep_ in ("csubj", "nsubj", "advcl", "xcomp") and _bare(c)), None)
    second = next((c for c in be.rights if c.dep_ in ("xcomp", "ccomp", "attr") and _bare(c)), None)
    if first is None or second is None:
        return
    cause = clause(sentence, first)
    begins = next(c.i for c in first.children if c.lower_ == "to")
    thing = next((c for c in second.children if c.dep_ == "dobj" and c.pos_ in ("NOUN", "PROPN")), None)
    effect = happening(sentence, second) if thing is None else replace(happening(sentence, second), whole=False)
    if effect.first >= cause.end:
        yield Draft("is.to", replace(cause, first=begins + 1), effect, sentence.at(be), second, Status.CONDITIONAL)


def _bare(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
