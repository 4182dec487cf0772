"""A state as views want it: filtered, and of what a person has checked alone where that is asked for."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

from causerie.codes import codebook_of
from causerie.pipeline.filtering import Filters, filtered
from causerie.pipeline.noting import notes_of
from causerie.pipeline.state import State, shelved_as
from causerie.values import FIELD_OF, Bundle, LeftOut, Reading, items_of
from causerie.vocabulary import CHECKED, Act
from causerie.withholding import closed, opened, touches


def bundle_of(state: State, filters: Filters, checked: bool = False) -> Bundle:
    """A state as views want it. `filters` may name documents by alias or title too; `checked` as in `only_checked`."""
    ids = tuple(shelved_as(state, name).document.id for name in filters.documents)
    whole = Bundle(
        documents=tuple(shelved.document for shelved in state.shelf),
        readings=tuple(shelved.reading for shelved in state.shelf),
        aliases=state.names,
        reviewed={key: act for shelved in state.shelf for key, act in shelved.decided.reviewed.items()},
        **_noted(state),
    )
    shown = filtered(whole, dataclasses.replace(filters, documents=ids))
    return only_checked(shown) if checked else shown


def _noted(state: State) -> dict[str, Any]:
    """Memos and codes, those of items under their present ids."""
    held = [row for row in state.standing if row.act in (Act.MEMO, Act.TAG, Act.CODEBOOK)]
    if not held:
        return {}
    notes, book = notes_of(held), codebook_of(held)
    places = {key: place for one in state.shelf for key, place in one.decided.found_as.items()}
    tags: dict[str, tuple[str, ...]] = {}
    for target, own in book.tags.items():
        place = places.get(target, target)
        tags[place] = tuple(dict.fromkeys((*tags.get(place, ()), *own)))
    return {
        "memos": {places.get(target, target): text for target, text in notes.items.items()},
        "document_memos": notes.documents,
        "factor_memos": notes.factors,
        "codebook": dataclasses.replace(book, tags=tags),
    }


def only_checked(bundle: Bundle) -> Bundle:
    """The bundle with those items alone that a person accepted, edited or coded by hand."""
    kept = {name for name, act in bundle.reviewed.items() if act in CHECKED}
    return dataclasses.replace(bundle, readings=tuple(_kept(reading, kept) for reading in bundle.readings))


def open_only(bundle: Bundle) -> Bundle:
    """The bundle without the items that somebody withheld and those that share words with them, and how many these
    are. Texts stay whole, and hold those words too.
    """
    if Act.WITHHOLD not in bundle.reviewed.values():
        return bundle
    readings = tuple(_opened(reading, bundle.reviewed) for reading in bundle.readings)
    gone = _ids(bundle.readings) - _ids(readings)
    withheld = sum(bundle.reviewed.get(name) is Act.WITHHOLD for name in gone)
    memos = {name: text for name, text in bundle.memos.items() if name not in gone}
    places = {reading.id: closed(reading, bundle.reviewed) for reading in bundle.readings}
    left_out = LeftOut(withheld, len(gone) - withheld, places)
    return dataclasses.replace(bundle, readings=readings, memos=memos, left_out=left_out)


def _ids(readings: Iterable[Reading]) -> set[str]:
    return {item.id for reading in readings for item in items_of(reading)}


def _opened(reading: Reading, reviewed: Mapping[str, Act]) -> Reading:
    places = closed(reading, reviewed)
    if not places:
        return reading
    changed: dict[str, Any] = {
        name: tuple(
            opened(item, places)
            for item in getattr(reading, name)
            # A question stays without the answers that hold such words.
            if not touches(item.quote.start, item.quote.end, places)
        )
        for name in FIELD_OF.values()
    }
    return dataclasses.replace(reading, **changed)


def _kept(reading: Reading, kept: set[str]) -> Reading:
    changed: dict[str, Any] = {
        name: tuple(item for item in getattr(reading, name) if item.id in kept) for name in FIELD_OF.values()
    }
    return dataclasses.replace(reading, **changed)
