"""Claims -> signed links. A claim is not a link: a link keeps every claim for it and against it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from types import MappingProxyType

from causerie.assembly.concessions import conceded
from causerie.assembly.factors import MergeOptions, factors_of
from causerie.assembly.paused import paused
from causerie.assembly.strength import strength_of
from causerie.holding import claims_by
from causerie.presence import link_of
from causerie.values import (
    CausalClaim,
    Decision,
    Document,
    Evidence,
    Factor,
    Forecast,
    Link,
    Map,
    Mention,
    Quote,
    Reading,
)
from causerie.vocabulary import Part, Sign
from causerie.voices import turn_at, voice

Ends = tuple[str, str]
Spot = tuple[str, str]
"""(document, claim id)."""
_NONE: Mapping[str, Document] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class MapOptions:
    """How claims become a map. `reviewed`: ids of claims whose coding a person found right.

    `documents`, by id, tell who speaks where their text names nobody.
    """

    merging: MergeOptions = field(default_factory=MergeOptions)
    reviewed: Set[str] = frozenset()
    documents: Mapping[str, Document] = field(default_factory=lambda: _NONE)


def assemble(readings: Sequence[Reading], decisions: Sequence[Decision] = (), options: MapOptions | None = None) -> Map:
    """The causal map of what these readings claim; `decisions` may merge, split, rename and type factors.

    Deterministic, and the same in whatever order the readings come and their claims stand.
    """
    with paused():
        return _assembled(readings, decisions, options or MapOptions())


def _assembled(readings: Sequence[Reading], decisions: Sequence[Decision], options: MapOptions) -> Map:
    readings = [_in_order(reading) for reading in sorted(readings, key=lambda one: (one.id, one.title or ""))]
    merged = factors_of(readings, decisions, options.merging)
    found: dict[Ends, list[Evidence]] = {}
    for reading in readings:
        known = known_as(reading)
        for name, claim in named(reading):
            cause = merged.at[reading.id, name, Part.CAUSE]
            effect = merged.at[reading.id, name, Part.EFFECT]
            sign = -claim.polarity if cause.turned is not effect.turned else claim.polarity
            evidence = _evidence(reading, claim, (name, sign), known, options)
            found.setdefault((cause.factor, effect.factor), []).append(evidence)
    return made(merged.factors, found, Map(suggestions=merged.suggestions))


def made(factors: Iterable[Factor], found: Mapping[Ends, Sequence[Evidence]], old: Map) -> Map:
    """The map of these factors and claims in canonical order; `old` knows suggestions, and suggested links."""
    ordered = tuple(sorted((_sorted(factor) for factor in factors), key=lambda one: (one.label.casefold(), one.id)))
    place = {factor.id: at for at, factor in enumerate(ordered)}
    loose = {(spot.document, spot.claim) for factor in ordered for spot in factor.mentions if spot.suggested}
    ends = sorted(found, key=lambda pair: (place[pair[0]], place[pair[1]]))
    links = [_link(pair, found[pair], loose) for pair in ends]
    held = tuple(link for link in links if any(claim.supports for claim in link.claims))
    denied = tuple(link for link in links if not any(claim.supports for claim in link.claims))
    drawn = Map(ordered, held, (), denied, old.suggestions)
    return dataclasses.replace(drawn, holders=tuple(name for name, _ in claims_by(drawn)))


def named(reading: Reading) -> Iterator[tuple[str, CausalClaim]]:
    """The causal claims with their ids; one without an id is named as the coding manual does."""
    return ((claim.id or f"causal[{number}]", claim) for number, claim in enumerate(reading.causal))


def _link(ends: Ends, claims: Sequence[Evidence], loose: Set[Spot]) -> Link:
    own = any((claim.document, claim.claim) not in loose for claim in claims if claim.supports)
    ordered = sorted(claims, key=lambda one: (one.document, one.quote.start, one.quote.end, one.claim))
    return link_of(*ends, ordered, suggested=bool(loose) and not own)


def _sorted(factor: Factor) -> Factor:
    if len(factor.mentions) < 2:
        return factor
    mentions = sorted(factor.mentions, key=lambda one: (one.document, one.claim, one.part))
    return dataclasses.replace(factor, mentions=tuple(mentions))


def _in_order(reading: Reading) -> Reading:
    """The reading with its claims by their place in the text, where ids keep their names apart."""
    if not (all(claim.id for claim in reading.causal) and all(one.id for one in reading.forecasts)):
        return reading
    return dataclasses.replace(
        reading,
        causal=tuple(sorted(reading.causal, key=lambda one: (one.quote.start, one.quote.end, one.id))),
        forecasts=tuple(sorted(reading.forecasts, key=lambda one: (one.quote.start, one.quote.end, one.id))),
    )


def known_as(reading: Reading) -> Mapping[str, str]:
    """The name of each speaker by its other names, so that one speaker under two names is one voice.

    Other names are the aliases of actors, and in one document the end of just one longer name ("Holt").
    """
    sources = (*(one.source for one in reading.causal), *(one.source for one in reading.forecasts))
    names = {source[-1] for source in sources if source}
    names |= {turn.speaker for turn in reading.turns if turn.speaker}
    ends: dict[str, set[str]] = {}
    for name in names:
        for at in range(1, name.count(" ") + 1):
            end = name.split(" ", at)[-1]
            if end[:1].isupper():
                ends.setdefault(end.casefold(), set()).add(name)
    short = {end: full for end, longer in ends.items() if (full := _longest(longer))}
    return short | {alias.casefold(): actor.name for actor in reversed(reading.actors) for alias in actor.aliases}


def _longest(names: Set[str]) -> str | None:
    """The one name that all the others are an end of; None where they are of several people."""
    full = max(names, key=lambda name: (len(name), name))
    return full if all(full.casefold().endswith(name.casefold()) for name in names) else None


def speaker_of(
    reading: Reading, item: CausalClaim | Forecast, known: Mapping[str, str], options: MapOptions
) -> str | None:
    """Who holds what the item says: the innermost of those named, else whose words they are."""
    name = item.source[-1] if item.source else _voice(reading, item, options)
    return known.get(name.casefold(), name) if name else None


def _voice(reading: Reading, item: CausalClaim | Forecast, options: MapOptions) -> str | None:
    document = options.documents.get(reading.id)
    if document is not None:
        return voice(document, reading, item)
    turn = turn_at(reading, item.quote.start)
    return turn.speaker if turn else None


def _evidence(
    reading: Reading, claim: CausalClaim, on_map: tuple[str, Sign], known: Mapping[str, str], options: MapOptions
) -> Evidence:
    """The claim as evidence, under its name and with its sign on the map."""
    name, sign = on_map
    return Evidence(
        document=reading.id,
        claim=name,
        speaker=speaker_of(reading, claim, known, options),
        sign=sign,
        status=claim.status,
        certainty=claim.certainty.level,
        quote=claim.quote,
        reviewed=name in options.reviewed,
        condition=_words(claim.condition),
        horizon=_words(claim.horizon),
        strength=strength_of(claim),
        date=reading.date,
        despite=conceded(claim),
    )


def _words(mention: Mention | None) -> Quote | None:
    if mention is None or mention.start is None or mention.end is None or not mention.text:
        return None
    return Quote(mention.text, mention.start, mention.end)
