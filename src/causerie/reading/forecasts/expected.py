"""Forecasts under a verb of expecting, planning or threatening, and in "too late to"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from causerie.reading.forecasts.candidate import Candidate
from causerie.reading.forecasts.condition import condition_of
from causerie.reading.forecasts.cues import cues
from causerie.reading.forecasts.extent import Extent, clause_end, clause_extent, listed_nouns, noun_extent, subject_of
from causerie.vocabulary import Level

_MODAL = frozenset({"will", "'ll", "would", "'d", "may", "might", "could", "can", "shall", "should", "must", "wo"})


def expected(token: Token, times: tuple[Extent, ...]) -> Iterator[Candidate]:
    """The forecasts whose cue is this verb, adverb or noun."""
    if token.pos_ == "VERB" and token.lemma_ in cues().expect:
        yield from _expect(token, times)
    elif token.lemma_ in cues().plan and token.pos_ in ("VERB", "ADJ"):
        yield from _plan(token, times)
    elif token.lemma_ == "threaten" and token.pos_ == "VERB" and token.tag_ != "VBD":
        yield from _complement("threatens-to", token, times, Level.POSSIBLE)
    elif token.lower_ in ("scheduled", "slated", "planned", "expected", "due"):
        yield from _set_down(token, times)
    elif token.lower_ in ("plan", "decision", "intention", "plans") and token.dep_ == "dobj":
        yield from _plan_noun(token, times)
    elif token.dep_ == "nsubj" and token.lemma_ in cues().goals:
        yield from _goal(token, times)
    elif token.lower_ == "late":
        yield from _too_late(token, times)
    elif token.tag_ in ("VBZ", "VBP") and (token.lemma_ in cues().ahead or (token.lemma_ == "lie" and _ahead(token))):
        subject = subject_of(token)
        if subject is not None and subject.lower_ not in ("i", "we") and token.dep_ not in ("relcl", "advcl"):
            yield Candidate("ahead", token, clause_extent(token, times), condition_of(token))
    elif token.lower_ in ("surprised", "amazed", "astonished"):
        yield from _surprised(token, times)


def _ahead(verb: Token) -> bool:
    return any(c.lower_ in ("ahead", "before") for c in verb.children)


def _surprised(word: Token, times: tuple[Extent, ...]) -> Iterator[Candidate]:
    """As in "I would be surprised if prices fell": unlikely; "if they did not": likely; "I would not be": possible."""
    copula = word.head if word.dep_ in ("acomp", "attr") else word
    helpers = [*copula.children, *word.children]
    if not any(c.lower_ in ("would", "'d", "should") and c.dep_ == "aux" for c in helpers):
        return
    calm = any(c.dep_ == "neg" for c in helpers)
    for clause in helpers:
        if clause.dep_ == "advcl" and clause.i > word.i and any(c.lower_ == "if" for c in clause.children):
            not_so = any(c.dep_ == "neg" for c in clause.children)
            level = Level.POSSIBLE if calm else Level.LIKELY if not_so else Level.UNLIKELY
            yield Candidate("surprised-if", clause, clause_extent(clause, times), None, False, level)


def _expect(verb: Token, times: tuple[Extent, ...]) -> Iterator[Candidate]:
    """As in "We expect rates to fall", "expect a strike", "I expect that": not what was expected once."""
    if verb.tag_ in ("VBD", "VBN") or any(
        c.dep_ == "auxpass" or c.lower_ in ("have", "had") or (c.dep_ == "aux" and c.tag_ == "VBD")
        for c in verb.children
    ):
        return
    subject = subject_of(verb)
    if subject is not None and subject.lower_ in ("everyone", "everybody", "people", "nobody", "you"):
        return
    condition = condition_of(verb)
    for child in verb.children:
        if child.i <= verb.i:
            continue
        if child.dep_ in ("ccomp", "xcomp") and child.pos_ in ("VERB", "AUX", "ADJ"):
            if not any(c.lower_ in _MODAL and c.dep_ == "aux" for c in child.children):
                for member in (child, *(t for t in child.conjuncts if t.i > child.i and t.tag_ == "VB")):
                    hangs = condition or condition_of(member)
                    yield Candidate(f"{verb.lemma_}.clause", member, _infinitive_extent(member, times), hangs)
        elif (
            verb.lemma_ != "project"
            and child.dep_ == "dobj"
            and child.pos_ in ("NOUN", "PROPN", "NUM")
            and not _infinitive_after(child)
        ):
            for noun in listed_nouns(child):
                # "I expect no strike" foretells that there is none.
                none = any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children) or None
                yield Candidate(f"{verb.lemma_}.noun", noun, noun_extent(noun, times), condition, none)


def _infinitive_after(noun: Token) -> bool:
    return any(c.dep_ in ("relcl", "acl") and any(a.lower_ == "to" for a in c.children) for c in noun.children)


def _infinitive_extent(verb: Token, times: tuple[Extent, ...]) -> Extent:
    """As in "rates to fall", "be back": with the subject if there is one, else without "to"."""
    if subject_of(verb) is not None:
        return clause_extent(verb, times)
    first = next(
        (c.i for c in verb.children if c.dep_ in ("aux", "auxpass") and c.lower_ != "to" and c.i < verb.i), verb.i
    )
    return Extent(first, clause_end(verb, times), verb.i)


def _plan(verb: Token, times: tuple[Extent, ...]) -> Iterator[Candidate]:
    """The speaker's own firm plans: "we plan to", "I intend to", "we are committed to"."""
    if verb.tag_ == "VBD":
        return
    subject = subject_of(verb) or subject_of(verb.head)
    if subject is None or subject.lower_ not in ("i", "we"):
        return
    yield from _complement("plan", verb, times, None)


