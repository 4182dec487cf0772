"""Which way the words of a mention go of themselves (CODING.md 3 and 7)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from causerie.reading.causal.lexicon import cue_file
from causerie.reading.frame import Sentence
from causerie.vocabulary import Direction


@dataclass(frozen=True, slots=True)
class Ways:
    """Words that say of themselves that something ends, shrinks or is lacking."""

    nouns: frozenset[str]
    verbs: frozenset[str]
    adjectives: frozenset[str]
    predicates: frozenset[str]
    negators: frozenset[str]
    change: frozenset[str]
    lack: frozenset[str]
    falling: frozenset[str]


@cache
def ways() -> Ways:
    """The words as shipped."""
    raw = cue_file("direction")
    return Ways(*(frozenset(raw[name].split()) for name in Ways.__dataclass_fields__))


def direction_of(sentence: Sentence, first: int, end: int, head: Token) -> Direction:
    """Decrease where the words name an ending, a loss, a lack or a negation; else increase."""
    known = ways()
    lessens = _clause(head, first, end, known) if head.pos_ in ("VERB", "AUX") else _noun(head, first, end, known)
    return Direction.DECREASE if lessens else Direction.INCREASE


def _clause(head: Token, first: int, end: int, known: Ways) -> bool:
    lemma = head.lemma_.lower()
    for child in head.children:
        if not first <= child.i < end:
            continue
        if child.dep_ == "neg" or child.lower_ in known.negators:
            return True
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "expl") and _denied(child, known):
            return True
        if child.dep_ in ("acomp", "oprd") and child.lower_ in known.adjectives | known.predicates:
            return True
        if child.dep_ == "prt" and f"{lemma}_{child.lower_}" in known.verbs:
            return True
    if lemma in ("run", "go", "stand", "stay", "lie") and any(
        c.lower_ in known.adjectives | known.predicates for c in head.rights
    ):
        return True
    return lemma in known.verbs and not any(c.dep_ == "prt" for c in head.children)


def _denied(noun: Token, known: Ways) -> bool:
    near = noun.doc[noun.left_edge.i : noun.i + 1]
    return any(token.lower_ in known.negators for token in near[:4])


def _noun(head: Token, first: int, end: int, known: Ways) -> bool:
    if head.lemma_.lower() in known.nouns or head.lower_ in known.negators:
        return True
    if head.pos_ == "ADJ" and (
        head.lower_ in known.adjectives or any(c.lower_ in ("less", "harder") for c in head.lefts)
    ):
        return True
    near = (c for c in head.children if first <= c.i < end and (c.i < head.i or c.dep_ == "neg"))
    return any(c.lower_ in known.negators or (c.dep_ == "amod" and c.lower_ in known.adjectives) for c in near)
