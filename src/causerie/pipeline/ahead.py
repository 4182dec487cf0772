"""Documents begun ahead: while one is read, the encoder works on those that follow."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from causerie.documents import Loaded
from causerie.errors import CauserieError, SkipItem
from causerie.pipeline.readers import Finish, Reader
from causerie.values import Document, Reading

AHEAD = 16
"""Documents on which a reader works at once."""
CHARACTERS = 100_000
"""Characters of those documents from which no further one is begun."""
FAULTS = (RecursionError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError)
"""What a fault of a rule on one text raises; it must not cost the user the other texts."""
Unread = Callable[[Document], Document | None]
"""Gives the document that is to be read, or None where nothing is to be done."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A document on which the reader has begun."""

    document: Document
    finish: Finish


def ahead(loaded: Iterable[Loaded], reader: Reader, unread: Unread) -> Iterator[tuple[Loaded, Begun | None]]:
    """What was loaded, in order, the reader having begun on some of the next documents where that saves time."""
    waiting: deque[tuple[Loaded, Begun | None]] = deque()
    characters = 0
    try:
        for one in loaded:
            begun = _begun(one, reader, unread) if reader.ahead else None
            waiting.append((one, begun))
            characters += _size(one)
            while waiting and (not reader.ahead or len(waiting) > AHEAD or characters > CHARACTERS):
                characters -= _size(waiting[0][0])
                yield waiting.popleft()
    except CauserieError:
        # What was loaded before the request came to its end is read all the same.
        yield from waiting
        raise
    yield from waiting


def _size(loaded: Loaded) -> int:
    return len(loaded.document.text) if loaded.document is not None else 0


def _begun(loaded: Loaded, reader: Reader, unread: Unread) -> Begun | None:
    """None also where beginning fails: the document's own turn will tell why."""
    if loaded.document is None:
        return None
    try:
        document = unread(loaded.document)
        return Begun(document, reader.begin(document)) if document is not None else None
    except (SkipItem, *FAULTS):
        return None


def finished(reader: Reader, document: Document, begun: Begun | None) -> Reading:
    """The reading of a document, which may have come to differ from the one that was begun on."""
    return begun.finish() if begun is not None and begun.document == document else reader.read(document)
