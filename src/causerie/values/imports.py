"""What a file of another program brings: documents with items coded there."""

from __future__ import annotations

from dataclasses import dataclass

from causerie.values.claims import Document, Item, Reading


@dataclass(frozen=True, slots=True)
class Brought:
    """What one file brings of one document.

    `names` are all that the document may be known by: the hash of its original, its id, its address.
    `document` is None where the file only refers to it. `reading` keeps turns and actors, where the file
    has them; `items` are as they were coded, not yet checked against any text. `problems` say, one line
    each, what could not be understood.
    """

    names: tuple[str, ...]
    document: Document | None = None
    reading: Reading | None = None
    items: tuple[Item, ...] = ()
    problems: tuple[str, ...] = ()
