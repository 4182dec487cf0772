"""Whether what a construction found holds together: its two ends name things, and one may bring about the other.

Constructions go by the parse of one place; here a draft is put right or left out for what stands around it.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from causerie.reading.agents import is_body, is_person
from causerie.reading.causal.draft import Draft, Part
from causerie.reading.causal.lexicon import cue_file
from causerie.reading.causal.roles import THINGS, acts_by_will
from causerie.reading.frame import Frame
from causerie.reading.pronouns import antecedent

RAW = cue_file("sound")
COMPLETED = frozenset(RAW["completed"].split())
BIDDING = frozenset(RAW["bidding"].split())
VALUED = frozenset(RAW["valued"].split())
ACTING = ("verb.up", "verb.down", "verb.result", "verb.clause", "verb.gain", "verb.did", "verb.make", "verb.need")
PLACES = frozenset(RAW["places"].split())
STANDING_FOR = frozenset(("it", "which", "that", "they", "who"))
ENDED = frozenset(("be", "seem", "appear", "become"))


def sound(draft: Draft, frame: Frame) -> Draft | None:
    """The draft, its ends put right; None where it is no claim."""
    if draft.rule.startswith("comparative."):
        return draft  # read from the words, since the parse of unknown nouns cannot be gone by
    cause, effect = _apart(draft, _ended(_whose(draft.cause)), _ended(draft.effect))
    if _bare(cause) or _bare(effect):
        return None
    if draft.rule.startswith("verb.") and (_act(draft, frame) or _bidden(draft)):
        return None
    if draft.rule.startswith("purpose.") and (_completes(draft) or _series(draft)):
        return None
    if draft.rule == "adjective" and _valued(draft):
        return None
    if draft.rule in ("adjective", "noun.light", "verb.up", "verb.result") and _placed(draft.cause):
        return None
    return replace(draft, cause=cause, effect=effect)


def _ended(end: Part) -> Part:
    """A clause cut off behind "is" or "appears to be" is the thing that it tells of."""
    last, head = end.sentence.doc[end.end - 1], end.head
    if last.lemma_.lower() not in ENDED or (last.i != head.i and not (last.dep_ == "xcomp" and last.head.i == head.i)):
        return end
    bearer = head.head if head.dep_ == "xcomp" else head
    who = next((c for c in bearer.lefts if c.dep_ in ("nsubj", "nsubjpass") and c.i >= end.first), None)
    if who is None or who.pos_ not in ("NOUN", "PROPN") or head.lemma_.lower() not in ENDED:
        return end
    return replace(end, first=who.left_edge.i, end=_before(who, end), head=who)


def _whose(end: Part) -> Part:
    """ "A warning that nobody heeds cannot save lives": the noun before "that" where a subject follows it."""
    that, doc = end.head, end.sentence.doc
    if end.end - end.first > 1 or that.lower_ != "that" or not end.sentence.span.start < that.i < len(doc) - 1:
        return end
    noun, follows = doc[that.i - 1], doc[that.i + 1]
    if noun.pos_ != "NOUN" or not (follows.tag_ == "PRP" or follows.lower_ in ("nobody", "everybody", "everyone")):
        return end
    first = noun.i
    while first - 1 >= end.sentence.span.start and doc[first - 1].pos_ in ("ADJ", "NOUN", "PROPN"):
        first -= 1
    return Part(end.sentence, first, that.i, noun)


def _apart(draft: Draft, cause: Part, effect: Part) -> tuple[Part, Part]:
    """ "Towns hit by the flood": an end that holds the other one stops before the words of the link."""
    word = _cue(draft)
    if word is None or cause.sentence.index != effect.sentence.index or cause.sentence.base != effect.sentence.base:
        return cause, effect
    at = word.left_edge.i if word.left_edge.i > min(cause.head.i, effect.head.i) else word.i
    if effect.first <= cause.first and cause.end <= effect.end and effect.head.i < at <= cause.first:
        return cause, replace(effect, end=at)
    if cause.first <= effect.first and effect.end <= cause.end and cause.head.i < at <= effect.first:
        return replace(cause, end=at), effect
    return cause, effect


def _before(noun: Token, end: Part) -> int:
    return min(noun.right_edge.i + 1, end.end)


def _bare(end: Part) -> bool:
    """Whether the words name nothing: a lone helper or participle, or a run that opens with "of"."""
    first = end.sentence.doc[end.first]
    if first.lower_ == "of" and end.end - end.first > 1:
        return True
    if end.end - end.first > 1:
        return False
    return first.pos_ in ("AUX", "ADP", "SCONJ", "CCONJ") or (first.tag_ == "VBN" and first.dep_ in ("acl", "amod"))


def _act(draft: Draft, frame: Frame) -> bool:
    """Whether a pronoun acts that stands for people or a body: that is an act, no cause at work."""
    head = draft.cause.head
    if draft.rule not in ACTING or head.lower_ not in STANDING_FOR or draft.cause.end - draft.cause.first > 1:
        return False
    span = draft.cause.refers_to or antecedent(frame, draft.cause.sentence, head)
    home = frame.sentence_at(span.start) if span is not None else None
    if span is None or home is None or (home.index != draft.cause.sentence.index and head.lower_ == "it"):
        return False
    if head.lower_ in ("which", "that", "who") and span.end < draft.cause.sentence.base + head.idx - 3:
        return False
    inside = [t for t in home.span if span.start <= home.base + t.idx < span.end]
    heads = [t for t in inside if t.head.i == t.i or not inside[0].i <= t.head.i <= inside[-1].i]
    return not any(t.pos_ in ("VERB", "AUX") for t in heads) and any(_wills(t) for t in heads)


def _placed(end: Part) -> bool:
    """Whether a place or a person, by name or as "the city", acts: what it has or does is no cause."""
    head = end.head
    return head.ent_type_ in ("GPE", "PERSON") or head.lemma_.lower() in PLACES


def _wills(word: Token) -> bool:
    if word.pos_ not in ("NOUN", "PROPN") or word.lemma_.lower() in THINGS:
        return False
    return acts_by_will(word) or is_person(word) or is_body(word)


def _bidden(draft: Draft) -> bool:
    """Whether the clause of the link hangs below "we demand that": it is wanted, not said to be so."""
    verb = draft.head
    while verb is not None and verb.dep_ in ("ccomp", "xcomp", "conj") and verb.head.i != verb.i:
        verb = verb.head
        if verb.lemma_.lower() in BIDDING and verb.pos_ == "VERB":
            return True
    return False


def _cue(draft: Draft) -> Token | None:
    """The first word of the link."""
    sentence = draft.effect.sentence
    at = draft.cue[0] - sentence.base if draft.cue is not None else -1
    return next((t for t in sentence.span if t.idx == at), None)


def _completes(draft: Draft) -> bool:
    """ "Ignored calls to disarm": the infinitive belongs to the noun before it."""
    to = _cue(draft) if draft.rule in ("purpose.to", "purpose.noun") else None
    if to is None or to.i == 0 or to.lower_ != "to":
        return False
    before = to.nbor(-1)
    while before.dep_ in ("pobj", "prep") and before.lemma_.lower() not in COMPLETED:
        before = before.head
    return before.lemma_.lower() in COMPLETED and before.pos_ == "NOUN"


def _series(draft: Draft) -> bool:
    """ "To cease fire, to leave and to disarm": infinitives side by side, no means and end."""
    to, above = _cue(draft), draft.cause.head
    if to is None or to.lower_ != "to" or to.i < 2 or to.nbor(-1).text != "," or to.i < above.i:
        return False
    rest = to.doc[to.i + 1 : draft.effect.sentence.span.end]
    more = any(t.lower_ == "to" and t.tag_ == "TO" and t.nbor(-1).lower_ in (",", "and", "or") for t in rest)
    return more and (any(c.lower_ == "to" and c.dep_ == "aux" for c in above.lefts) or above.lemma_ in COMPLETED)


def _valued(draft: Draft) -> bool:
    """ "Important for us", "important in physics": how much a thing means, no link."""
    word, goal = _cue(draft), draft.effect.head
    if word is None or word.lemma_.lower() not in VALUED:
        return False
    return goal.pos_ in ("PRON", "PROPN") or is_person(goal) or (goal.i > 0 and goal.head.lower_ == "in")


__all__ = ["sound"]
