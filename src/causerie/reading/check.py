"""The last step of reading: nothing leaves it that does not stand verbatim in the stored text.

Extractors cut their words out of the text, so that a failure here is a fault of a rule; the item is
dropped and the reading says so, for one bad item must not cost the others.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from causerie.names import without_article
from causerie.values import FIELD_OF, Document, Item, Reading
from causerie.vocabulary import MarkKind

_PARTS = ("quote", "cause", "effect", "proposition", "source", "cue", "content", "a", "b", "when", "what")
_EXTRA = ("condition", "horizon", "certainty")


def checked(reading: Reading, document: Document) -> Reading:
    """The reading without items whose words are not in the text where they say; notes tell how many."""
    kept: dict[str, Any] = {}
    lost = 0
    for name in FIELD_OF.values():
        items = getattr(reading, name)
        kept[name] = tuple(_own(item, document) for item in items if verbatim(item, document.text))
        lost += len(items) - len(kept[name])
    if lost:
        kept["notes"] = (
            *reading.notes,
            f"{lost} items dropped: their words are not in the text where the rule put them",
        )
    return dataclasses.replace(reading, **kept)


def verbatim(item: Item, text: str) -> bool:
    """Whether every word string of the item is the text between its offsets."""
    return all(text[start:end] == words for words, start, end in spans(item))


def spans(item: Item) -> Iterator[tuple[str, int, int]]:
    """(words, start, end) of the quote and of every mention, with what pronouns refer to."""
    for name in (*_PARTS, *_EXTRA):
        part = getattr(item, name, None)
        for span in (part, getattr(part, "refers_to", None)):
            if isinstance(getattr(span, "start", None), int):
                yield span.text, span.start, span.end  # type: ignore[union-attr]


def _own(item: Item, document: Document) -> Item:
    """The item, without its speaker as source where its words are an editor's insertion."""
    if not getattr(item, "source", None) or not isinstance(item.source, tuple):  # type: ignore[union-attr]
        return item
    places = [(s, e) for part in ("cause", "effect", "proposition", "a", "b") for s, e in _place(item, part)]
    inserted = [(m.start, m.end) for m in document.marks if m.kind is MarkKind.INSERTION]
    if any(low <= s and e <= high for s, e in places for low, high in inserted):
        own = (without_article(document.outlet),) if document.outlet else ()
        return dataclasses.replace(item, source=own)  # type: ignore[arg-type]
    return item


def _place(item: Item, part: str) -> Iterator[tuple[int, int]]:
    mention = getattr(item, part, None)
    if mention is not None:
        yield mention.start, mention.end
