"""On what a forecast hangs: if-parts and their kin, and whether they leave the matter open."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from causerie.reading.forecasts.extent import SUBJECTS, Extent, noun_extent, subject_of
from causerie.reading.forecasts.supposing import Condition, behind, openers, opening, start_of, turned

_IF = frozenset({"if", "unless", "provided", "providing", "once", "assuming", "supposing", "lest"})
_KEPT = frozenset({"unless", "without"})
"""Words of the condition itself; the others only open it (CODING.md 7)."""
_STATES = frozenset({"be", "have", "say", "know", "see", "think", "believe", "expect", "suggest", "put", "go", "move"})
"""Verbs of an as-clause that gives a reason, a source or a time ("as we go forward"), not a course of things."""
_PHRASES = frozenset({"without", "with", "upon"})
"""Prepositions before a clause that say on what it hangs: "with a second pump the cellar will stay dry"."""
_INVERTED = frozenset({"should", "were", "had"})


def condition_of(head: Token) -> Condition | None:
    """The condition under which the clause of `head` is said to hold."""
    for verb in _bearers(head):
        for child in verb.children:
            if verb.i != head.i and child.dep_ == "prep" and not _opens(child, verb):
                continue
            if head.dep_ == "conj" and verb.i < child.i < head.left_edge.i:
                continue
            found = _of_child(child, head)
            if found is not None:
                return found
    return _imperative(head) or opening(head) or behind(head) or turned(head)


def _opens(preposition: Token, verb: Token) -> bool:
    """Whether a phrase stands before the subject of its clause, so that it holds for what is joined to it too."""
    subject = subject_of(verb)
    return subject is not None and preposition.i < subject.left_edge.i


def _bearers(head: Token) -> Iterator[Token]:
    """The verbs whose if-part holds for the head: itself, what it complements, what it is joined to."""
    yield head
    while (
        not _turns(head)
        and head.dep_ in ("ccomp", "xcomp", "conj", "relcl", "acl", "parataxis")
        and head.head.i != head.i
    ):
        if head.dep_ in ("relcl", "acl"):
            return
        head = head.head
        yield head


def _turns(head: Token) -> bool:
    """As in "when I ask they send me on, but perhaps you will know": what is set against a clause is free of its if."""
    return head.dep_ == "conj" and any(c.lower_ in ("but", "yet") and c.i < head.i for c in head.head.rights)


def _of_child(child: Token, head: Token) -> Condition | None:
    if child.lower_ in ("provided", "providing") and child.i > head.i:
        inner = next((c for c in child.children if c.dep_ in ("ccomp", "pcomp")), None)
        return None if inner is None else _behind(child, inner)
    if child.i != head.i and _opens_clause(child, head):
        return _clause(child)
    if child.dep_ == "advmod" and child.lower_ == "long" and child.i > 0 and child.nbor(-1).lower_ in ("as", "so"):
        inner = next((c for c in child.children if c.dep_ == "advcl"), None)
        return None if inner is None else _as_long_as(inner)
    if child.dep_ == "prep" and child.i < head.i and (child.lower_ in _PHRASES or _alone(child)):
        return _phrase(child)
    if child.dep_ == "prep" and child.lower_ == "without" and any(c.dep_ == "neg" for c in head.children):
        return _phrase(child)
    return None


def _alone(preposition: Token) -> bool:
    """As in "only through talks will it end"."""
    before = preposition.left_edge if preposition.left_edge.i < preposition.i else None
    if before is None and preposition.i > preposition.sent.start:
        before = preposition.nbor(-1)
    return before is not None and before.lower_ == "only" and preposition.lower_ in ("by", "through", "under")


def _opens_clause(child: Token, head: Token) -> bool:
    """Whether the child may be an if-part of the head's."""
    if child.dep_ == "advcl":
        return not _joined_on(child, head)
    return child.dep_ in ("ccomp", "dep") and _inverted(child) and child.i < head.i


def _joined_on(clause: Token, head: Token) -> bool:
    """As in "it will stay, and unless it rains, it will be done by hand": the if-part belongs to what is joined on."""
    first = clause.left_edge
    return head.i < first.i - 1 and first.nbor(-1).dep_ == "cc" and first.nbor(-1).head.i == head.i


def _as_long_as(clause: Token) -> Condition:
    """The clause behind "as long as", which the parser hangs on "long"."""
    first, end = clause.left_edge.i, clause.right_edge.i + 1
    first += clause.doc[first].lower_ == "as"
    return Condition(Extent(first, end - clause.doc[end - 1].is_punct, clause.i), True, "as long as")


def _behind(opener: Token, clause: Token) -> Condition:
    """The clause behind "provided that"."""
    first, end = clause.left_edge.i, clause.right_edge.i + 1
    first += clause.doc[first].lower_ == "that"
    return Condition(Extent(first, end - clause.doc[end - 1].is_punct, clause.i), True, opener.lower_)


