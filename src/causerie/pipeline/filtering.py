"""Which items of a bundle a user wants to see. Pure; a name that does not exist is refused, not ignored."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from causerie.errors import UnknownName
from causerie.names import without_article
from causerie.pipeline.coded import coded_as
from causerie.pipeline.state import known
from causerie.values import FIELD_OF, Bundle, Document, Item, Reading, items_of
from causerie.vocabulary import Level, Status
from causerie.voices import speakers, voices

FACTS = ("title", "author", "outlet", "date", "spoken", "published", "language", "url", "translated_from", "speaker")
"""What every document may have, to be filtered by like an attribute of its own."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What to show; an empty part lets everything through, several values in one part are alternatives. `codes` are of
    the user's codebook, by name or key; each lets through what has it or a code under it.
    """

    speakers: tuple[str, ...] = ()
    factors: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    certainties: tuple[Level, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()
    documents: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()


def filtered(bundle: Bundle, filters: Filters) -> Bundle:
    """The bundle with what passes; raises UnknownName for a speaker, document, attribute or code that is not there."""
    wanted = _Wanted(
        filters,
        _speakers(bundle, filters.speakers),
        coded_as(bundle.codebook, filters.codes) if filters.codes else None,
    )
    _check_documents(bundle, filters)
    pairs = [
        (document, _kept_items(document, reading, wanted))
        for document, reading in zip(bundle.documents, bundle.readings, strict=True)
        if _document_passes(document, filters)
    ]
    return dataclasses.replace(
        bundle, documents=tuple(document for document, _ in pairs), readings=tuple(reading for _, reading in pairs)
    )


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Which items pass: by the filters, the names of speakers as documents have them, and the ids of what is coded."""

    filters: Filters
    speakers: frozenset[str]
    coded: frozenset[str] | None

    @property
    def all(self) -> bool:
        """Whether every item passes."""
        own = self.filters
        return not (self.speakers or own.factors or own.statuses or own.certainties) and self.coded is None


def _kept_items(document: Document, reading: Reading, wanted: _Wanted) -> Reading:
    if wanted.all:
        return reading
    kept = {item.id for item in items_of(reading) if _passes(document, reading, item, wanted)}
    changed: dict[str, Any] = {
        name: tuple(item for item in getattr(reading, name) if item.id in kept) for name in FIELD_OF.values()
    }
    return dataclasses.replace(reading, **changed)


def _passes(document: Document, reading: Reading, item: Item, wanted: _Wanted) -> bool:
    filters, people = wanted.filters, wanted.speakers
    if wanted.coded is not None and item.id not in wanted.coded:
        return False
    if people and not people.intersection(name.casefold() for name in voices(document, reading, item)):
        return False
    if filters.statuses and getattr(item, "status", None) not in filters.statuses:
        return False
    certainty = getattr(item, "certainty", None)
    if filters.certainties and (certainty is None or certainty.level not in filters.certainties):
        return False
    return not filters.factors or any(_names(item, factor) for factor in filters.factors)


def _names(item: Item, factor: str) -> bool:
    """Whether all words of `factor` stand in one of the item's mentions (or in its quote, if it has none)."""
    ends = [getattr(item, name, None) for name in ("cause", "effect", "proposition", "what")]
    texts = [f"{end.text} {end.refers_to.text if end.refers_to else ''}" for end in ends if end is not None]
    words = factor.casefold().split()
    return any(all(word in text.casefold() for word in words) for text in texts or [item.quote.text])


def _speakers(bundle: Bundle, asked: tuple[str, ...]) -> frozenset[str]:
    """The names asked for as they stand in the documents, case folded; a part of one name is enough."""
    names = _all_names(bundle)
    found: set[str] = set()
    for name in asked:
        words = set(without_article(name).casefold().split())
        same = {known_name for known_name in names if known_name.casefold() == name.casefold()}
        like = same or {known_name for known_name in names if words and words <= set(known_name.casefold().split())}
        if not like:
            there = list(speakers(bundle.readings)) or sorted(names)
            raise UnknownName(f"no speaker {name!r}; {known('speakers', there)}")
        found |= {known_name.casefold() for known_name in like}
    return frozenset(found)


def _all_names(bundle: Bundle) -> set[str]:
    found: set[str] = set(speakers(bundle.readings))
    for document, reading in zip(bundle.documents, bundle.readings, strict=True):
        for item in items_of(reading):
            found.update(voices(document, reading, item))
    return found


def facts(document: Document) -> dict[str, str]:
    """All that is known about a document by name: its own attributes, and title, outlet, dates and the like."""
    own = {name: getattr(document, name) for name in FACTS}
    return {**{name: value for name, value in own.items() if value}, **document.attributes}


def _check_documents(bundle: Bundle, filters: Filters) -> None:
    """Refuses documents, attributes and values of attributes that no document has."""
    if not bundle.documents:
        return
    for key, value in filters.attributes:
        all_facts = [facts(d) for d in bundle.documents]
        _require("attribute", key, (name for own in all_facts for name in own))
        there = [own[key] for own in all_facts if key in own]
        if value.casefold() not in {v.casefold() for v in there}:
            raise UnknownName(f"no document has {key}={value}; {known(f'values of {key}', there)}")
    for name in filters.documents:
        _require("document", name, (d.id for d in bundle.documents))


def _document_passes(document: Document, filters: Filters) -> bool:
    return _has(document, filters.attributes) and (not filters.documents or document.id in filters.documents)


def _has(document: Document, wanted: tuple[tuple[str, str], ...]) -> bool:
    """Whether each attribute asked for has one of the values asked for."""
    known_facts = facts(document)
    keys = {key for key, _ in wanted}
    return all(known_facts.get(key, "").casefold() in {v.casefold() for k, v in wanted if k == key} for key in keys)


def _require(what: str, name: str, there: Iterable[str]) -> None:
    names = list(there)
    if name not in names:
        raise UnknownName(f"no {what} {name!r}; {known(f'{what}s', names)}")
