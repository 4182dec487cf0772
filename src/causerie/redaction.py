"""Taking one speaker out of a document for good: their words, and what names them.

Words are replaced by as many blanks, so that the offsets of all other words stay as they are.
Items that rest on words taken out, or that name the person, are dropped.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from causerie.codec import encode
from causerie.names import forms, pattern, slug_pattern
from causerie.values import FIELD_OF, Document, Question, Reading, Turn, items_of

Place = tuple[int, int]
T = TypeVar("T")

INSTEAD = "█"
"""Stands for each character of a name; the speaker's own words become spaces."""


@dataclass(frozen=True, slots=True)
class Person:
    """Whom to take out, and where their words and their names stand in the text."""

    name: str
    pattern: re.Pattern[str]
    slug: re.Pattern[str]
    places: tuple[Place, ...] = ()

    def is_called(self, name: str | None) -> bool:
        """Whether a name is this person's."""
        return name is not None and self.pattern.search(name) is not None

    def touches(self, data: Any) -> bool:
        """Whether JSON data rests on words taken out or names the person."""
        if any(start < b and a < end for start, end in places_in(data) for a, b in self.places):
            return True
        return any(self.is_called(text) for text in strings_in(data))


@dataclass(frozen=True, slots=True)
class Redacted:
    """A document without a speaker; None where nothing of it was left."""

    document: Document | None
    person: Person
    readings: tuple[Reading, ...] = ()
    gone: frozenset[str] = frozenset()
    """Ids of the items dropped."""


def redact(document: Document, readings: Sequence[Reading], name: str) -> Redacted | None:
    """The document and its readings without the speaker; None where the person is not in it."""
    person = _person(name, readings)
    if not _concerned(document, readings, person):
        return None
    spoken = tuple(_words_of(document, readings, person))
    named = tuple(match.span() for match in person.pattern.finditer(document.text))
    person = dataclasses.replace(person, places=(*spoken, *named))
    text = _blanked(_blanked(document.text, named, INSTEAD), spoken, " ")
    items = [item for reading in readings for item in items_of(reading)]
    if not any(char.isalnum() for char in text):
        return Redacted(None, person, gone=frozenset(item.id for item in items))
    gone = frozenset(item.id for item in items if person.touches(_without_answers(item)))
    kept = tuple(_reading(reading, person, gone) for reading in readings)
    return Redacted(_document(document, text, person), person, kept, gone)


def _person(name: str, readings: Sequence[Reading]) -> Person:
    return Person(name, pattern(forms(name, readings)), slug_pattern(name))


def _concerned(document: Document, readings: Sequence[Reading], person: Person) -> bool:
    """Whether the person speaks here or is named in full; a surname alone may be somebody else's."""
    whole = pattern([person.name])
    if any(turn.speaker is not None and whole.search(turn.speaker) for turn in _turns(document, readings)):
        return True
    return any(whole.search(text) or person.slug.search(text) for text in strings_in(encode(document)))


def _turns(document: Document, readings: Sequence[Reading]) -> Iterator[Turn]:
    yield from document.turns
    for reading in readings:
        yield from reading.turns


def _words_of(document: Document, readings: Sequence[Reading], person: Person) -> Iterator[Place]:
    """The person's turns, and what others report in the person's words."""
    yield from ((turn.start, turn.end) for turn in _turns(document, readings) if person.is_called(turn.speaker))
    for reading in readings:
        for item in reading.attributions:
            content = item.content
            if person.is_called(item.source.text) and content.start is not None and content.end is not None:
                yield content.start, content.end
    if person.is_called(document.speaker) and not any(reading.turns for reading in readings):
        yield 0, len(document.text)


def _blanked(text: str, places: Sequence[Place], blank: str) -> str:
    pieces = list(text)
    for start, end in places:
        pieces[start:end] = [char if char.isspace() else blank for char in pieces[start:end]]
    return "".join(pieces)


def _document(document: Document, text: str, person: Person) -> Document:
    """The document with the text; names in what is known about it are made unreadable."""
    clean = _without_name(dataclasses.replace(document, text="", turns=(), marks=()), person)
    url = None if document.url and person.slug.search(document.url) else clean.url
    return dataclasses.replace(
        clean,
        id=person.slug.sub("forgotten", clean.id),
        text=text,
        url=url,
        author=None if person.is_called(document.author) else document.author,
        speaker=None if person.is_called(document.speaker) else document.speaker,
        turns=tuple(turn for turn in document.turns if not person.is_called(turn.speaker)),
        marks=document.marks,
    )


def _reading(reading: Reading, person: Person, gone: frozenset[str]) -> Reading:
    kept: dict[str, Any] = {
        name: tuple(_answers(item, person) for item in getattr(reading, name) if item.id not in gone)
        for name in FIELD_OF.values()
    }
    turns = tuple(turn for turn in reading.turns if not person.is_called(turn.speaker))
    actors = tuple(actor for actor in reading.actors if not person.touches(encode(actor)))
    empty: dict[str, Any] = dict.fromkeys(("turns", "actors", *FIELD_OF.values()), ())
    clean = _without_name(dataclasses.replace(reading, **empty), person)
    return dataclasses.replace(clean, id=person.slug.sub("forgotten", clean.id), turns=turns, actors=actors, **kept)


def _without_answers(item: Any) -> Any:
    """An item as data; a question does not go with the answers of one of those who answered."""
    return encode(dataclasses.replace(item, answers=()) if isinstance(item, Question) else item)


def _answers(item: Any, person: Person) -> Any:
    if not isinstance(item, Question):
        return item
    return dataclasses.replace(item, answers=tuple(a for a in item.answers if not person.touches(encode(a))))


def _without_name(value: T, person: Person) -> T:
    """The value with the name unreadable in all its strings."""
    changed = {
        field.name: _unreadable(getattr(value, field.name), person)
        for field in dataclasses.fields(value)  # type: ignore[arg-type]
    }
    return dataclasses.replace(value, **changed)  # type: ignore[type-var]


def _unreadable(part: Any, person: Person) -> Any:
    if isinstance(part, str):
        return person.pattern.sub(lambda match: INSTEAD * len(match[0]), part)
    if isinstance(part, Mapping):
        return {_unreadable(key, person): _unreadable(inner, person) for key, inner in part.items()}
    if isinstance(part, tuple):
        return tuple(_unreadable(inner, person) for inner in part)
    return part


def strings_in(data: Any) -> Iterator[str]:
    """All strings of JSON data, names of keys left out."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for part in data.values():
            yield from strings_in(part)
    elif isinstance(data, list | tuple):
        for part in data:
            yield from strings_in(part)


def places_in(data: Any) -> Iterator[Place]:
    """All (start, end) of JSON data."""
    if isinstance(data, Mapping):
        if isinstance(data.get("start"), int) and isinstance(data.get("end"), int):
            yield data["start"], data["end"]
        for part in data.values():
            yield from places_in(part)
    elif isinstance(data, list | tuple):
        for part in data:
            yield from places_in(part)
