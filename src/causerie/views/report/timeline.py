"""Events in the order of their dates; those that the text only orders, after them."""

from __future__ import annotations

from dataclasses import dataclass

from causerie.dates import bounds, is_edtf
from causerie.values import Document, Event
from causerie.views.report.cards import Card, Deck


@dataclass(frozen=True, slots=True)
class Moment:
    """A date on the line: an event of the texts, or a document's own day."""

    date: str
    card: Card | None = None
    document: Document | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Dated moments in order, and events without a date in the order of the texts."""

    dated: tuple[Moment, ...]
    undated: tuple[Card, ...]


def timeline(deck: Deck, documents: tuple[Document, ...]) -> Timeline:
    """Events by date, with the documents' own days among them."""
    dated = [Moment(document.date or "", document=document) for document in documents if _good(document.date)]
    undated = []
    for card in deck.kind(Event):
        assert isinstance(card.item, Event)
        value = card.item.when.value
        if _good(value):
            dated.append(Moment(value or "", card))
        else:
            undated.append(card)
    events = any(moment.card for moment in dated)
    return Timeline(tuple(sorted(dated, key=lambda one: bounds(one.date))) if events else (), tuple(undated))


def _good(value: str | None) -> bool:
    return value is not None and is_edtf(value)
