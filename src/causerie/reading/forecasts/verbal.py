"""Forecasts in verbs: will, would under a condition, may and could, going to, bound to."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from causerie.reading.forecasts.candidate import Candidate
from causerie.reading.forecasts.condition import Condition, condition_of
from causerie.reading.forecasts.cues import cues
from causerie.reading.forecasts.extent import Extent, clause_extent, shared_subject, subject_of

_WILL = frozenset({"will", "'ll", "wo", "shall", "sha", "ll"})
_WOULD = frozenset({"would", "'d", "d"})
_MAY = frozenset({"may", "might", "could", "can", "ca"})
_OPEN = frozenset({"i", "we"})


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
    """"would" foretells under an open condition, or as the present view of somebody."""
    if _perfect(verb) or _wished(verb) or _in_if(verb) or verb.lemma_ in cues().courtesy or _surprised(verb):
        return
    subject = shared_subject(verb)
    condition = condition_of(verb)
    if condition is not None:
        if condition.open and (subject is None or subject.lower_ != "i"):
            yield from _listed(f"would.{condition.word}", verb, times, condition)
    elif verb.dep_ == "ccomp" and verb.head.tag_ in ("VBZ", "VBP") and verb.head.i < verb.i:
        yield from _listed("would.reported", verb, times, None)
    elif any(e.first > modal.i and e.first <= verb.right_edge.i for e in times) and not _past_around(verb):
        yield from _listed("would.time", verb, times, None)


def _perfect(verb: Token) -> bool:
    return any(c.lower_ in ("have", "'ve") and c.dep_ == "aux" for c in verb.children)


def _surprised(verb: Token) -> bool:
    return any(c.lower_ in ("surprised", "amazed", "astonished") for c in (verb, *verb.children))


def _past_around(verb: Token) -> bool:
    """Whether the clause hangs on a verb in the past tense: a future of that time."""
    while verb.head.i != verb.i:
        verb = verb.head
        if verb.tag_ == "VBD":
            return True
    return False


def _may(modal: Token, verb: Token, times: tuple[Extent, ...]) -> Iterator[Candidate]:
    """May, might and could of what is to come: not leave given, not a guess about what is."""
    if _perfect(verb) or _wished(verb) or _in_if(verb) or modal.lower_ in ("can", "ca") or _past_around(verb):
        return
    subject = shared_subject(verb)
    if subject is None or subject.i > modal.i or subject.lower_ in ("you", "one", "what", "who", "which", "some"):
        return
    if modal.i == verb.i and modal.i + 1 < len(modal.doc) and not modal.nbor(1).is_punct:
        return
    condition = condition_of(verb)
    timed = any(modal.i < e.first <= verb.right_edge.i for e in times)
    open_word = any(c.lower_ in ("well", "yet", "still", "also", "soon", "conceivably", "eventually") for c in verb.children)
    if condition is not None and not condition.open:
        return
    kind = ".if" if condition is not None else ".time" if timed else ".well" if open_word else ""
    if not kind and verb.lemma_ in cues().states:
        return
    yield from _listed(f"{modal.norm_}{kind}", verb, times, condition)
