"""From a draft to claims: lists split, mentions trimmed, direction, sign, status and certainty set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from causerie.reading.causal.denial import under_denial
from causerie.reading.causal.direction import direction_of
from causerie.reading.causal.draft import Draft, Part
from causerie.reading.causal.lists import members
from causerie.reading.certainty import certainty_of
from causerie.reading.frame import Frame, Sentence
from causerie.reading.pronouns import antecedent
from causerie.reading.sources import Chain
from causerie.reading.spans import trimmed
from causerie.values import CausalClaim, FactorMention, Mention, Span
from causerie.vocabulary import Direction, Status


def finish(draft: Draft, frame: Frame, chain: Chain) -> Iterator[CausalClaim]:
    """The claims of a draft, one for each pair of list members."""
    for cause in members(draft.cause):
        for effect in members(draft.effect):
            yield _claim(replace(draft, cause=cause, effect=effect), frame, chain)


def _claim(draft: Draft, frame: Frame, chain: Chain) -> CausalClaim:
    cause, effect = _mention(draft.cause, frame), _mention(draft.effect, frame)
    head = draft.head if draft.head is not None else draft.effect.head
    sentence = draft.spoken or draft.effect.sentence
    both = sorted((draft.cause.sentence, draft.effect.sentence), key=lambda s: s.index)
    first, last = draft.first or both[0], draft.last or both[1]
    return CausalClaim(
        quote=frame.quote(first, last),
        cause=cause,
        effect=effect,
        polarity=draft.sign or cause.direction.sign(effect.direction),
        status=_framed(draft, frame, head),
        certainty=certainty_of(sentence, head, _told(draft, sentence)),
        source=chain(*(draft.cue or (effect.start, effect.end))),
        cue=_words(frame, draft.cue),
        condition=_words(frame, draft.condition),
        horizon=_words(frame, draft.horizon),
        rule=draft.rule,
    )


def _lacked(end: Part) -> Part:
    """ "lack of fuel" as fuel, lessened: the noun only says which way the thing goes."""
    of = end.head.i + 1
    if end.head.lemma_.lower() not in ("lack", "absence") or of >= end.end or end.sentence.doc[of].lower_ != "of":
        return end
    thing = next((c for c in end.sentence.doc[of].children if c.dep_ in ("pobj", "pcomp")), None)
    if thing is None or not of < thing.i < end.end:
        return end
    return replace(end, first=of + 1, head=thing, direction=Direction.DECREASE)


def _mention(end: Part, frame: Frame) -> FactorMention:
    end = _lacked(end)
    first, stop = trimmed(end.sentence, end.first, _tight(end))
    words = frame.words(*end.sentence.place(first, stop))
    refers = end.refers_to
    if refers is None and stop - first == 1 and end.head.pos_ == "PRON":
        refers = antecedent(frame, end.sentence, end.head)
    return FactorMention(
        words.text, words.start, words.end, end.direction or _way(end, first, stop, refers, frame), refers
    )


def _way(end: Part, first: int, stop: int, refers: Span | None, frame: Frame) -> Direction:
    """The direction of the words; what a verb lessens shrinks, whatever its own name says."""
    if end.flip:
        return Direction.DECREASE
    home = frame.sentence_at(refers.start) if refers is not None else None
    if refers is None or home is None:
        return direction_of(end.sentence, first, stop, end.head)
    inside = [t for t in home.span if refers.start <= home.base + t.idx < refers.end]
    head = next((t for t in inside if t.head.i == t.i or not inside[0].i <= t.head.i <= inside[-1].i), None)
    return direction_of(home, inside[0].i, inside[-1].i + 1, head) if head is not None else Direction.INCREASE


def _tight(end: Part) -> int:
    """Where a noun's words end, before an aside set off by a comma, a dash or a bracket."""
    if end.whole or end.head.pos_ not in ("NOUN", "PROPN"):
        return end.end
    doc = end.sentence.doc
    for at in range(end.head.i + 1, end.end - 1):
        if doc[at].text in (",", "–", "—", "(", ";", ":") and _aside(doc[at + 1], end.head):
            return at
    return end.end


def _aside(word: Token, head: Token) -> bool:
    """Whether the word after a comma opens an aside and no further member of a list."""
    if word.tag_ in ("WDT", "WP", "WRB", "WP$") or word.nbor(-1).text in ("(", ":", "–", "—"):
        return True
    if word.tag_ == "IN" and word.i + 1 < len(word.doc) and word.nbor().tag_ in ("WDT", "WP"):
        return True
    if word.dep_ in ("acl", "relcl", "advcl") or word.lower_ in (
        "including",
        "especially",
        "particularly",
        "rather",
        "not",
    ):
        return True
    return any(c.dep_ in ("appos", "prep", "relcl", "acl", "conj") and c.left_edge.i == word.i for c in head.rights)


