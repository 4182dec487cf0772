"""What every rule of this package yields: a place in a sentence, before it is dressed as a forecast."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from causerie.reading.forecasts.condition import Condition
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
    yield from _subjects(rule, head, times, condition)
    carrier = infinitive(head) or head
    for verb in carrier.conjuncts:
        if verb.i > carrier.i and verb.tag_ == "VB" and subject_of(verb) is None and not _own_aux(verb):
            yield Candidate(f"{rule}.list", verb, clause_extent(verb, times), condition)


def _subjects(rule: str, head: Token, times: tuple[Extent, ...], condition: Condition | None) -> Iterator[Candidate]:
    """The clause; of a list of things that will follow, each member, the last with the verb."""
    subject = subject_of(head)
    members = listed_nouns(subject) if subject is not None and head.lemma_ in cues().follow else ()
    if len(members) < 2 or any(member.i > head.i for member in members):
        yield Candidate(rule, head, clause_extent(head, times), condition)
        return
    for member in members[:-1]:
        yield Candidate(f"{rule}.member", head, noun_extent(member, times), condition)
    last = noun_extent(members[-1], times)
    yield Candidate(f"{rule}.member", head, Extent(last.first, clause_end(head, times), head.i), condition)


def _own_aux(verb: Token) -> bool:
    return any(c.dep_ in ("aux", "auxpass") and c.tag_ in ("MD", "VBZ", "VBP", "VBD", "TO") for c in verb.children)
