"""What every rule of this package yields: a place in a sentence, before it is dressed as a forecast."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from causerie.reading.forecasts.cues import cues
from causerie.reading.forecasts.extent import (
    Extent,
    clause_end,
    clause_extent,
    listed_nouns,
    noun_extent,
    subject_of,
)
from causerie.reading.forecasts.guards import infinitive
from causerie.reading.forecasts.horizon import is_time
from causerie.reading.forecasts.supposing import Condition
from causerie.vocabulary import Level


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause or noun phrase of what is to come. `negated` and `level` are read off it where None."""

    rule: str
    head: Token
    extent: Extent
    condition: Condition | None = None
    negated: bool | None = None
    level: Level | None = None


def listed(rule: str, head: Token, times: tuple[Extent, ...], condition: Condition | None) -> Iterator[Candidate]:
    """The clause, and each verb joined to it without a subject of its own."""
    if not _adverb(head):
        yield from _subjects(rule, head, times, condition)
    carrier = infinitive(head) or head
    for verb in carrier.conjuncts:
        if verb.i > carrier.i and verb.tag_ == "VB" and subject_of(verb) is None and not _own_aux(verb):
            yield Candidate(f"{rule}.list", verb, clause_extent(verb, times), condition)


def _subjects(rule: str, head: Token, times: tuple[Extent, ...], condition: Condition | None) -> Iterator[Candidate]:
    """The clause; of a list of things that will follow, each member, the last with the verb."""
    subject = subject_of(head)
    told = _complements(head)
    if subject is not None and subject.dep_ == "csubj" and condition is None and subject.tag_ == "VBG" and _acts(head):
        supposed = Condition(Extent(subject.left_edge.i, subject.right_edge.i + 1, subject.i), True, "subject")
        yield Candidate(rule, head, Extent(head.i, clause_end(head, times), head.i), supposed)
        return
    if told and not any(is_time(member) or member.left_edge.nbor(-1).text == ":" for member in told):
        yield Candidate(rule, head, _cut(clause_extent(head, times), told[1]), condition)
        for member in told[1:]:
            yield Candidate(f"{rule}.complement", head, noun_extent(member, times), condition)
        return
    members = listed_nouns(subject) if subject is not None and head.lemma_ in cues().follow else ()
    if len(members) < 2 or any(member.i > head.i for member in members):
        yield Candidate(rule, head, clause_extent(head, times), condition)
        return
    for member in members[:-1]:
        yield Candidate(f"{rule}.member", head, noun_extent(member, times), condition)
    last = noun_extent(members[-1], times)
    yield Candidate(f"{rule}.member", head, Extent(last.first, clause_end(head, times), head.i), condition)


def _complements(head: Token) -> tuple[Token, ...]:
    """The members, three or more, of a list behind the verb: "it will be warm, wet and long"."""
    verb = infinitive(head) or head
    for child in _ends_of(verb):
        if child.i < verb.i:
            continue
        members = (child, *(t for t in child.conjuncts if t.i > child.i and t.pos_ in ("NOUN", "PROPN", "ADJ")))
        if len(members) >= 3 and child.pos_ in ("NOUN", "PROPN", "ADJ"):
            return members
    return ()


def _ends_of(verb: Token) -> Iterator[Token]:
    """The objects, predicates and, behind a preposition, the last nouns of a verb and its infinitive."""
    for child in verb.children:
        if child.dep_ in ("attr", "acomp", "dobj", "pobj"):
            yield child
        if child.dep_ in ("prep", "xcomp", "dobj", "pobj") and child.i > verb.i:
            yield from _ends_of(child)


def _cut(extent: Extent, following: Token) -> Extent:
    """The extent up to the second member of the list."""
    end = following.left_edge.i
    while end > extent.anchor + 1 and (following.doc[end - 1].is_punct or following.doc[end - 1].dep_ == "cc"):
        end -= 1
    return Extent(extent.first, min(extent.end, end), extent.anchor)


def _acts(head: Token) -> bool:
    """Whether the verb does something to a thing, so that its subject brings that about."""
    return head.lemma_ not in ("be", "become", "remain", "have") and any(
        c.dep_ in ("dobj", "ccomp", "xcomp") and c.i > head.i for c in head.children
    )


def _adverb(head: Token) -> bool:
    """Whether the parser took the first of several adverbs for the verb: "will swiftly, surely and quietly mend"."""
    return head.lower_.endswith("ly") and head.tag_ != "VB" and any(t.tag_ == "VB" for t in head.conjuncts)


def _own_aux(verb: Token) -> bool:
    return any(c.dep_ in ("aux", "auxpass") and c.tag_ in ("MD", "VBZ", "VBP", "VBD", "TO") for c in verb.children)
