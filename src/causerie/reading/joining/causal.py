"""Causal claims by rules and encoder: pairs of ends, and what speaks for each of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from causerie.encoder.scheme import PairKind, SpanKind
from causerie.reading.causal.clauses import asks
from causerie.reading.causal.find import again_by_pronoun, stands
from causerie.reading.frame import Frame
from causerie.reading.joining.asking import PairScore, Place
from causerie.reading.joining.candidates import FARTHEST, FOUND, Candidate, alike, log_odds, within
from causerie.reading.joining.causal_claims import WHOLE, claim_of, settled
from causerie.reading.joining.hearing import Heard, Spots
from causerie.reading.joining.naming import naming
from causerie.reading.joining.places import broken, run_at
from causerie.reading.joining.votes import Poll
from causerie.reading.joining.weights import Weights
from causerie.reading.pronouns import PLURAL, POINTING, SINGULAR
from causerie.reading.sources import Chain
from causerie.values import CausalClaim, FactorMention
from causerie.vocabulary import Role

SAME = 0.5
"""Overlap from which two ends are the same (CODING.md)."""
ANSWERING = 3
"""How many sentences of an answer may hang together with the question."""
PRONOUNS = SINGULAR | PLURAL | POINTING
"""What names nothing unless it is known what it stands for."""
NAMING = frozenset(("NOUN", "PROPN", "PRON", "VERB", "NUM"))
"""Kinds of words of which a mention has one at least."""
BLOCK = 200
"""Characters of the text in which ends are looked for together."""
Ends = tuple[Place, Place]
"""The cause's place and the effect's."""


@dataclass(frozen=True, slots=True)
class _Scored:
    """One pair of ends with the encoder's word on it, None where it cannot see both."""

    ends: Ends
    score: PairScore | None


def candidates(
    heard: Heard, chain: Chain, weights: Weights, claims: Sequence[CausalClaim]
) -> list[Candidate[CausalClaim]]:
    """The rules' claims and the encoder's pairs; a pair that is a rule's claim is that claim, found by both."""
    spots = {kind: heard.spots(kind) for kind in (SpanKind.CAUSE, SpanKind.EFFECT, SpanKind.LINK)}
    claims = [_reaching(heard, spots, claim) for claim in claims]
    known = [ends(claim) for claim in claims]
    new = list(_pairs(heard, spots, known))
    scores = heard.said.pairs([(PairKind.CAUSAL, *pair) for pair in (*known, *new)])
    own = [
        Candidate(
            settled(heard, claim, score, Poll(weights, rule=True)),
            rule=True,
            model=score is not None and score.link >= FOUND,
            features=_features(heard, spots, _Scored(ends(claim), score), claim)
            | {"rule": 1.0, "family": weights.prior(claim.rule)},
            whole=claim.rule.startswith(WHOLE),
        )
        for claim, score in zip(claims, scores, strict=False)
    ]
    found = [_Scored(pair, score) for pair, score in zip(new, scores[len(known) :], strict=True)]
    return with_rivals([*own, *_alone(heard, chain, weights, spots, _beside(heard, claims, found))])


def _alone(
    heard: Heard, chain: Chain, weights: Weights, spots: Mapping[SpanKind, Spots], found: Sequence[_Scored]
) -> Iterator[Candidate[CausalClaim]]:
    """The likely pairs of the encoder alone, as claims."""
    for one in found:
        if one.score is None or one.score.link < weights.least:
            continue
        for claim in claim_of(heard, chain, one.ends, spots[SpanKind.LINK]):
            if stands(claim) and _names(heard, claim.cause) and _names(heard, claim.effect):
                features = _features(heard, spots, one, claim)
                features["link_alone"] = features["link"]
                yield Candidate(
                    settled(heard, claim, one.score, Poll(weights, rule=False)),
                    rule=False,
                    model=True,
                    features=features,
                )


def _beside(heard: Heard, claims: Sequence[CausalClaim], found: Sequence[_Scored]) -> list[_Scored]:
    """The encoder's pairs that stand in no sentence that a rule reads whole."""
    whole = {_home(heard, claim.effect.start) for claim in claims if claim.rule.startswith(WHOLE)}
    return [one for one in found if not {_home(heard, end[0]) for end in one.ends} & whole]


def _home(heard: Heard, at: int) -> int | None:
    sentence = heard.frame.sentence_at(at)
    return sentence.index if sentence is not None else None


def _names(heard: Heard, end: FactorMention) -> bool:
    """Whether the words of an end name something: more than adjectives, adverbs and words of grammar, not cut short."""
    run = run_at(heard.frame, end.start, end.end)
    return run is not None and not broken(run) and any(t.pos_ in NAMING for t in run.sentence.doc[run.first : run.end])


