"""Forecasts in verbs: will, would under a condition, may and could, going to, bound to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from causerie.reading.forecasts.condition import Condition, condition_of
from causerie.reading.forecasts.cues import cues
from causerie.reading.forecasts.extent import Extent, clause_extent, shared_subject, subject_of
from causerie.vocabulary import Level

_WILL = frozenset({"will", "'ll", "wo", "shall", "sha", "ll"})
_WOULD = frozenset({"would", "'d", "d"})
_MAY = frozenset({"may", "might", "could", "can", "ca"})
_OPEN = frozenset({"i", "we"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where something is said of what is to come, before it is dressed as a forecast."""

    rule: str
    head: Token
    extent: Extent
    condition: Condition | None = None
    negated: bool | None = None
    level: Level | None = None


def verbal(token: Token, times: tuple[Extent, ...]) -> Iterator[Candidate]:
    """The forecasts that this token introduces."""
    word = token.lower_
    if token.tag_ == "MD" and token.dep_ in ("aux", "ROOT", "conj", "ccomp", "advcl", "relcl"):
        verb = token.head if token.dep_ == "aux" else token
        if word in _WILL:
            yield from _will(token, verb, times)
        elif word in _WOULD:
            yield from _would(token, verb, times)
        elif word in _MAY:
            yield from _may(token, verb, times)
    elif word == "going" and _infinitive(token) is not None and not _past(token):
        yield from _listed("going-to", token, times, condition_of(token))
    elif word in cues().bound and _infinitive(token) is not None and not _past(_copula(token)):
        yield from _listed(f"bound.{word}", _copula(token), times, condition_of(_copula(token)))


def _infinitive(token: Token) -> Token | None:
    return next((c for c in token.children if c.dep_ in ("xcomp", "advcl", "ccomp") and c.i > token.i and any(a.lower_ == "to" for a in c.children)), None)


def _copula(token: Token) -> Token:
    return token.head if token.dep_ in ("acomp", "advmod", "oprd", "attr") and token.head.pos_ in ("AUX", "VERB") else token


def _past(verb: Token) -> bool:
    return any(t.tag_ == "VBD" for t in (verb, *verb.children) if t.pos_ in ("AUX", "VERB") and (t.i == verb.i or t.dep_.startswith("aux")))


def _listed(rule: str, head: Token, times: tuple[Extent, ...], condition: Condition | None) -> Iterator[Candidate]:
    """The clause, and each verb joined to it without a subject of its own."""
    yield Candidate(rule, head, clause_extent(head, times), condition)
    carrier = _infinitive(head) or head
    for verb in carrier.conjuncts:
        if verb.i > carrier.i and verb.pos_ in ("VERB", "AUX") and subject_of(verb) is None and not _own_aux(verb):
            yield Candidate(f"{rule}.list", verb, clause_extent(verb, times), condition)


def _own_aux(verb: Token) -> bool:
    return any(c.dep_ in ("aux", "auxpass") and c.tag_ in ("MD", "VBZ", "VBP", "VBD") for c in verb.children) or verb.tag_ in ("VBZ", "VBD")


def _will(modal: Token, verb: Token, times: tuple[Extent, ...]) -> Iterator[Candidate]:
    subject = shared_subject(verb)
    first_person = subject is not None and subject.lower_ in _OPEN
    if modal.lower_ in ("shall", "sha") and not first_person:
        return
    if _wished(verb) or _in_if(verb) or verb.lemma_ in cues().phrase_verbs and subject is not None and subject.lower_ in ("i", "we", "you"):
        return
    yield from _listed("will", verb, times, condition_of(verb))


def _wished(verb: Token) -> bool:
    """Whether the clause is what somebody hopes, asks or wonders, or an open question."""
    while verb.dep_ == "conj":
        verb = verb.head
    if any(c.lower_ in ("whether", "if") and c.dep_ == "mark" for c in verb.children):
        return True
    return verb.dep_ in ("ccomp", "xcomp") and verb.head.lemma_ in cues().wish and verb.i > verb.head.i


def _in_if(verb: Token) -> bool:
    """Whether the clause itself is an if-part."""
    return verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "that", "so") for c in verb.children)


def _would(modal: Token, verb: Token, times: tuple[Extent, ...]) -> Iterator[Candidate]:
    if any(c.lower_ in ("have", "'ve") and c.dep_ == "aux" for c in verb.children):
        return
    if _wished(verb) or _in_if(verb) or verb.lemma_ in ("like", "love", "say", "think", "expect", "be surprised", "suggest", "argue", "prefer", "hope", "wish", "want", "call", "add"):
        return
    condition = condition_of(verb)
    if condition is not None and not condition.open:
        return
    if condition is not None:
        yield from _listed(f"would.{condition.word}", verb, times, condition)
    else:
        yield from _listed("would.reported" if verb.dep_ == "ccomp" else "would.bare", verb, times, None)


def _may(modal: Token, verb: Token, times: tuple[Extent, ...]) -> Iterator[Candidate]:
    if any(c.lower_ in ("have", "'ve") and c.dep_ == "aux" for c in verb.children):
        return
    if _wished(verb) or _in_if(verb):
        return
    condition = condition_of(verb)
    kind = "state" if verb.lemma_ in cues().states else "event"
    if condition is not None:
        kind += ".if"
    if any(e.first > modal.i for e in times):
        kind += ".time"
    neg = ".not" if any(c.dep_ == "neg" for c in verb.children) else ""
    yield from _listed(f"{modal.norm_}{neg}.{kind}", verb, times, condition)
