"""Passages of later documents that may tell what came of a forecast. They are offered; a person resolves.

By words: a sentence has most of the words of the proposition, and denies them or not. By factor: a claim asserts
what the map takes for the same thing. In time that grows with the number of forecasts, however many are alike.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from causerie.dates import bounds
from causerie.ledger.passages import Passage, meaning, passages_of, settings
from causerie.ledger.telling import denies, doubts, other_numbers, says
from causerie.values import Candidate, Document, Entry, Map, Place, Quote, Reading
from causerie.vocabulary import Outlook, Part, Result, Status

_WAITING = frozenset({Outlook.OPEN, Outlook.DUE, Outlook.NO_HORIZON, Outlook.NO_PROPOSITION, Outlook.DISPUTED})
_CONTRARY = {Result.YES: Result.NO, Result.NO: Result.YES}


@dataclass(frozen=True, slots=True)
class _Index:
    """Passages by stem, the documents' first days, and which item stands where."""

    passages: tuple[Passage, ...]
    by_stem: Mapping[str, tuple[int, ...]]
    days: Mapping[str, str]
    items: Mapping[str, tuple[tuple[int, int, str], ...]]

    def claim(self, passage: Passage) -> str:
        """The id of a claim or event that stands in the passage, "" where there is none."""
        start, end = passage.quote.start, passage.quote.end
        return next(
            (name for a, b, name in self.items.get(passage.document, ()) if start <= a < end or a <= start < b), ""
        )


def candidates_of(
    entries: Sequence[Entry],
    documents: Sequence[Document],
    readings: Sequence[Reading],
    factors: Map | None = None,
    until: str = "9999-12-31",
) -> tuple[Candidate, ...]:
    """What documents of after the forecast and of `until` at the latest may tell of forecasts without an outcome."""
    first = [entry for entry in entries if entry.counts and entry.uttered and entry.outlook in _WAITING]
    days = {one.id: bounds(one.date)[0].isoformat() for one in documents if one.date}
    days = {name: day for name, day in days.items() if day <= until}
    if not first or not days:
        return ()
    earliest = min(_last_day(entry) for entry in first)
    late = {name: day for name, day in days.items() if day > earliest}
    index = _index(documents, readings, late)
    meant = {one.id: one.proposition.refers_to for reading in readings for one in reading.forecasts}
    by_factor = _by_factor(factors or Map(), readings, late)
    found: list[Candidate] = []
    for entry in first:
        referred = meant.get(entry.id)
        said = f"{entry.proposition.text} {referred.text if referred else ''}"
        same = (_careful(one, said) for one in by_factor.get(entry.id, ()))
        offered = [*_by_words(entry, said, index), *_failed(entry, index), *same]
        found += _best([one for one in offered if late[one.document] > _last_day(entry)])
    return tuple(found)


def _last_day(entry: Entry) -> str:
    return bounds(entry.uttered or "9999")[1].isoformat()


def _best(offered: Iterable[Candidate]) -> list[Candidate]:
    """The best fitting ones, one of a passage."""
    unique: dict[tuple[str, int], Candidate] = {}
    for one in sorted(offered, key=lambda one: (-one.score, one.document, one.quote.start)):
        unique.setdefault((one.document, one.quote.start), one)
    return list(unique.values())[: settings().offered]


def _index(documents: Iterable[Document], readings: Iterable[Reading], days: Mapping[str, str]) -> _Index:
    by_id = {reading.id: reading for reading in readings}
    late = sorted((one for one in documents if one.id in days), key=lambda one: days[one.id])
    passages = tuple(passage for one in late for passage in passages_of(one, by_id.get(one.id)))
    by_stem: dict[str, list[int]] = defaultdict(list)
    for number, passage in enumerate(passages):
        for stem in passage.stems:
            by_stem[stem].append(number)
    items = {
        name: (
            *((one.quote.start, one.quote.end, one.id) for one in reading.causal),
            *((one.quote.start, one.quote.end, one.id) for one in reading.events),
        )
        for name, reading in by_id.items()
        if name in days
    }
    return _Index(passages, {stem: tuple(numbers) for stem, numbers in by_stem.items()}, days, items)


def _by_words(entry: Entry, said: str, index: _Index) -> Iterator[Candidate]:
    for passage, shared, share in _fitting(said, index):
        told, because = says(said, passage, shared)
        result = _CONTRARY.get(told, told) if entry.negated else told
        yield Candidate(entry.id, passage.document, index.claim(passage), passage.quote, result, share, because)


def _failed(entry: Entry, index: _Index) -> Iterator[Candidate]:
    """Passages that deny the condition of a forecast."""
    said = entry.condition.text if entry.condition else ""
    for passage, shared, share in _fitting(said, index) if said else ():
        if denies(passage, shared, said):
            because = f"denies its condition in the same words: {', '.join(passage.words_of(shared))}"
            yield Candidate(
                entry.id, passage.document, index.claim(passage), passage.quote, Result.VOID, share, because
            )


def _fitting(said: str, index: _Index) -> Iterator[tuple[Passage, frozenset[str], float]]:
    """Passages that have enough of the words; only those of the rarest words need to be looked at."""
    rules, wanted = settings(), meaning(said)
    need = max(rules.least, math.ceil(len(wanted) * rules.share))
    if len(wanted) < need:
        return
    rare = sorted(wanted, key=lambda stem: (len(index.by_stem.get(stem, ())), stem))[: len(wanted) - need + 1]
    tried: set[int] = set()
    for stem in rare:
        tried.update(index.by_stem.get(stem, ())[-rules.looked_at :])
    for number in sorted(tried):
        shared = wanted & index.passages[number].stems
        if len(shared) >= need:
            yield index.passages[number], frozenset(shared), round(len(shared) / len(wanted), 3)


def _by_factor(drawn: Map, readings: Iterable[Reading], days: Mapping[str, str]) -> dict[str, list[Candidate]]:
    """Claims of later documents about the factor that a forecast is about, by the forecast's id."""
    asserted = {
        (reading.id, claim.id): claim
        for reading in readings
        if reading.id in days
        for claim in reading.causal
        if claim.status is Status.ASSERTED
    }
    found: dict[str, list[Candidate]] = defaultdict(list)
    for factor in drawn.factors:
        told = [place for place in factor.mentions if (place.document, place.claim) in asserted]
        latest = sorted(told, key=lambda place: days[place.document])[-settings().offered :]
        for forecast in factor.mentions if latest else ():
            if forecast.part is Part.PROPOSITION:
                found[forecast.claim] += [
                    _same(forecast, place, factor.label, asserted[place.document, place.claim].quote)
                    for place in latest
                ]
    return found


def _careful(one: Candidate, said: str) -> Candidate:
    """A claim about the same factor; neither yes nor no where it is passed on in doubt, or gives another number."""
    text = one.quote.text
    if doubts(text) or other_numbers(said, text):
        return replace(one, says=Result.AMBIGUOUS)
    return one


def _same(forecast: Place, place: Place, label: str, quote: Quote) -> Candidate:
    """A claim that holds the factor of a forecast; the way that it goes there says what came of it."""
    says = Result.YES if forecast.direction is place.direction else Result.NO
    because = f"tells of the same thing, {label}"
    return Candidate(forecast.claim, place.document, place.claim, quote, says, settings().factor, because)