def with_rivals(found: Sequence[Candidate[CausalClaim]]) -> list[Candidate[CausalClaim]]:
    """The candidates, each told whether its cause has a likelier effect, its effect a likelier cause, or any other."""
    places = [ends(one.item) for one in found]
    links = [one.features["link"] for one in found]
    near: dict[int, list[int]] = {}
    for at, (cause, effect) in enumerate(places):
        for block in {place // BLOCK for end in (cause, effect) for place in (end[0], end[1] - 1)}:
            near.setdefault(block, []).append(at)
    out = []
    for at, one in enumerate(found):
        blocks = {place // BLOCK for end in places[at] for place in (end[0], end[1] - 1)}
        others = {other for block in blocks for other in near[block]} - {at}
        features = dict(one.features)
        for side, name in enumerate(("cause", "effect")):
            mine, far = places[at][side], places[at][1 - side]
            rivals = [
                links[other]
                for other in others
                if alike(places[other][side], mine) >= SAME > alike(places[other][1 - side], far)
            ]
            features[f"best_{name}"] = float(links[at] >= max(rivals, default=-FARTHEST))
            features[f"only_{name}"] = float(not rivals)
        out.append(replace(one, features=features))
    return out


def ends(claim: CausalClaim) -> Ends:
    """Where the two ends of a claim stand."""
    return (claim.cause.start, claim.cause.end), (claim.effect.start, claim.effect.end)


def same(one: CausalClaim, two: CausalClaim) -> bool:
    """Whether both ends are the same or one holds the other; in either order, no link being asserted both ways."""
    (a, b), (c, d) = ends(one), ends(two)
    crossed = alike(a, d) >= SAME and alike(b, c) >= SAME
    return (_near(a, c) and _near(b, d)) or crossed or again_by_pronoun(one, two)


def _near(one: Place, other: Place) -> bool:
    return alike(one, other) >= SAME or within(one, other)


def _reaching(heard: Heard, spots: Mapping[SpanKind, Spots], claim: CausalClaim) -> CausalClaim:
    """The claim with each end as far as rule and encoder together say that it reaches."""
    if claim.rule.startswith(WHOLE):
        return claim
    cause = _stretched(heard, SpanKind.CAUSE, claim.cause, spots)
    effect = _stretched(heard, SpanKind.EFFECT, claim.effect, spots)
    changed = replace(claim, cause=cause, effect=effect)
    return changed if stands(changed) else claim


def _stretched(heard: Heard, kind: SpanKind, end: FactorMention, spots: Mapping[SpanKind, Spots]) -> FactorMention:
    """The end with its best extent; a pronoun stays, and a noun, whose modifiers and complements rules know."""
    run = run_at(heard.frame, end.start, end.end)
    if end.refers_to is not None or run is None or run.head.pos_ not in ("VERB", "AUX"):
        return end
    words = heard.frame.words(*heard.stretched(kind, (end.start, end.end), spots[kind]))
    return replace(end, text=words.text, start=words.start, end=words.end)


def _pairs(heard: Heard, spots: Mapping[SpanKind, Spots], known: Sequence[Ends]) -> Iterator[Ends]:
    """Each cause with each effect near it, spots and rules' mentions alike, without the pairs that rules have."""
    frame = heard.frame
    causes = _pool(heard.by_sentence(cause for cause, _ in known), spots[SpanKind.CAUSE])
    effects = _pool(heard.by_sentence(effect for _, effect in known), spots[SpanKind.EFFECT])
    taken: dict[int, list[Ends]] = {}
    for pair in known:
        if (home := frame.sentence_at(pair[1][0])) is not None:
            taken.setdefault(home.index, []).append(pair)
    for index in sorted(effects):
        for other in _neighbours(frame, index, causes):
            for effect in effects[index]:
                for cause in causes[other]:
                    apart = cause[1] <= effect[0] or effect[1] <= cause[0]
                    if apart and not any(_alike((cause, effect), pair) for pair in taken.get(index, ())):
                        yield cause, effect


def _alike(one: Ends, other: Ends) -> bool:
    return alike(one[0], other[0]) >= SAME and alike(one[1], other[1]) >= SAME


def _pool(own: dict[int, list[Place]], spots: Spots) -> dict[int, list[Place]]:
    """Rules' mentions and the spots that are none of them, by sentence."""
    for index, places in spots.items():
        mine = own.setdefault(index, [])
        mine += [place for place in places if not any(alike(place, other) >= SAME for other in mine)]
    return own


def _neighbours(frame: Frame, index: int, causes: Mapping[int, object]) -> Iterator[int]:
    """Sentences where the cause of an effect in sentence `index` may stand: beside it, or in question and answer."""
    here = frame.sentences[index]
    for other in range(max(index - ANSWERING, 0), min(index + ANSWERING, len(frame.sentences) - 1) + 1):
        if other not in causes:
            continue
        there = frame.sentences[other]
        if there.turn == here.turn:
            if abs(other - index) <= 1 and not (asks(here) or asks(there)):
                yield other
        elif _asked(frame, *sorted((index, other))):
            yield other


def _asked(frame: Frame, first: int, second: int) -> bool:
    """Whether an interviewer asks the first sentence and the turn of the second one answers."""
    one, two = frame.sentences[first], frame.sentences[second]
    return two.turn == one.turn + 1 and frame.turn_of(one).role is Role.INTERVIEWER and asks(one)


def _features(heard: Heard, spots: Mapping[SpanKind, Spots], one: _Scored, claim: CausalClaim) -> dict[str, float]:
    """What speaks for a claim; the names are those of `joining.toml`."""
    cause, effect = one.ends
    first, last = heard.frame.sentence_at(cause[0]), heard.frame.sentence_at(effect[0])
    inside = heard.said.inside(SpanKind.CAUSE, *cause), heard.said.inside(SpanKind.EFFECT, *effect)
    both = (claim.cause, claim.effect)
    return {
        "link": log_odds(one.score.link) if one.score is not None else 0.0,
        "unseen": float(one.score is None),
        "inside_cause": log_odds(inside[0]),
        "inside_effect": log_odds(inside[1]),
        "spot_cause": _spotted(heard, cause, spots[SpanKind.CAUSE]),
        "spot_effect": _spotted(heard, effect, spots[SpanKind.EFFECT]),
        "apart": float(first is not last),
        "pronoun": float(any(end.refers_to is not None for end in both)),
        "unresolved": float(any(end.refers_to is None and end.text.lower() in PRONOUNS for end in both)),
        **naming(heard.frame, claim),
    }


def _spotted(heard: Heard, place: Place, spots: Spots) -> float:
    return float(any(alike(place, spot) >= SAME for spot in heard.near(place, spots)))