def _plan_noun(noun: Token, times: tuple[Extent, ...]) -> Iterator[Candidate]:
    """As in "we have prepared a plan to drain the marsh": what the speaker's side is resolved to do."""
    verb = noun.head
    if noun.dep_ != "dobj" or not any(c.lower_ in ("has", "have", "'ve") and c.dep_ == "aux" for c in verb.children):
        return
    for child in noun.children:
        if child.dep_ == "acl" and any(c.lower_ == "to" for c in child.children):
            yield Candidate("plan.noun", child, _infinitive_extent(child, times), condition_of(verb))


def _goal(noun: Token, times: tuple[Extent, ...]) -> Iterator[Candidate]:
    """As in "Our next step is to drain the marsh"."""
    copula = noun.head
    own = any(c.lower_ in ("my", "our") and c.dep_ == "poss" for c in noun.children)
    if own and copula.lower_ in ("is", "'s", "are"):
        yield from _complement("plan.goal", copula, times, None)


def _set_down(word: Token, times: tuple[Extent, ...]) -> Iterator[Candidate]:
    """As in "the vote is scheduled for 3 May", "a long winter is expected"."""
    helpers = [c for c in word.children if c.dep_ == "auxpass"] or [word.head]
    if helpers[0].lower_ not in ("is", "are", "'s", "'re") or any(c.dep_ in ("xcomp", "agent") for c in word.children):
        return
    subject = subject_of(word) or subject_of(word.head)
    timed = any(e.first > word.i or e.first == word.sent.start for e in times)
    if subject is None or subject.pos_ not in ("NOUN", "PROPN") or (word.lower_ != "expected" and not timed):
        return
    if word.lower_ != "due":
        yield Candidate(f"set-down.{word.lower_}", subject, noun_extent(subject, times), None, False)


def _complement(rule: str, verb: Token, times: tuple[Extent, ...], level: Level | None) -> Iterator[Candidate]:
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep_ in ("xcomp", "ccomp", "advcl") and any(
            c.lower_ == "to" and c.dep_ == "aux" for c in child.children
        ):
            yield Candidate(rule, child, _infinitive_extent(child, times), condition_of(verb), level=level)
        elif child.dep_ == "prep" and child.lower_ == "to":
            for inner in child.children:
                if inner.dep_ == "pcomp":
                    yield Candidate(rule, inner, _infinitive_extent(inner, times), condition_of(verb), level=level)


def _too_late(late: Token, times: tuple[Extent, ...]) -> Iterator[Candidate]:
    if late.i == 0 or late.nbor(-1).lower_ != "too":
        return
    copula = late.head
    if copula.lower_ not in ("is", "'s", "'re", "are"):
        return
    for child in (*late.children, *copula.children):
        if (
            child.i > late.i
            and child.dep_ in ("xcomp", "advcl", "ccomp")
            and any(c.lower_ == "to" for c in child.children)
        ):
            yield Candidate("too-late-to", child, _infinitive_extent(child, times), None, False, Level.EXCLUDED)
            return