def _words(frame: Frame, place: tuple[int, int] | None) -> Mention | None:
    if place is None:
        return None
    words = frame.words(*place)
    return Mention(words.text, words.start, words.end)


GIVES_REASON = ("because", "since", "so", "so.that", "hence", "therefore")
"""Rules whose link stands although the clause that it explains is negated or only possible."""


def _told(draft: Draft, sentence: Sentence) -> list[tuple[int, int]]:
    """The tokens of the ends that stand in the sentence."""
    return [(end.first, end.end) for end in (draft.cause, draft.effect) if end.sentence.index == sentence.index]


def _framed(draft: Draft, frame: Frame, head: Token) -> Status:
    """The status of the claim, as the verbs of denial above it have it."""
    status = _status(draft, head)
    if draft.rule in GIVES_REASON and _set_off(draft, frame):
        return status
    return under_denial(status, draft.cause.head, draft.effect.head)


def _set_off(draft: Draft, frame: Frame) -> bool:
    """Whether a comma parts the reason from what it is given for: "denies that it leaked, because it was shut"."""
    return draft.cue is not None and frame.document.text[: draft.cue[0]].rstrip().endswith((",", ";", "–", "—"))


def _status(draft: Draft, head: Token) -> Status:
    if draft.rule == "if.without" and draft.status is Status.CONDITIONAL and _happened(draft.effect):
        return Status.ASSERTED
    if draft.status is not None:
        return draft.status
    if draft.rule in GIVES_REASON and not draft.denied:
        return Status.ASSERTED
    if draft.denied or _negated(head):
        return Status.DENIED
    helpers = {child.lower_ for verb in _chain(head) for child in verb.children if child.dep_ == "aux"}
    if helpers & {"would", "'d"} and not helpers & {"have", "'ve"} and _then_ahead(head):
        return Status.ASSERTED
    if helpers & {"would", "'d", "could", "might"}:
        return (
            Status.COUNTERFACTUAL
            if helpers & {"have", "'ve"} and helpers & {"would", "'d", "could"}
            else Status.CONDITIONAL
        )
    return Status.ASSERTED


def _happened(end: Part) -> bool:
    """Whether the clause round the effect tells what is or was, without "will" or "would"."""
    verb = end.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    finite = verb.tag_ in ("VBD", "VBZ", "VBP") or any(c.tag_ in ("VBD", "VBZ", "VBP") for c in helpers)
    return finite and not any(c.tag_ == "MD" for c in helpers)


def _then_ahead(head: Token) -> bool:
    """ "They believed that it would": a future seen from the past, no condition."""
    verb = _chain(head)[-1]
    above = verb.head
    past = above.tag_ == "VBD" or any(c.lower_ in ("had", "have", "has") for c in above.children if c.dep_ == "aux")
    return verb.dep_ == "ccomp" and above.pos_ == "VERB" and past


def _chain(head: Token) -> list[Token]:
    """The verb and those above it that it is a complement of, or joined to without a helper of its own."""
    found = [head]
    while (
        len(found) < 4
        and head.dep_ in ("xcomp", "conj")
        and head.head.i != head.i
        and head.head.pos_ in ("VERB", "AUX", "ADJ")
    ):
        if head.dep_ == "conj" and any(c.dep_ in ("aux", "nsubj", "nsubjpass") for c in head.children):
            break
        head = head.head
        found.append(head)
    return found


def _negated(head: Token) -> bool:
    """Whether the clause says "not" of the link itself or of the verb that leads to it."""
    last = head
    for verb in _chain(head):
        if (
            verb.i != head.i
            and last.dep_ == "conj"
            and not any(c.lower_ in ("or", "nor") for c in verb.rights if c.dep_ == "cc")
        ):
            return False
        last = verb
        if any(c.dep_ == "neg" for c in verb.children):
            return True
        if any(
            c.lower_ in ("never", "hardly", "neither", "nor") and c.dep_ in ("advmod", "preconj", "cc")
            for c in verb.lefts
        ):
            return True
        if verb.lemma_.lower() == "fail" and verb.i != head.i:
            return True
    return False


__all__ = ["finish", "members"]