def _clause(clause: Token) -> Condition | None:
    first, end = clause.left_edge.i, clause.right_edge.i + 1
    doc = clause.doc
    while end > first and doc[end - 1].is_punct:
        end -= 1
    while first < end and (
        doc[first].is_punct or doc[first].lower_ in ("and", "but", "then", "only", "even", "so", "or")
    ):
        first += 1
    mark = next((c for c in clause.children if c.dep_ in ("mark", "advmod") and c.lower_ in _IF), None)
    word = doc[first].lower_
    if mark is not None:
        first = mark.i if mark.lower_ in _KEPT else mark.i + 1
        word = mark.lower_
        if _supposes_nothing(mark):
            return None
        if first < end and doc[first].lower_ == "that":
            first += 1
    elif _inverted(clause):
        first += 1
    elif [t.lower_ for t in doc[first : first + 3]] in (["as", "long", "as"], ["so", "long", "as"]):
        first, word = first + 3, "as long as"
    elif (word == "when" and (_present(clause) or _bare(clause))) or (
        word == "as"
        and clause.tag_ in ("VBZ", "VBP", "NNS")
        and clause.i < clause.head.i
        and clause.lemma_ not in _STATES
    ):
        first += 1
    else:
        return None
    if first >= end:
        return None
    return Condition(Extent(first, end, clause.i), not _unreal(clause), word)


def _supposes_nothing(mark: Token) -> bool:
    """As in "even if" behind what holds either way, "if anything", "if not": only a manner of speaking."""
    before = mark.nbor(-1).lower_ if mark.i > mark.sent.start else ""
    behind = " ".join(token.lower_ for token in mark.doc[mark.i + 1 : min(mark.i + 3, mark.sent.end)])
    closed = any(behind == words or behind.startswith((f"{words} ,", f"{words} .")) for words in openers().fixed)
    put_behind = before in ("even", "not", "as") and mark.head.head.i < mark.i
    return mark.lower_ == "if" and (put_behind or closed)


def _inverted(clause: Token) -> bool:
    """As in "Should it fall", "were it shut": the auxiliary stands before the subject."""
    first = clause.left_edge
    while first.is_punct and first.i < clause.i:
        first = first.nbor(1)
    subject = subject_of(clause)
    return first.lower_ in _INVERTED and subject is not None and first.i < subject.i


def _present(clause: Token) -> bool:
    if clause.tag_ == "NNS" and clause.dep_ == "advcl":  # The parser takes "the bubble bursts" for two nouns.
        return True
    return any(t.tag_ in ("VBZ", "VBP") or t.lower_ == "can" for t in (clause, *clause.children))


def _bare(clause: Token) -> bool:
    """As in "when elected": a participle without a subject."""
    return clause.tag_ in ("VBN", "VBD") and all(c.dep_ not in (*SUBJECTS, "aux") for c in clause.children)


def _unreal(clause: Token) -> bool:
    """A pluperfect: the if-part is said not to have been the case."""
    had = any(c.lower_ in ("had", "'d") and c.dep_ == "aux" for c in clause.children)
    return had and clause.tag_ in ("VBN", "VBD")


def _phrase(preposition: Token) -> Condition | None:
    noun = next((c for c in preposition.children if c.dep_ in ("pobj", "pcomp")), None)
    if noun is None:
        return None
    inner = noun_extent(noun)
    first = preposition.i if preposition.lower_ in _KEPT else inner.first
    return Condition(Extent(first, inner.end, preposition.i), True, preposition.lower_)


def _imperative(head: Token) -> Condition | None:
    """As in "Clear the road and prices will fall": the order is the condition."""
    subject = subject_of(head)
    if subject is None or subject.left_edge.i == 0:
        return None
    joint = head.left_edge if head.left_edge.dep_ == "cc" else subject.left_edge.nbor(-1)
    order = head.head if head.dep_ == "conj" else head.doc[start_of(head.sent)]
    if joint.lower_ not in ("and", "or") or not order.i < joint.i or not _orders(order):
        return None
    end = joint.i
    while end > order.i + 1 and order.doc[end - 1].is_punct:
        end -= 1
    return Condition(Extent(order.left_edge.i, end, order.i), True, "imperative")


def _orders(verb: Token) -> bool:
    if verb.tag_ not in ("VB", "VBP") or subject_of(verb) is not None:
        return False
    return not any(c.dep_ in ("aux", "mark") for c in verb.children) and verb.lemma_ not in _ASIDES


_ASIDES = frozenset({"let", "see", "look", "note", "thank", "make"})
"""Verbs of orders that bring nothing about."""
