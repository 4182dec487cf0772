"""Forecasts in the present tense: set dates, what is due, what is under way, and then-parts."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from causerie.reading.forecasts.candidate import Candidate
from causerie.reading.forecasts.condition import condition_of
from causerie.reading.forecasts.cues import cues
from causerie.reading.forecasts.extent import SUBJECTS, Extent, clause_end, clause_extent, stands_in, subject_of
from causerie.reading.forecasts.supposing import Condition

_AUX = frozenset({"aux", "auxpass"})
_BACK = frozenset({"come", "go", "return", "happen"})
_OF_DATES = frozenset({"on", "in"})
_MONTHS = frozenset(
    {
        *("january", "february", "march", "april", "may", "june"),
        *("july", "august", "september", "october", "november", "december"),
    }
)
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


def scheduled(token: Token, times: tuple[Extent, ...]) -> Iterator[Candidate]:
    """The forecasts of a finite verb in the present tense."""
    if token.tag_ == "NNS" and token.dep_ == "ROOT":
        yield from _headless(token, times)
    if token.tag_ == "VB" and token.i > token.sent.start + 1 and any(c.lower_ == "to" for c in token.lefts):
        yield from _to_come(token, times)
    if token.pos_ not in ("VERB", "AUX") or token.dep_ in _AUX or not _present(token) or token.lemma_ in cues().opinion:
        return
    if token.dep_ in ("advcl", "relcl", "acl", "csubj", "pcomp", "xcomp") or subject_of(token) is None:
        return
    condition = condition_of(token)
    if condition is not None:
        if _then_part(token, condition):
            yield Candidate(f"then-part.{condition.word}", token, clause_extent(token, times), condition)
        return
    if any(c.lower_ == "then" and c.i < token.i for c in token.children):
        if token.dep_ == "conj" and _foretold(token.head):
            yield Candidate("then", token, clause_extent(token, times), None)
        return
    if not _looks_back(token):
        yield from _dated(token, times)


def _looks_back(verb: Token) -> bool:
    """Whether the verb ties one thing to an earlier one: "the vote follows the fire of May"."""
    return verb.lemma_ in cues().looks_back and any(c.dep_ == "dobj" for c in verb.children)


def _to_come(verb: Token, times: tuple[Extent, ...]) -> Iterator[Candidate]:
    """As in the headline "Mill at Ostrel to close", and in "The court is to decide in May"."""
    to = next(c for c in verb.lefts if c.lower_ == "to")
    before = verb.doc[verb.sent.start : to.i]
    if verb.sent[-1].text not in (".", "!", ":") and all(t.pos_ in _NOMINAL for t in before):
        if any(t.pos_ in ("NOUN", "PROPN") for t in before) and not any(t.lemma_ in _WAYS for t in before):
            yield Candidate("headline-to", verb, Extent(before.start, clause_end(verb, times), verb.i), None)
        return
    be = verb.head
    subject = subject_of(be)
    if verb.dep_ != "xcomp" or be.lower_ not in ("is", "are") or subject is None or be.dep_ == "relcl":
        return
    named = subject.ent_type_ in ("PERSON", "ORG", "GPE") or subject.pos_ == "PROPN"
    if to.i - be.i <= 2 and (named or any(extent.first > verb.i for extent in times)):
        yield Candidate("is-to", be, clause_extent(be, times), condition_of(be))


_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "ADP"})
_WAYS = frozenset({"way", "reason", "time", "thing", "place", "guide", "chance", "right", "attempt", "need", "tip"})
"""Nouns that take an infinitive of their own: "ten ways to"."""


def _foretold(verb: Token) -> bool:
    words = {c.lower_ for c in verb.children}
    return "will" in words and not words & cues().habit


def _then_part(verb: Token, condition: Condition) -> bool:
    """Whether the present tense says what follows once the condition is met, not what holds in general."""
    subject = subject_of(verb)
    opener = verb.doc[condition.extent.anchor].left_edge
    general = (
        subject is None
        or subject.lower_ in _GENERAL
        or any(
            t.lower_ in _GENERAL and t.dep_ in SUBJECTS for t in verb.doc[condition.extent.first : condition.extent.end]
        )
    )
    own = condition.extent.anchor in {c.i for c in verb.children} | {
        c.i for c in verb.head.children if verb.dep_ == "conj"
    }
    before = condition.extent.first < verb.i and opener.lower_ != "even"
    state = verb.lemma_ == "be" and condition.word == "if"
    return (
        condition.open
        and own
        and before
        and not general
        and not state
        and condition.word in ("if", "unless", "should", "provided")
    )


_GENERAL = frozenset({"you", "one", "people", "what", "who", "that"})


def _dated(verb: Token, times: tuple[Extent, ...]) -> Iterator[Candidate]:
    due = next((c for c in verb.children if c.lower_ == "due"), None)
    for extent in times:
        if _beside(verb.doc[extent.anchor], verb) and (extent.first > verb.i or extent.first == verb.sent.start):
            kind = _kind(verb, extent)
            if kind:
                yield Candidate("due" if due is not None else kind, verb, clause_extent(verb, times), None)
            return
    if (
        verb.tag_ == "VBG"
        and verb.lemma_ in _BACK
        and not any(c.dep_ == "xcomp" for c in verb.children)
        and any(c.dep_ == "neg" for c in verb.children)
    ):
        yield Candidate("progressive.not", verb, clause_extent(verb, times), None)


def _headless(noun: Token, times: tuple[Extent, ...]) -> Iterator[Candidate]:
    """As in "The council votes on 3 May": read by the parser as a noun phrase without a verb."""
    if any(t.pos_ in ("VERB", "AUX") for t in noun.sent) or noun.i == 0 or noun.nbor(-1).pos_ not in ("NOUN", "PROPN"):
        return
    for extent in times:
        words = {t.lower_ for t in noun.doc[extent.first : extent.end]}
        if extent.first > noun.i and words & (_MONTHS | _DAYS) and noun.doc[extent.first].lower_ in ("on", "in"):
            first = noun.left_edge.i + (noun.left_edge.dep_ == "det")
            yield Candidate("present.headless", noun, Extent(first, noun.i + 1, noun.i), None)
            return


def _beside(time: Token, verb: Token) -> bool:
    """Whether the time belongs to the verb's clause, not to a noun in it ("the storm on Monday")."""
    return stands_in(time, verb) and (time.head.i == verb.i or time.head.pos_ != "NOUN")


