"""What may leave the house: accepted items that nobody withheld, and no words of withheld ones."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from operator import mul
from typing import TypeVar

from causerie.holding import claims_by, votes
from causerie.presence import link_of
from causerie.values import (
    FIELD_OF,
    Bundle,
    Chain,
    Chart,
    Factor,
    Item,
    Loop,
    Map,
    Outcome,
    Reading,
    items_of,
    without_notes,
)
from causerie.views.report.share_ledger import open_ledger
from causerie.vocabulary import CHECKED
from causerie.withholding import closed, opened, touches

Path = TypeVar("Path", Chain, Loop)


def shareable(bundle: Bundle) -> Bundle:
    """The bundle with accepted items only, the documents that have some, and what of its map and chains rests on them.

    A map assembled anew from the result has no other words in its labels; the one kept here has
    lost all claims, links and factors that only other items speak for.
    """
    readings = tuple(_accepted(reading, bundle) for reading in bundle.readings)
    kept = {item.id: item for reading in readings for item in items_of(reading)}
    drawn = _map(bundle.map, kept)
    places = {reading.id: closed(reading, bundle.reviewed) for reading in bundle.readings}
    chains = tuple(_left(bundle.chains, drawn))
    told = [(document, reading) for document, reading in zip(bundle.documents, readings, strict=True) if _any(reading)]
    return dataclasses.replace(
        without_notes(bundle),
        documents=tuple(document for document, _ in told),
        readings=tuple(reading for _, reading in told),
        map=drawn,
        chains=chains,
        charts=tuple(_chart(chart, kept) for chart in bundle.charts),
        outcomes=tuple(outcome for outcome in bundle.outcomes if _rests_on(outcome, kept)),
        ledger=open_ledger(bundle.ledger, kept, drawn, places) if bundle.ledger else None,
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
    places = closed(reading, bundle.reviewed)
    kept = {
        name: tuple(
            opened(item, places)
            for item in getattr(reading, name)
            if bundle.reviewed.get(item.id) in CHECKED and not touches(item.quote.start, item.quote.end, places)
        )
        for name in FIELD_OF.values()
    }
    return dataclasses.replace(reading, **kept)  # type: ignore[arg-type]


def _map(whole: Map, kept: Mapping[str, Item]) -> Map:
    """The map of what is kept, each link weighed anew; nothing of what was suggested for others."""
    found = []
    for link in (*whole.links, *whole.denied):
        claims = tuple(claim for claim in link.claims if claim.claim in kept)
        if claims:
            found.append(link_of(link.cause, link.effect, claims, link.suggested))
    ends = {end for link in found for end in (link.cause, link.effect)}
    factors = tuple(_factor(factor, kept) for factor in whole.factors if factor.id in ends)
    drawn = Map(
        factors, tuple(link for link in found if votes(link)), (), tuple(link for link in found if not votes(link))
    )
    return dataclasses.replace(drawn, holders=tuple(name for name, _ in claims_by(drawn)))


def _chart(chart: Chart, kept: Mapping[str, Item]) -> Chart:
    """A chart of what is kept, with those of its chains and loops of which every link is left."""
    drawn = _map(chart.map, kept)
    left = {(link.cause, link.effect): link for link in drawn.links}
    pins = (pin for pin in chart.linchpins if (pin.link.cause, pin.link.effect) in left)
    return Chart(
        map=drawn,
        whose=chart.whose if chart.whose in drawn.holders else None,
        chains=tuple(_left(chart.chains, drawn)),
        across=tuple(_left(chart.across, drawn)),
        loops=tuple(_left(chart.loops, drawn)),
        linchpins=tuple(dataclasses.replace(pin, link=left[pin.link.cause, pin.link.effect]) for pin in pins),
        notes=chart.notes,
        speakers=claims_by(drawn),
    )


def _left(paths: Iterable[Path], drawn: Map) -> Iterator[Path]:
    """The paths of which every link is left, with the links as they are now."""
    left = {(link.cause, link.effect): link for link in drawn.links}
    for path in paths:
        links = tuple(left[ends] for link in path.links if (ends := (link.cause, link.effect)) in left)
        if len(links) == len(path.links):
            sign = reduce(mul, (link.sign for link in links))
            yield dataclasses.replace(path, links=links, sign=sign)


def _factor(factor: Factor, kept: Mapping[str, Item]) -> Factor:
    """The factor by its accepted mentions; a label that is the wording of others gives way to one of theirs."""
    mentions = tuple(place for place in factor.mentions if place.claim in kept)
    own = [_words(kept[place.claim], place.part) for place in mentions]
    label = factor.label if any(factor.label in words for words in own) else min(own, key=len, default=factor.label)
    return dataclasses.replace(factor, label=label, mentions=mentions)


def _words(item: Item, end: str) -> str:
    mention = getattr(item, end)
    return " ".join((mention.refers_to or mention).text.split())
