"""What may leave the house: accepted items that nobody withheld, and no words of withheld ones."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from causerie.values import FIELD_OF, Bundle, Factor, Item, Map, Outcome, Question, Reading, items_of
from causerie.vocabulary import Act

ACCEPTED = (Act.ACCEPT, Act.EDIT)
Places = tuple[tuple[int, int], ...]


def shareable(bundle: Bundle) -> Bundle:
    """The bundle with accepted items only, the documents that have some, and what of its map and chains rests on them.

    A map assembled anew from the result has no other words in its labels; the one kept here has
    lost all claims, links and factors that only other items speak for.
    """
    readings = tuple(_accepted(reading, bundle) for reading in bundle.readings)
    kept = {item.id: item for reading in readings for item in items_of(reading)}
    drawn = _map(bundle.map, kept)
    left = {(link.cause, link.effect): link for link in drawn.links}
    chains = tuple(
        dataclasses.replace(chain, links=tuple(left[link.cause, link.effect] for link in chain.links))
        for chain in bundle.chains
        if all((link.cause, link.effect) in left for link in chain.links)
    )
    told = [(document, reading) for document, reading in zip(bundle.documents, readings, strict=True) if _any(reading)]
    return dataclasses.replace(
        bundle,
        documents=tuple(document for document, _ in told),
        readings=tuple(reading for _, reading in told),
        map=drawn,
        chains=chains,
        outcomes=tuple(outcome for outcome in bundle.outcomes if _rests_on(outcome, kept)),
    )


def _rests_on(outcome: Outcome, kept: Mapping[str, Item]) -> bool:
    """Whether all that an outcome shows rests on what is kept; what was run on more cannot be told by half."""
    paths = [chain for response in outcome.responses for chain in response.paths]
    claims = {claim.claim for chain in paths for link in chain.links for claim in link.claims}
    forecasts = {place.claim for response in outcome.responses for place in response.forecasts}
    return kept.keys() >= claims | forecasts | set(outcome.scenario.claims)


def _any(reading: Reading) -> bool:
    return next(iter(items_of(reading)), None) is not None


def _accepted(reading: Reading, bundle: Bundle) -> Reading:
    closed = withheld(reading, bundle)
    kept = {
        name: tuple(
            _open(item, closed)
            for item in getattr(reading, name)
            if bundle.reviewed.get(item.id) in ACCEPTED and not _touches(item.quote.start, item.quote.end, closed)
        )
        for name in FIELD_OF.values()
    }
    return dataclasses.replace(reading, **kept)  # type: ignore[arg-type]


def withheld(reading: Reading, bundle: Bundle) -> tuple[tuple[int, int], ...]:
    """Where the words of withheld items stand: no other item may carry them out."""
    return tuple(
        (item.quote.start, item.quote.end) for item in items_of(reading) if bundle.reviewed.get(item.id) is Act.WITHHOLD
    )


def _touches(start: int, end: int, closed: Places) -> bool:
    return any(low < end and start < high for low, high in closed)


def _open(item: Item, closed: Places) -> Item:
    """The item; of a question's answers, what stands before the first withheld words."""
    if not isinstance(item, Question):
        return item
    answers = []
    for answer in item.answers:
        end = min([answer.end, *(low for low, high in closed if low < answer.end and answer.start < high)])
        if end > answer.start:
            answers.append(dataclasses.replace(answer, end=end))
    return dataclasses.replace(item, answers=tuple(answers))


def _map(whole: Map, kept: Mapping[str, Item]) -> Map:
    links = []
    for link in whole.links:
        claims = tuple(claim for claim in link.claims if claim.claim in kept)
        if claims:
            links.append(dataclasses.replace(link, claims=claims))
    ends = {end for link in links for end in (link.cause, link.effect)}
    factors = tuple(_factor(factor, kept) for factor in whole.factors if factor.id in ends)
    return Map(
        factors, tuple(links), tuple(dict.fromkeys(c.speaker for link in links for c in link.claims if c.speaker))
    )


def _factor(factor: Factor, kept: Mapping[str, Item]) -> Factor:
    """The factor by its accepted mentions; a label that is the wording of others gives way to one of theirs."""
    mentions = tuple(place for place in factor.mentions if place.claim in kept)
    own = [_words(kept[place.claim], place.part) for place in mentions]
    label = factor.label if any(factor.label in words for words in own) else min(own, key=len, default=factor.label)
    return dataclasses.replace(factor, label=label, mentions=mentions)


def _words(item: Item, end: str) -> str:
    mention = getattr(item, end)
    return " ".join((mention.refers_to or mention).text.split())
