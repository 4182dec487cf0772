"""From a draft to claims: lists split, mentions trimmed, direction, sign, status and certainty set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from causerie.reading.causal.direction import direction_of
from causerie.reading.causal.draft import Draft, Part
from causerie.reading.causal.lists import members
from causerie.reading.certainty import certainty_of
from causerie.reading.frame import Frame, Sentence
from causerie.reading.pronouns import antecedent
from causerie.reading.sources import Chain
from causerie.reading.spans import reach, trimmed
from causerie.values import CausalClaim, FactorMention, Mention
from causerie.vocabulary import Status


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
        status=_status(draft, sentence, head),
        certainty=certainty_of(sentence, head),
        source=chain(*(draft.cue or (effect.start, effect.end))),
        cue=_words(frame, draft.cue),
        condition=_words(frame, draft.condition),
        horizon=_words(frame, draft.horizon),
        rule=draft.rule,
    )


def _mention(end: Part, frame: Frame) -> FactorMention:
    first, stop = trimmed(end.sentence, end.first, _tight(end))
    words = frame.words(*end.sentence.place(first, stop))
    own = direction_of(end.sentence, first, stop, end.head)
    refers = end.refers_to
    if refers is None and stop - first == 1 and end.head.pos_ == "PRON":
        refers = antecedent(frame, end.sentence, end.head)
    return FactorMention(words.text, words.start, words.end, end.direction or (-own if end.flip else own), refers)


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
    if word.dep_ in ("acl", "relcl", "advcl") or word.lower_ in ("including", "especially", "particularly", "rather", "not"):
        return True
    return any(c.dep_ in ("appos", "prep", "relcl", "acl", "conj") and c.left_edge.i == word.i for c in head.rights)


def _words(frame: Frame, place: tuple[int, int] | None) -> Mention | None:
    if place is None:
        return None
    words = frame.words(*place)
    return Mention(words.text, words.start, words.end)


def _status(draft: Draft, sentence: Sentence, head: Token) -> Status:
    if draft.status is not None:
        return draft.status
    if draft.denied or any(child.dep_ == "neg" for child in head.children):
        return Status.DENIED
    if any(child.dep_ == "aux" and child.lower_ in ("would", "could", "might") for child in head.children):
        return Status.CONDITIONAL
    return Status.ASSERTED


__all__ = ["finish", "members"]
