"""Which way the words of a mention go of themselves (CODING.md 3 and 7)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

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
    belittling: frozenset[str]


MANNER = frozenset(
    ("prep", "prt", "advmod", "xcomp", "acomp", "oprd", "dobj", "ccomp", "advcl", "npadvmod", "conj", "attr")
)


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
    inside = [c for c in head.children if first <= c.i < end]
    return any(_lessened(head, c, known) for c in inside) or _ends(head, inside, known)


def _lessened(head: Token, child: Token, known: Ways) -> bool:
    """Whether a part of the clause denies it, or says that little or nothing is left."""
    low = child.lower_
    if child.dep_ == "neg" or (low in known.negators and low != "without"):
        return True
    if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "expl") and (_denied(child, known) or _only(child)):
        return True
    if child.dep_ in ("acomp", "oprd") and (
        low in known.adjectives | known.predicates or any(c.lower_ in known.belittling for c in child.lefts)
    ):
        return True
    if low in ("longer", "more") and child.dep_ == "advmod" and any(c.lower_ == "no" for c in child.lefts):
        return True
    return child.dep_ in ("prt", "advmod") and f"{head.lemma_.lower()}_{low}" in known.verbs


def _ends(head: Token, inside: list[Token], known: Ways) -> bool:
    """Whether the verb says that its subject ends, shrinks or goes."""
    lemma = head.lemma_.lower()
    if lemma in ("run", "go", "stand", "stay", "lie") and any(
        c.lower_ in known.adjectives | known.predicates or (c.lower_ == "dry" and lemma in ("run", "go"))
        for c in head.rights
    ):
        return True
    if lemma == "give" and any(c.lower_ == "way" and c.dep_ == "dobj" and not list(c.lefts) for c in inside):
        return True
    if lemma in ("be", "run", "come") and _down_to(inside):
        return True
    if lemma == "go":
        return not any(c.dep_ in MANNER and c.i > head.i and c.lower_ not in ("too", "well", "first") for c in inside)
    return lemma in known.verbs and not any(c.dep_ == "prt" for c in head.children)


def _down_to(inside: list[Token]) -> bool:
    """ "Is down to forty men", "is out of flour"."""
    pairs = {(c.lower_, g.lower_) for c in inside for g in c.rights}
    pairs |= {(a.lower_, b.lower_) for a, b in pairwise(inside)}
    return bool(pairs & {("down", "to"), ("out", "of")})


def _only(noun: Token) -> bool:
    """ "Only two ships": few, by the word for it."""
    near = noun.doc[noun.left_edge.i : noun.i + 1]
    only = next((t for t in near if t.lower_ == "only"), None)
    return only is not None and any(t.pos_ == "NUM" or t.lower_ in ("half", "quarter", "third") for t in near[1:4])


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
    behind = [t.lower_ for t in head.doc[head.i + 1 : min(end, head.i + 8)]]
    if any(pair == ("out", "of") for pair in pairwise(behind)):
        return True
    near = (c for c in head.children if first <= c.i < end and (c.i < head.i or c.dep_ == "neg"))
    return any(c.lower_ in known.negators or (c.dep_ == "amod" and c.lower_ in known.adjectives) for c in near)
