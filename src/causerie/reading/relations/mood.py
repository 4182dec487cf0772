"""Whether a verb states what is or was the case: not denied, not forecast, not merely possible."""

from __future__ import annotations

from spacy.tokens import Token

from causerie.reading.relations.cues import relating

_MODALS = ("will", "'ll", "wo", "would", "'d", "can", "could", "might", "may", "should", "must", "shall")
_UNREAL = frozenset((*_MODALS, "if", "unless", "whether"))
_NEVER = frozenset(("never", "hardly"))
_DEEP = 5


def real(verb: Token) -> bool:
    """Whether the verb, and what it depends on for its mood, states a fact.

    An infinitive is one under a verb that makes it come true ("began to attack", "came to help") and as the
    purpose of an act.
    """
    for _ in range(_DEEP):
        if _denied(verb):
            return False
        infinitive = any(child.tag_ == "TO" for child in verb.lefts)
        if infinitive and not _comes_true(verb):
            return False
        if not (infinitive or (verb.dep_ in ("conj", "xcomp") and not _has_subject(verb))):
            return True
        verb = verb.head if not _in_order(verb) else verb.head.head.head
    return True


def _denied(verb: Token) -> bool:
    if any(child.dep_ == "neg" or child.lower_ in _NEVER for child in verb.children):
        return True
    return any(child.dep_ in ("aux", "mark") and child.lower_ in _UNREAL for child in verb.lefts)


def _comes_true(verb: Token) -> bool:
    head = verb.head
    if verb.dep_ == "xcomp":
        return head.lemma_.lower() in relating().implicative
    return _in_order(verb) or (verb.dep_ == "advcl" and head.pos_ == "VERB" and head.i < verb.i)


def _in_order(verb: Token) -> bool:
    return verb.dep_ == "acl" and verb.head.lower_ == "order" and verb.head.head.lower_ == "in"


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.lefts)
