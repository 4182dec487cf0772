"""All causal claims of a document: each construction on each sentence, drafts finished into claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from causerie.reading.causal import (
    answers,
    because,
    clefts,
    comparative,
    conditional,
    degree,
    discourse,
    nouns,
    orders,
    phrases,
    purpose,
    verbs,
)
from causerie.reading.causal.clauses import asks
from causerie.reading.causal.draft import Construction, Draft
from causerie.reading.causal.finish import finish
from causerie.reading.causal.sound import sound
from causerie.reading.frame import Frame
from causerie.reading.sources import Chain
from causerie.values import CausalClaim, FactorMention, Span

CONSTRUCTIONS: tuple[Construction, ...] = (
    comparative.find,
    answers.find,
    conditional.find,
    orders.find,
    degree.find,
    discourse.find,
    because.find,
    phrases.find,
    clefts.find,
    verbs.find,
    nouns.find,
    purpose.find,
)
"""The `find` of each construction; an earlier one wins where two find the same pair of mentions."""


_RELATIVE = frozenset(("which", "that", "who", "whom"))


def find_causal(frame: Frame, chain: Chain) -> tuple[CausalClaim, ...]:
    """The causal claims of a document in order of their quotes; one claim for a pair of mentions."""
    claims = [claim for draft in drafts(frame) for claim in finish(draft, frame, chain) if stands(claim)]
    return tuple(sorted(distinct(claims), key=lambda c: (c.quote.start, c.cause.start, c.effect.start)))


def drafts(frame: Frame) -> Iterator[Draft]:
    """What the constructions find, sentence by sentence."""
    for sentence in frame.sentences:
        if asks(sentence):
            continue
        for construction in CONSTRUCTIONS:
            for draft in construction(sentence, frame):
                if (kept := sound(draft, frame)) is not None:
                    yield kept


def stands(claim: CausalClaim) -> bool:
    """Whether a claim's ends are two things that can be named: apart, and no "which" of unknown meaning."""
    apart = claim.cause.end <= claim.effect.start or claim.effect.end <= claim.cause.start
    return apart and not any(end.text.lower() in _RELATIVE and not end.refers_to for end in (claim.cause, claim.effect))


def distinct(claims: Iterable[CausalClaim]) -> list[CausalClaim]:
    """The claims without those whose two ends both overlap an earlier claim's like ends by half."""
    kept: list[CausalClaim] = []
    for claim in claims:
        near = [at for at in range(max(len(kept) - 40, 0), len(kept)) if kept[at].quote.end > claim.quote.start]
        again = [at for at in near if again_by_pronoun(claim, kept[at])]
        if again and claim.cause.refers_to is None:
            kept[again[0]] = claim
        elif not again and not any(_alike(claim, kept[at]) for at in near):
            kept.append(claim)
    return kept


def again_by_pronoun(one: CausalClaim, two: CausalClaim) -> bool:
    """Whether two claims have one effect, and one names as its cause what a pronoun is in the other."""
    if not _within(one.effect, two.effect) or (one.cause.refers_to is None) == (two.cause.refers_to is None):
        return False
    named, meant = (one.cause, two.cause.refers_to) if one.cause.refers_to is None else (two.cause, one.cause.refers_to)
    return meant is not None and _within(named, meant)


def _alike(one: CausalClaim, two: CausalClaim) -> bool:
    """Both ends overlap by half or one holds the other; in either order, for no link is asserted both ways."""
    straight = _within(one.cause, two.cause) and _within(one.effect, two.effect)
    return straight or _same_cue(one, two) or (_shared(one.cause, two.effect) and _shared(one.effect, two.cause))


def _same_cue(one: CausalClaim, two: CausalClaim) -> bool:
    """Two constructions took the same word for the link and agree on one end: the earlier one is right."""
    if one.cue is None or one.cue != two.cue or one.rule == two.rule:
        return False
    return _within(one.cause, two.cause) or _within(one.effect, two.effect)


def _within(a: FactorMention, b: FactorMention | Span) -> bool:
    return _shared(a, b) or a.start <= b.start <= b.end <= a.end or b.start <= a.start <= a.end <= b.end


def _shared(a: FactorMention, b: FactorMention | Span) -> bool:
    common = min(a.end, b.end) - max(a.start, b.start)
    return 2 * common >= 0.5 * ((a.end - a.start) + (b.end - b.start))
