"""Claims -> signed links. A claim is not a link: a link keeps every claim for it and against it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from causerie.assembly.factors import factors_of
from causerie.values import CausalClaim, Decision, Evidence, Link, Map, Reading
from causerie.vocabulary import Part, Sign
from causerie.voices import turn_at


def assemble(readings: Sequence[Reading], decisions: Sequence[Decision] = ()) -> Map:
    """The causal map of what these readings claim; `decisions` may merge factors.

    Deterministic: factors and links stand in the order of their first claim.
    """
    factors = factors_of(readings, decisions)
    found: dict[tuple[str, str], list[Evidence]] = {}
    for reading in readings:
        for number, claim in enumerate(reading.causal):
            name = claim.id or f"causal[{number}]"
            cause = factors.at[reading.id, name, Part.CAUSE]
            effect = factors.at[reading.id, name, Part.EFFECT]
            sign = -claim.polarity if cause.turned is not effect.turned else claim.polarity
            found.setdefault((cause.factor, effect.factor), []).append(_evidence(reading, claim, name, sign))
    links = tuple(Link(*ends, agreed(claims), tuple(claims)) for ends, claims in found.items())
    return Map(factors.factors, links, holders(links))


def agreed(claims: Iterable[Evidence]) -> Sign:
    """The sign on which all claims for the link agree; unknown where they split or where none speaks for it.

    Claims that leave the sign open do not outvote one that gives it. Denied and questioned claims have no vote.
    """
    signs = {claim.sign for claim in claims if claim.status.supports} - {Sign.UNKNOWN}
    return signs.pop() if len(signs) == 1 else Sign.UNKNOWN


def holders(links: Iterable[Link]) -> tuple[str, ...]:
    """Everybody who holds a claim of the map, in order of first appearance."""
    return tuple(dict.fromkeys(claim.speaker for link in links for claim in link.claims if claim.speaker))


def _evidence(reading: Reading, claim: CausalClaim, name: str, sign: Sign) -> Evidence:
    turn = turn_at(reading, claim.quote.start)
    speaker = claim.source[-1] if claim.source else (turn.speaker if turn else None)
    return Evidence(reading.id, name, speaker, sign, claim.status, claim.certainty.level, claim.quote)
