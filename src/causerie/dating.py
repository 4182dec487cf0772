"""The days on which a document was spoken and published, as people gave them afterwards, laid over those it came with.

Pure: a document and decisions give a document. The ids of items depend on places alone, so they stay.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping

from causerie.dates import bounds, check_given
from causerie.decisions import standing
from causerie.errors import BadRequest
from causerie.values import Decision, Document
from causerie.vocabulary import Act

SPOKEN, PUBLISHED = "spoken", "published"
_UNDATED = ("no date: ", "dated only ")
"""How the notes of a loader begin that say what a missing date costs."""


def dated(document: Document, decisions: Iterable[Decision]) -> Document:
    """The document with the days that the decisions which hold give it; the same one where they give none."""
    history = tuple(decisions)
    if not any(row.act is Act.DATE and row.target == document.id for row in history):
        return document
    given: dict[str, str | None] = {}
    for row in standing(history):
        if row.act is Act.DATE and row.target == document.id:
            given |= {name: str(day) or None for name, day in row.after.items() if name in (SPOKEN, PUBLISHED)}
    return with_days(document, given) if given else document


def with_days(document: Document, given: Mapping[str, str | None]) -> Document:
    """The document with these days, and without a note that it has none."""
    days = {SPOKEN: document.spoken, PUBLISHED: document.published} | dict(given)
    made = dataclasses.replace(document, spoken=days[SPOKEN], published=days[PUBLISHED])
    return dataclasses.replace(made, notes=still_true(document.notes)) if made.date else made


def still_true(notes: Iterable[str]) -> tuple[str, ...]:
    """The notes of a document that has got a date."""
    return tuple(note for note in notes if not note.startswith(_UNDATED))


def checked_days(document: Document, given: Mapping[str, str | None]) -> Mapping[str, str]:
    """The days as a decision keeps them, "" for one that is taken away; None is one that is not spoken of.

    Raises BadRequest for a day that does not exist, a publication before the talk, and where nothing changes.
    """
    found = {name: _day(name, day) for name, day in given.items() if day is not None}
    if not found:
        raise BadRequest("give a day: when it was spoken, or with --published when it was published")
    made = with_days(document, {name: day or None for name, day in found.items()})
    if (made.spoken, made.published) == (document.spoken, document.published):
        raise BadRequest(f"it is dated so already: {told(document)}")
    if made.spoken and made.published and bounds(made.published)[1] < bounds(made.spoken)[0]:
        raise BadRequest(f"--published {made.published} lies before the talk ({made.spoken})")
    return found


def _day(name: str, typed: str) -> str:
    return check_given(typed, f"--{name}" if name == PUBLISHED else "date") if typed.strip() else ""


def told(document: Document) -> str:
    """The days of a document in words."""
    return ", ".join(_words(document)) or "day not known"


def _words(document: Document) -> Iterator[str]:
    if document.spoken:
        yield f"spoken {document.spoken}"
    if document.published:
        yield f"published {document.published}"