def _present(verb: Token) -> bool:
    helpers = [c for c in verb.children if c.dep_ in _AUX]
    if verb.tag_ in ("VBZ", "VBP"):
        return not any(c.tag_ == "MD" for c in helpers)
    if verb.tag_ in ("VBG", "VBN") and helpers:
        return helpers[0].tag_ in ("VBZ", "VBP") and helpers[0].lemma_ in ("be", "get")
    return False


def _kind(verb: Token, extent: Extent) -> str | None:
    """The rule that a present tense with this time falls under, if any."""
    inside = verb.doc[extent.first : extent.end]
    words = {t.lower_ for t in inside}
    first = inside[0].lower_
    aspect = "progressive" if verb.tag_ == "VBG" else "present"
    due = any(c.lower_ == "due" for c in verb.children)
    if words & {"a", "an", "every", "each", "any", "last", "past"}:
        return None
    if words & {"tomorrow", "next", "coming"} and first not in ("over", "during"):
        return f"{aspect}.next"
    if verb.lemma_ in ("be", "have", "do", "get") and not due:
        return None
    dated = bool(words & (_MONTHS | _DAYS)) or any(t.is_digit and len(t) == 4 for t in inside)
    if first in _OF_DATES and dated and (extent.first > verb.i or first == "on"):
        return f"{aspect}.{first}-date"
    if aspect == "progressive":
        return f"{aspect}.{first}" if first in ("on", "by", "before", "within") and inside[-1].tag_ != "NNPS" else None
    return f"{aspect}.{first}" if due else None
