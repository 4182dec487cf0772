"""A reading as it is of a document that got its date afterwards: the dates of events are counted from it."""

from __future__ import annotations

import dataclasses

from causerie.dating import still_true
from causerie.reading.times import find_times
from causerie.values import Document, Event, Reading


def redated(reading: Reading, document: Document) -> Reading:
    """The reading with the date of the document, and with its events dated by it ("last June", "on Tuesday")."""
    events = tuple(_event(one, document.date) for one in reading.events)
    notes = still_true(reading.notes) if document.date else reading.notes
    return dataclasses.replace(reading, date=document.date, events=events, notes=notes)


def _event(event: Event, told: str | None) -> Event:
    words = event.when.text
    found = next((one for one in find_times(words, told) if (one.start, one.end) == (0, len(words))), None)
    return dataclasses.replace(event, when=dataclasses.replace(event.when, value=found.value)) if found else event
