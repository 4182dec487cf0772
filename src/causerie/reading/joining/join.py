"""Rules and encoder decide together what a document says.

For each kind of item the same four steps:

1. Candidates: what the rules found, and the spans and pairs of the encoder, finished as the rules'
   finds are (heads, pronouns, source, times). What both found is one candidate.
2. Features of each, by name: who found it, the record of the rule's family, the encoder's log odds
   for the link and for the words of each end, whether one end is a pronoun or in another sentence.
3. A logistic regression over the features gives the probability; an item below the threshold of its
   kind is dropped, whoever found it, unless a rule reads its sentence whole (comparatives). Of two
   that are the same the likelier is kept.
4. Values (sign, status, certainty ...) are a log-linear vote of what the text's words say and what
   the encoder says.

All numbers are in `joining.toml`, learnt by `training/calibrate.py` from documents that the encoder
had not seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from causerie.reading.frame import Frame
from causerie.reading.joining import attributions, causal, forecasts, relations
from causerie.reading.joining.asking import Suggestions
from causerie.reading.joining.candidates import Names, decided
from causerie.reading.joining.hearing import Heard
from causerie.reading.joining.weights import Joint
from causerie.reading.sources import Chain
from causerie.values import ActorRelation, Attribution, CausalClaim, Forecast
from causerie.vocabulary import ClaimKind


@dataclass(frozen=True, slots=True)
class Second:
    """The second reader of one document: its name ("small.v1"), what it says, and the weights of the decision."""

    name: str
    said: Suggestions
    weights: Joint


def joined_attributions(
    frame: Frame, reports: Sequence[Attribution], second: Second, rules: str
) -> tuple[Attribution, ...]:
    """The reports that rules and encoder together hold likely, in order of their quotes."""
    weights = second.weights.of[ClaimKind.ATTRIBUTION]
    found = attributions.candidates(Heard(frame, second.said, second.weights.bias), weights, reports)
    kept = decided(found, weights, Names(rules, second.name), attributions.same)
    return tuple(sorted(kept, key=lambda a: (a.quote.start, a.content.start or 0)))


def joined_causal(
    frame: Frame, chain: Chain, claims: Sequence[CausalClaim], second: Second, rules: str
) -> tuple[CausalClaim, ...]:
    """The causal claims that rules and encoder together hold likely, in order of their quotes."""
    weights = second.weights.of[ClaimKind.CAUSAL]
    found = causal.candidates(Heard(frame, second.said, second.weights.bias), chain, weights, claims)
    kept = decided(found, weights, Names(rules, second.name), causal.same)
    return tuple(sorted(kept, key=lambda c: (c.quote.start, c.cause.start, c.effect.start)))


def joined_forecasts(
    frame: Frame, chain: Chain, found: Sequence[Forecast], second: Second, rules: str
) -> tuple[Forecast, ...]:
    """The forecasts that rules and encoder together hold likely, in order of their propositions."""
    weights = second.weights.of[ClaimKind.FORECAST]
    all_of = forecasts.candidates(Heard(frame, second.said, second.weights.bias), chain, weights, found)
    kept = decided(all_of, weights, Names(rules, second.name), forecasts.same)
    return tuple(sorted(kept, key=forecasts.place))


def joined_relations(
    frame: Frame, chain: Chain, found: Sequence[ActorRelation], second: Second, rules: str
) -> tuple[ActorRelation, ...]:
    """The relations that rules and encoder together hold likely, in order of their quotes."""
    weights = second.weights.of[ClaimKind.RELATION]
    all_of = relations.candidates(Heard(frame, second.said, second.weights.bias), chain, weights, found)
    kept = decided(all_of, weights, Names(rules, second.name), relations.same)
    return tuple(sorted(kept, key=lambda r: (r.quote.start, *relations.ends(r))))
