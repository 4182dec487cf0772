"""The members of a list, each one end of a claim: "conflict, a collapsing economy and poor rainfall"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from causerie.reading.causal.draft import Part
from causerie.reading.causal.enumeration import listed
from causerie.reading.frame import Sentence
from causerie.reading.spans import reach

NAMES = frozenset(("NOUN", "PROPN", "NUM", "PRON", "VERB", "ADJ"))


def members(whole: Part) -> Iterator[Part]:
    """The coordinated members of a noun phrase, each a part; the part itself if it is no list."""
    heads = _heads(whole)
    if not whole.whole and len(heads) < len(spread := listed(whole)):
        yield from spread
        return
    if whole.whole or len(heads) == 1:
        yield whole
        return
    bounds = [reach(whole.sentence, head)[0] for head in heads[1:]]
    first = whole.first
    for head, bound in zip(heads, [*bounds, None], strict=True):
        end = (
            bound if bound is not None else max(whole.end if head.i < whole.end else 0, reach(whole.sentence, head)[1])
        )
        yield replace(whole, first=min(first, head.i), end=max(end, head.i + 1), head=head)
        first = end


def _heads(whole: Part) -> list[Token]:
    if whole.head.pos_ not in ("NOUN", "PROPN", "PRON") or _shared(whole.head):
        return [whole.head]
    found = [whole.head, *_joined(whole.head, whole.end), *_beside(whole.head)]
    found += [t for head in list(found) for t in _raised(head, whole.end)]
    found += [t for head in list(found) for t in _included(head, whole.end)]
    found += _behind(whole.sentence, found[-1]) if len(found) == 1 else []
    return sorted({t.i: t for t in found}.values(), key=lambda t: t.i)


def _beside(head: Token) -> Iterator[Token]:
    """ "the cost and the impact have": a second subject that the parser hung on the verb."""
    if head.dep_ in ("nsubj", "nsubjpass"):
        for other in head.head.lefts:
            if (
                other.dep_ == head.dep_
                and other.i > head.i
                and other.pos_ in ("NOUN", "PROPN")
                and other.left_edge.i > 0
            ):
                listed = other.nbor(other.left_edge.i - other.i - 1).lower_
                if listed == "and" or (listed == "," and any(c.dep_ == "conj" for c in other.rights)):
                    yield other
                    yield from _joined(other, head.head.i)


def _behind(sentence: Sentence, head: Token) -> list[Token]:
    """A list that goes on behind a comma, where the parser hung the rest elsewhere."""
    at = head.right_edge.i + 1
    if at + 1 >= sentence.span.end or sentence.doc[at].text != ",":
        return []
    for other in sentence.doc[at + 1 : min(at + 8, sentence.span.end)]:
        if (
            other.dep_ == "appos"
            and other.left_edge.i == at + 1
            and other.head.i < head.i
            and any(c.dep_ == "conj" for c in other.rights)
        ):
            return [other, *_joined(other, sentence.span.end)]
    return []


def _joined(head: Token, end: int) -> Iterator[Token]:
    """What is joined to the head; an apposition too where a list goes on behind it."""
    for child in head.rights:
        listed = child.dep_ == "conj" or (
            child.dep_ == "appos" and any(c.dep_ == "conj" for c in (*child.rights, *head.rights))
        )
        if listed and child.i < end and child.pos_ in NAMES:
            yield child
            yield from _joined(child, end)


def _raised(head: Token, end: int) -> Iterator[Token]:
    """ "the price of bread and the length of the siege": a member with its own article that the parser hung lower."""
    for prep in head.rights:
        for inner in prep.children if prep.dep_ == "prep" else ():
            if inner.dep_ != "pobj":
                continue
            own = any(c.dep_ in ("det", "poss") for c in inner.lefts)
            for other in inner.rights:
                apart = any(c.dep_ == "det" and c.lower_ in ("the", "a", "an") for c in other.lefts)
                of = any(c.dep_ == "prep" and c.lower_ == "of" for c in other.rights)
                if other.dep_ == "conj" and other.i < end and apart and (of or not own):
                    yield other
                    yield from _joined(other, end)


def _included(head: Token, end: int) -> Iterator[Token]:
    """The members named after "including", "such as" or "coupled with"."""
    for prep in head.rights:
        if prep.lower_ in ("coupled", "combined", "along", "together"):
            prep = next((c for c in prep.rights if c.dep_ == "prep" and c.lower_ == "with"), prep)
            for inner in prep.children:
                if prep.lower_ == "with" and inner.dep_ == "pobj" and inner.i < end:
                    yield inner
                    yield from _joined(inner, end)
        if prep.dep_ == "prep" and (
            prep.lower_ == "including" or (prep.lower_ == "as" and prep.i > 0 and prep.nbor(-1).lower_ == "such")
        ):
            for inner in prep.children:
                if inner.dep_ == "pobj" and inner.i < end:
                    yield inner
                    yield from _joined(inner, end)


def _shared(head: Token) -> bool:
    """ "violations and trampling of rights": two bare nouns with one complement are one thing."""
    other = next((c for c in head.rights if c.dep_ == "conj"), None)
    if other is None or other.i > head.i + 3 or any(c.dep_ == "conj" for c in other.rights):
        return False
    return any(c.dep_ == "prep" and c.lower_ == "of" for c in other.rights) and not any(
        c.dep_ in ("amod", "det", "compound") for c in other.lefts
    )
