"""Forecasts with will, shall, going to and "bound to"; the modal verbs are handed on."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from causerie.reading.forecasts.candidate import Candidate, listed
from causerie.reading.forecasts.condition import condition_of
from causerie.reading.forecasts.cues import cues
from causerie.reading.forecasts.extent import Extent, clause_end, noun_extent, shared_subject
from causerie.reading.forecasts.guards import (
    copula,
    embedded_question,
    in_if,
    in_passing,
    infinitive,
    is_now,
    leaves_open,
    of_anybody,
    past,
    past_around,
    plan_of_others,
    wished,
)
from causerie.reading.forecasts.modals import can, may, should, would

_WILL = frozenset({"will", "'ll", "wo", "shall", "sha", "ll"})
_WOULD = frozenset({"would", "'d", "d"})
_MAY = frozenset({"may", "might", "could"})
_SET = frozenset({"set", "due", "scheduled", "slated", "expected"})
_SPEAKERS = frozenset({"i", "we"})


def verbal(token: Token, times: tuple[Extent, ...]) -> Iterator[Candidate]:
    """The forecasts that this token introduces."""
    word = token.lower_
    if token.tag_ == "MD" and token.dep_ in ("aux", "ROOT", "conj", "ccomp", "advcl", "relcl"):
        verb = token.head if token.dep_ == "aux" else token
        if verb.dep_ == "auxpass":
            verb = verb.head
        if word in _WILL:
            yield from _will(token, verb, times)
        elif word in _WOULD:
            yield from would(token, verb, times)
        elif word in _MAY:
            yield from may(token, verb, times)
        elif word in ("can", "ca"):
            yield from can(token, verb, times)
        elif word == "should":
            yield from should(token, verb, times)
    elif word in ("going", "gon") and infinitive(token) is not None and not past(token) and not of_anybody(token):
        yield from listed("going-to", token, times, condition_of(token))
    elif word in _SET and token.dep_ == "acl":
        yield from _set_apart(token, times)
    elif word in cues().bound and infinitive(token) is not None and is_now(token):
        yield from listed(f"bound.{word}", copula(token), times, condition_of(copula(token)))


def _set_apart(word: Token, times: tuple[Extent, ...]) -> Iterator[Candidate]:
    """As in "with the first hearing set to take place in Pell"."""
    event = infinitive(word)
    if event is not None and not past_around(word):
        extent = Extent(noun_extent(word.head).first, clause_end(word, times), word.i)
        yield Candidate(f"set-apart.{word.lower_}", event, extent, None)


def _will(modal: Token, verb: Token, times: tuple[Extent, ...]) -> Iterator[Candidate]:
    """Will and shall, where they foretell."""
    subject = shared_subject(verb)
    who = subject.lower_ if subject is not None else ""
    if modal.lower_ in ("shall", "sha") and who not in _SPEAKERS and not _lasts(verb, subject):
        return
    if wished(verb) or in_if(verb) or embedded_question(verb) or of_anybody(verb) or in_passing(verb):
        return
    if plan_of_others(verb):
        return
    if (subject is None and verb.i == modal.i) or (subject is not None and subject.i > modal.i > verb.sent.start):
        return
    if any(c.lower_ in cues().habit for c in verb.children) or leaves_open(modal, verb, who in _SPEAKERS):
        return
    if verb.lemma_ in cues().phrase_verbs and (who in _SPEAKERS or who == "you"):
        return
    kind = f".{verb.dep_}" if verb.dep_ in ("relcl", "advcl", "ccomp", "acl") else ""
    yield from listed(f"will{kind}", verb, times, condition_of(verb))


def _lasts(verb: Token, subject: Token | None) -> bool:
    """Whether "shall" foretells that a thing lasts or comes: "this town shall endure"."""
    bound = any(c.dep_ == "auxpass" for c in verb.children)
    return subject is not None and verb.lemma_ in cues().lasting and not bound
