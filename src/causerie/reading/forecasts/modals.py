"""Forecasts with would, may, might, could and should."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from causerie.reading.forecasts.candidate import Candidate, listed
from causerie.reading.forecasts.condition import condition_of
from causerie.reading.forecasts.cues import cues
from causerie.reading.forecasts.extent import Extent, noun_extent, shared_subject, subject_of
from causerie.reading.forecasts.guards import (
    held_now,
    in_if,
    past_around,
    perfect,
    plan_of_others,
    says_what_is,
    surprised,
    told,
    told_as_past,
    wished,
)
from causerie.reading.forecasts.supposing import Condition

TOLD = "would.told"
"""The rule of what news hands on ("the ministry said that the road would open"); it does not hold in talk."""
_OPEN_WORDS = frozenset({"well", "yet", "still", "also", "soon", "conceivably", "eventually"})
_DEADLINES = frozenset({"by", "before", "within", "inside", "until", "overnight", "to"})


def would(modal: Token, verb: Token, times: tuple[Extent, ...]) -> Iterator[Candidate]:
    """Would, where it foretells: under an open condition, or as the present view of somebody."""
    if perfect(verb) or wished(verb) or in_if(verb) or verb.lemma_ in cues().courtesy or surprised(verb):
        return
    subject = shared_subject(verb)
    condition = condition_of(verb)
    if plan_of_others(verb):
        return
    if condition is not None:
        if past_around(verb) and not held_now(verb):
            return
        if condition.open and condition.word != "without" and (subject is None or subject.lower_ != "i"):
            yield from listed(f"would.{condition.word}", verb, times, condition)
    elif held_now(verb) and verb.lemma_ != "be":
        if subject is None or subject.left_edge.lower_ not in ("a", "an"):
            yield from listed("would.reported", verb, times, _supposition(subject))
    elif told(verb) and subject is not None and (subject.pos_ in ("NOUN", "PROPN") or subject.dep_ == "expl"):
        yield from listed(TOLD, verb, times, _supposition(subject))
    elif subject is not None and subject.i < modal.i and subject.lower_ not in ("what", "i") and not past_around(verb):
        inside = [e for e in times if modal.i < e.first <= verb.right_edge.i]
        if any(modal.doc[e.first].lower_ in _DEADLINES for e in inside):
            yield from listed("would.time", verb, times, _supposition(subject))


def _supposed(subject: Token | None) -> bool:
    """Whether the subject only supposes a thing: "a strike would", "higher fares would", "closing it would"."""
    if subject is None:
        return False
    compared = any(c.tag_ == "JJR" for c in subject.children)
    return subject.left_edge.lower_ in ("a", "an") or subject.tag_ == "VBG" or compared


def _supposition(subject: Token | None) -> Condition | None:
    """The supposed thing as the condition of what it would bring."""
    if subject is None or not _supposed(subject):
        return None
    return Condition(noun_extent(subject), True, "subject")


def supposed(head: Token) -> Condition | None:
    """The condition of a clause, or the thing that its subject only supposes: "a strike would ruin the mill"."""
    would = any(c.lower_ in ("would", "'d") and c.dep_ == "aux" for c in head.children)
    return condition_of(head) or (_supposition(subject_of(head)) if would else None)


def can(modal: Token, verb: Token, times: tuple[Extent, ...]) -> Iterator[Candidate]:
    """Can, of the speaker's side under an open condition: "if the pumps come, we can save the mill"."""
    subject = shared_subject(verb)
    condition = condition_of(verb)
    if condition is None or not condition.open or condition.extent.end > modal.i or subject is None:
        return
    if subject.lower_ not in ("i", "we") or verb.dep_ == "relcl" or any(c.dep_ == "neg" for c in verb.children):
        return
    yield from listed("can.if", verb, times, condition)


def may(modal: Token, verb: Token, times: tuple[Extent, ...]) -> Iterator[Candidate]:
    """May, might and could of what is to come: not leave given, not a guess about what is."""
    if perfect(verb) or wished(verb) or in_if(verb) or modal.lower_ in ("can", "ca") or past_around(verb):
        return
    subject = shared_subject(verb)
    if subject is None or subject.i > modal.i or subject.lower_ in ("you", "one", "what", "who", "which", "some"):
        return
    if subject.lower_ in ("i", "we") and verb.lemma_ in cues().phrase_verbs:
        return
    if (
        verb.lemma_ == "be"
        and subject.lower_ == "it"
        and any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children)
    ):
        return
    condition = condition_of(verb)
    if (condition is not None and not condition.open) or (
        modal.lower_ == "could" and condition is None and told_as_past(verb)
    ):
        return
    if condition is not None:
        kind = ".if"
    elif any(modal.i < e.first <= verb.right_edge.i for e in times):
        kind = ".time"
    elif any(c.lower_ in _OPEN_WORDS for c in verb.children):
        kind = ".well"
    elif says_what_is(modal, verb):
        return
    else:
        kind = ""
    yield from listed(f"{modal.norm_}{kind}", verb, times, condition)


def should(modal: Token, verb: Token, times: tuple[Extent, ...]) -> Iterator[Candidate]:
    """Should, of what is to be expected by a time or in number, not of duty."""
    subject = shared_subject(verb)
    if subject is None or subject.i > modal.i or perfect(verb) or in_if(verb):
        return
    if subject.dep_ != "expl" and any(t.tag_ == "VBD" for t in verb.sent):
        return
    if subject.lower_ in ("i", "you", "one", "someone", "somebody") or any(c.dep_ == "auxpass" for c in verb.children):
        return
    timed = any(modal.i < e.first <= verb.right_edge.i or e.first == verb.sent.start for e in times)
    counted = subject.dep_ == "expl" and any(t.like_num for t in verb.doc[verb.i : verb.right_edge.i + 1])
    if (timed or counted) and verb.lemma_ not in cues().courtesy:
        yield from listed("should", verb, times, condition_of(verb))
