"""What a causal claim says, by rule and encoder together; and a claim made from a pair of the encoder's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Token

from causerie.reading.causal.denial import denials
from causerie.reading.causal.draft import Draft, Part
from causerie.reading.causal.finish import finish
from causerie.reading.joining.asking import PairScore, Place
from causerie.reading.joining.hearing import Heard, Spots, hedged
from causerie.reading.joining.naming import loses
from causerie.reading.joining.places import Run, run_at
from causerie.reading.joining.votes import Poll
from causerie.reading.sources import Chain
from causerie.values import CausalClaim, FactorMention
from causerie.vocabulary import Direction, Sign, Status

WHOLE = "comparative."
"""Start of the names of rules that read a sentence whole ("the more X, the more Y"): its ends and directions are
certain, and it holds no other claim."""
BESIDE = 30
"""How many characters outside of the two ends the words of a link may stand."""
OPEN = 0.5
"""The encoder's probability from which it leaves a sign open."""
RULE = "model"
"""The name of the rule of a claim that the encoder alone found."""


def claim_of(heard: Heard, chain: Chain, pair: tuple[Place, Place], cues: Spots) -> Iterator[CausalClaim]:
    """The claim of a pair of places, finished as rules' drafts are: direction, pronouns, status, certainty, source."""
    cause, effect = run_at(heard.frame, *pair[0]), run_at(heard.frame, *pair[1])
    if cause is None or effect is None:
        return
    draft = Draft(RULE, _part(cause), _part(effect), cue=_cue(cues, cause, effect), head=_link(cause, effect))
    yield from finish(draft if cause.sentence.turn == effect.sentence.turn else _answered(draft), heard.frame, chain)


def _answered(draft: Draft) -> Draft:
    """A claim between a question and its answer, which is the answer's: quote, cue, certainty (CODING.md 7)."""
    both = (draft.cause.sentence, draft.effect.sentence)
    answer = max(both, key=lambda sentence: sentence.index)
    cue = (answer.start, answer.end)
    return replace(draft, cue=cue, head=answer.root, status=Status.ASSERTED, first=answer, last=answer, spoken=answer)


def _part(run: Run) -> Part:
    return Part(run.sentence, run.first, run.end, run.head, whole=True)


def _cue(cues: Spots, cause: Run, effect: Run) -> Place | None:
    """The encoder's words for a link nearest to the two ends, outside of them, within their sentences."""
    low, high = min(cause.place[0], effect.place[0]), max(cause.place[1], effect.place[1])
    inside = (cause.place, effect.place)
    found = [
        cue
        for index in {cause.sentence.index, effect.sentence.index}
        for cue in cues.get(index, ())
        if not any(min(cue[1], end[1]) > max(cue[0], end[0]) for end in inside)
    ]
    away = {cue: max(low - cue[0], cue[1] - high, 0) for cue in found}
    return min((cue for cue in found if away[cue] <= BESIDE), key=lambda cue: (away[cue], cue), default=None)


def _link(cause: Run, effect: Run) -> Token | None:
    """The verb under which both ends stand, if there is one: its mood and negation bear on the link."""
    if cause.sentence.index != effect.sentence.index:
        return None
    above = {cause.head.i, *(t.i for t in cause.head.ancestors)}
    both = next((t for t in (effect.head, *effect.head.ancestors) if t.i in above), None)
    inside = both is not None and (cause.first <= both.i < cause.end or effect.first <= both.i < effect.end)
    return both if both is not None and not inside and both.pos_ in ("VERB", "AUX") else None


def settled(heard: Heard, claim: CausalClaim, score: PairScore | None, poll: Poll) -> CausalClaim:
    """The claim with its directions, sign, status and certainty as rule and encoder together have them."""
    if score is None:
        return claim
    level = poll.value("level", claim.certainty.level, score.level)
    sign, cause, effect = _ways(heard, claim, score, poll)
    return replace(
        claim,
        status=claim.status if _under_denial(heard, claim) else poll.value("status", claim.status, score.status),
        certainty=hedged(heard, claim.certainty, level, (claim.effect.start, claim.effect.end)),
        polarity=sign,
        cause=replace(claim.cause, direction=cause),
        effect=replace(claim.effect, direction=effect),
    )


def _under_denial(heard: Heard, claim: CausalClaim) -> bool:
    """Whether a verb of denial stands over the claim: its word, and what negates it, is not voted on."""
    cause, effect = (run_at(heard.frame, end.start, end.end) for end in (claim.cause, claim.effect))
    return cause is not None and effect is not None and bool(denials(cause.head, effect.head))


def _ways(heard: Heard, claim: CausalClaim, score: PairScore, poll: Poll) -> tuple[Sign, Direction, Direction]:
    """The directions by vote, and the sign that they make; a sign that text or encoder leaves open stays open.

    The encoder's own sign of the pair has no vote: it leans to "+", and beside the directions it only harms.
    """
    if claim.rule.startswith(WHOLE):
        return claim.polarity, claim.cause.direction, claim.effect.direction
    cause = _way(heard, claim.cause, poll, "cause_way", score.cause_way)
    effect = _way(heard, claim.effect, poll, "effect_way", score.effect_way)
    unknown = claim.polarity is Sign.UNKNOWN or score.sign.get(Sign.UNKNOWN, 0.0) > OPEN
    return (Sign.UNKNOWN if unknown else cause.sign(effect)), cause, effect


def _way(heard: Heard, end: FactorMention, poll: Poll, name: str, model: Mapping[Direction, float]) -> Direction:
    """The direction of one end by vote; a loss that is called one is not voted on."""
    if end.direction is Direction.DECREASE and loses(heard.frame, end):
        return end.direction
    return poll.value(name, end.direction, model)
