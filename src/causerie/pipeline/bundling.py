"""A state as views want it: filtered, and of what a person has checked alone where that is asked for."""

from __future__ import annotations

import dataclasses
from typing import Any

from causerie.pipeline.filtering import Filters, filtered
from causerie.pipeline.state import State, shelved_as
from causerie.values import FIELD_OF, Bundle, Reading
from causerie.vocabulary import CHECKED


def bundle_of(state: State, filters: Filters, checked: bool = False) -> Bundle:
    """A state as views want it. `filters` may name documents by alias or title too; `checked` as in `only_checked`."""
    ids = tuple(shelved_as(state, name).document.id for name in filters.documents)
    whole = Bundle(
        documents=tuple(shelved.document for shelved in state.shelf),
        readings=tuple(shelved.reading for shelved in state.shelf),
        aliases=state.names,
        reviewed={key: act for shelved in state.shelf for key, act in shelved.decided.reviewed.items()},
    )
    shown = filtered(whole, _with_ids(filters, ids))
    return only_checked(shown) if checked else shown


def _with_ids(filters: Filters, ids: tuple[str, ...]) -> Filters:
    return Filters(filters.speakers, filters.factors, filters.statuses, filters.certainties, filters.attributes, ids)


def only_checked(bundle: Bundle) -> Bundle:
    """The bundle with those items alone that a person accepted, edited or coded by hand."""
    kept = {name for name, act in bundle.reviewed.items() if act in CHECKED}
    return dataclasses.replace(bundle, readings=tuple(_kept(reading, kept) for reading in bundle.readings))


def _kept(reading: Reading, kept: set[str]) -> Reading:
    changed: dict[str, Any] = {
        name: tuple(item for item in getattr(reading, name) if item.id in kept) for name in FIELD_OF.values()
    }
    return dataclasses.replace(reading, **changed)
