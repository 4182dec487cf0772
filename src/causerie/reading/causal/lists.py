"""The members of a list, each one end of a claim: "conflict, a collapsing economy and poor rainfall"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from causerie.reading.causal.draft import Part
from causerie.reading.spans import reach

NAMES = frozenset(("NOUN", "PROPN", "NUM", "PRON", "VERB", "ADJ"))


def members(whole: Part) -> Iterator[Part]:
    """The coordinated members of a noun phrase, each a part; the part itself if it is no list."""
    heads = _heads(whole)
    if whole.whole or len(heads) == 1:
        yield whole
        return
    for number, head in enumerate(heads):
        cut = tuple(other for other in heads[number + 1 :] if head.is_ancestor(other))
        first, end = reach(whole.sentence, head, cut)
        yield replace(whole, first=max(first, whole.first), end=min(end, whole.end) if head.i < whole.end else end, head=head)


def _heads(whole: Part) -> list[Token]:
    if whole.head.pos_ not in ("NOUN", "PROPN") or _shared(whole.head):
        return [whole.head]
    found = [whole.head, *_joined(whole.head, whole.end)]
    found += [t for head in list(found) for t in _raised(head, whole.end)]
    found += [t for head in list(found) for t in _included(head, whole.end)]
    return sorted({t.i: t for t in found}.values(), key=lambda t: t.i)


def _joined(head: Token, end: int) -> Iterator[Token]:
    """What is joined to the head; an apposition too where a list goes on behind it."""
    for child in head.rights:
        listed = child.dep_ == "conj" or (child.dep_ == "appos" and any(c.dep_ == "conj" for c in (*child.rights, *head.rights)))
        if listed and child.i < end and child.pos_ in NAMES:
            yield child
            yield from _joined(child, end)


def _raised(head: Token, end: int) -> Iterator[Token]:
    """ "the cost of living and the impact of war": a member with its own article that the parser hung lower."""
    for prep in head.rights:
        for inner in prep.children if prep.dep_ == "prep" else ():
            if inner.dep_ != "pobj" or any(c.dep_ in ("det", "poss") for c in inner.lefts):
                continue
            for other in inner.rights:
                if other.dep_ == "conj" and other.i < end and any(c.dep_ == "det" and c.lower_ in ("the", "a", "an") for c in other.lefts):
                    yield other
                    yield from _joined(other, end)


def _included(head: Token, end: int) -> Iterator[Token]:
    """The members named after "including" or "such as"."""
    for prep in head.rights:
        if prep.dep_ == "prep" and (prep.lower_ == "including" or (prep.lower_ == "as" and prep.i > 0 and prep.nbor(-1).lower_ == "such")):
            for inner in prep.children:
                if inner.dep_ == "pobj" and inner.i < end:
                    yield inner
                    yield from _joined(inner, end)


def _shared(head: Token) -> bool:
    """ "violations and trampling of rights": two bare nouns with one complement are one thing."""
    other = next((c for c in head.rights if c.dep_ == "conj"), None)
    if other is None or other.i > head.i + 3 or any(c.dep_ == "conj" for c in other.rights):
        return False
    return any(c.dep_ == "prep" and c.lower_ == "of" for c in other.rights) and not any(c.dep_ in ("amod", "det", "compound") for c in other.lefts)
