"""Forecasts of readings as entries of the ledger: what was said, how surely, by when, and what it lacks.

Pure: the same documents and readings give the same entries. Nothing is added to what the speaker said but what
a table gives for vague times, and that is marked imputed.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from causerie.chances import Key, gap
from causerie.dates import bounds, zone_named
from causerie.ledger.conditions import starts_the_clock
from causerie.ledger.deadlines import NAMED, deadline
from causerie.ledger.fuller import fuller
from causerie.ledger.grouping import grouped
from causerie.ledger.kinds import kind_of
from causerie.ledger.options import EnterOptions
from causerie.ledger.own import Times, nearest, numbered, times_of, words_of
from causerie.ledger.reported import told
from causerie.ledger.sureness import range_of, stated
from causerie.ledger.topics import topics_of
from causerie.ledger.triage import wording_lacks
from causerie.per_cent import Range
from causerie.scales import scale_named
from causerie.values import Deadlines, Document, Entry, Forecast, Map, Mention, Quote, Reading
from causerie.vocabulary import Lack, Outlook
from causerie.voices import chain, voice


@dataclass(frozen=True, slots=True)
class _Text:
    """A document with its reading, and what is worked out once for all of its forecasts."""

    document: Document
    reading: Reading
    options: EnterOptions
    said: Mapping[Key, Range]
    uttered: str | None
    anchor: str | None
    published: str | None
    times: Times


def entries_of(
    documents: Iterable[Document], readings: Iterable[Reading], options: EnterOptions, factors: Map | None = None
) -> tuple[Entry, ...]:
    """An entry for each forecast, in order of documents and places, restatements grouped.

    `factors` is the map whose factors tell what a forecast is about (`topic`) and which statements are of one
    thing. Raises Stop for a scale, BadRequest for a time zone that is not known.
    """
    options = replace(options, scale=scale_named(options.scale), zone=zone_named(options.zone).key)
    by_id = {reading.id: reading for reading in readings}
    topics = topics_of(factors or Map())
    entries, meant, about = [], [], []
    for document in documents:
        reading = by_id.get(document.id)
        text = _text(document, reading, options) if reading is not None and reading.forecasts else None
        for number, forecast in enumerate(text.reading.forecasts if text else ()):
            label, factor = topics.get((document.id, forecast.id or f"forecasts[{number}]"), (None, None))
            entries.append(_entry(text, forecast, label))  # type: ignore[arg-type]
            meant.append(words_of(forecast.proposition))
            about.append(factor)
    return grouped(entries, meant, about)


def entered(document: Document, reading: Reading, options: EnterOptions) -> tuple[Entry, ...]:
    """An entry for each forecast of one document, in order, each a group of its own."""
    options = replace(options, scale=scale_named(options.scale), zone=zone_named(options.zone).key)
    text = _text(document, reading, options) if reading.forecasts else None
    return tuple(_entry(text, forecast, None) for forecast in reading.forecasts) if text else ()


def _text(document: Document, reading: Reading, options: EnterOptions) -> _Text:
    said, spoken, published = stated(document, reading), document.spoken, document.published
    both = spoken and published and "/" not in spoken and "/" not in published and spoken < published
    uttered = f"{spoken}/{published}" if both else document.date
    return _Text(document, reading, options, said, uttered, document.date, published, times_of(document, reading))


def _entry(text: _Text, forecast: Forecast, topic: str | None) -> Entry:
    speaker = voice(text.document, text.reading, forecast)
    report = told(text.document.text, forecast, text.anchor)
    if report is not None:
        on = None if isinstance(report.on, Lack) else report.on
        text = replace(text, uttered=on, anchor=on, published=None)
        forecast = replace(forecast, horizon=_within(forecast)) if report.horizon or not forecast.horizon else forecast
    found, own = range_of(text.document.text, forecast, text.said, text.options.scale)
    by_when = _deadline(text, forecast)
    deadlines = by_when if isinstance(by_when, Deadlines) else None
    lacks = tuple(_lacks(forecast, speaker, by_when))
    return Entry(
        id=forecast.id,
        document=text.document.id,
        quote=forecast.quote,
        proposition=_quote(forecast.proposition),
        negated=forecast.negated,
        speaker=speaker,
        source=chain(forecast),
        uttered=text.uttered,
        kind=kind_of(
            forecast.proposition.text, forecast.condition is not None, deadlines is not None, before=_before(forecast)
        ),
        level=forecast.certainty.level,
        certainty=forecast.certainty.text,
        condition=_quote(forecast.condition) if forecast.condition else None,
        range=found,
        scale=text.options.scale if found and not own else None,
        own_number=own,
        deadlines=deadlines,
        lacks=lacks,
        group=forecast.id,
        topic=topic,
        outlook=_outlook(text.published, deadlines, lacks),
        resolvable=forecast.resolvable,
    )


def _within(forecast: Forecast) -> Mention | None:
    """The time in numbers that the words of the forecast hold: over by now, but not when it was made."""
    said = forecast.proposition
    for at, words in numbered(said.text)[:1]:
        start = (said.start or 0) + at
        return Mention(words, start, start + len(words))
    return None


def _before(forecast: Forecast) -> str:
    """The words of its quote before what is forecast."""
    at = (forecast.proposition.start or 0) - forecast.quote.start
    return forecast.quote.text[:at] if at > 0 else ""


def _quote(mention: Mention) -> Quote:
    return Quote(mention.text, mention.start or 0, mention.end or 0)


def _deadline(text: _Text, forecast: Forecast) -> Deadlines | Lack:
    """By when: from the words of the forecast; vague ones give way to a time in numbers in the same turn.

    A length of time counts from the day of its condition where that is a happening to come ("if the subsidy goes,
    fares double within six months"), and nobody knows that day yet.
    """
    if forecast.horizon is None:
        return Lack.DEADLINE if text.anchor else Lack.UTTERANCE
    if text.anchor is None:
        return Lack.UTTERANCE
    half = text.options.hemisphere
    found = deadline(_words(text.document.text, forecast, forecast.horizon), text.anchor, text.options.zone, half)
    if isinstance(found, Lack):
        return found
    if not found.basis.startswith(NAMED) and _waits(forecast.horizon, forecast.condition):
        return Lack.UNDATED
    if not found.imputed:
        return found
    return nearest(text.times.beside(forecast), forecast.horizon.start or 0, text.anchor, found, half) or found


def _words(text: str, forecast: Forecast, horizon: Mention) -> str:
    """All the words of the horizon, those too that were not taken for it."""
    start, end = horizon.start, horizon.end
    if start is None or end is None or text[start:end] != horizon.text:
        return horizon.text
    first, last = forecast.quote.start, forecast.quote.end
    if not first <= start < end <= last:
        return horizon.text
    return fuller(text, start, end, first, last, forecast.negated)


def _waits(horizon: Mention, condition: Mention | None) -> bool:
    """Whether the time of a forecast counts from the day of its condition; not where it is the condition's own."""
    if condition is None or gap(condition, horizon.start or 0, horizon.end or 0) == 0:
        return False
    return starts_the_clock(condition.text, horizon.text)


def _lacks(forecast: Forecast, speaker: str | None, by_when: Deadlines | Lack) -> Iterator[Lack]:
    stands_for = forecast.proposition.refers_to
    yield from wording_lacks(forecast.proposition.text, stands_for.text if stands_for else None, speaker is not None)
    if isinstance(by_when, Lack):
        yield by_when
    if by_when is Lack.UTTERANCE and forecast.horizon is None:
        yield Lack.DEADLINE


def _outlook(published: str | None, deadlines: Deadlines | None, lacks: tuple[Lack, ...]) -> Outlook:
    """Where it stands before anybody looks at what happened."""
    if any(lack.fatal for lack in lacks):
        return Outlook.NO_PROPOSITION
    if deadlines is None:
        return Outlook.NO_HORIZON
    known = published is not None and deadlines.late < _first_day(published)
    return Outlook.KNOWN_AT_PUBLICATION if known else Outlook.OPEN


@functools.lru_cache(maxsize=10_000)
def _first_day(date: str) -> str:
    return bounds(date)[0].isoformat()
