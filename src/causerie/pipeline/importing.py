"""Documents and items from other programs into a workspace, as a reading of a reader of their own.

Nothing enters whose words do not stand verbatim in the stored text: each item that does not is named.
Where a program has moved the text, an item goes where its quote stands.
"""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from causerie.decisions import decide
from causerie.documents import LoadOptions
from causerie.documents.decode import check_text
from causerie.documents.finish import finish
from causerie.documents.parts import Parts, clean
from causerie.errors import SkipItem, UnreadableDocument
from causerie.identity import with_ids
from causerie.pipeline.desk import Where, path_of
from causerie.pipeline.reading import same_claims
from causerie.pipeline.state import Clock, empty_reading, stamp
from causerie.reading.check import verbatim
from causerie.store import aliases, decisions, documents, forgetting
from causerie.store.database import opened, transaction
from causerie.store.documents import Kept
from causerie.values import FIELD_OF, KIND_OF, Brought, Document, Item, Reading, items_of

READER = "import.v1"
SHOWN = 60
"""Characters of a quote shown in a line about it."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """What became of one document: how many items entered, and one line for each thing that did not."""

    name: str
    entered: int = 0
    refused: tuple[str, ...] = ()
    new: bool = False
    kept: bool = True
    """Whether the document is in the workspace now."""


def bring_in(where: Where, brought: Iterable[Brought], clock: Clock) -> Iterator[Arrived]:
    """Keep what files bring, one document after the other, each whole or not at all."""
    with opened(path_of(where), write=True) as db:
        for one in brought:
            try:
                yield _arrive(db, one, stamp(clock))
            except SkipItem as error:
                name = one.document.id if one.document else next(iter(one.names), "a document without a name")
                yield Arrived(name, refused=(*one.problems, f"{name}: {error}"), kept=False)


def _arrive(db: sqlite3.Connection, one: Brought, at: str) -> Arrived:
    kept = _known(db, one)
    if kept is None and one.document is None:
        raise SkipItem(_not_there(one))
    document = kept.document if kept is not None else _fit(db, one)
    checked = [(item, placed(item, document.text)) for item in one.items]
    refused = tuple(_refusal(item) for item, found in checked if found is None)
    items = [found for _, found in checked if found is not None]
    if kept is not None and not items:
        return Arrived(document.id, refused=(*one.problems, *refused))
    with transaction(db):
        if kept is None:
            kept = documents.add(db, document, at)
        entered = _keep(db, kept, one.reading, items, at)
    return Arrived(kept.document.id, entered, (*one.problems, *refused), new=kept.reading is None)


def _known(db: sqlite3.Connection, one: Brought) -> Kept | None:
    """The document in the workspace that is meant: by the hash of its original, else by id or address."""
    hashes = (*((one.document.sha256,) if one.document else ()), *one.names)
    found = next((kept for name in hashes if (kept := documents.find(db, name)) is not None), None)
    if found is not None or one.document is not None:
        return found
    fitting = [kept for kept in documents.everything(db) if {kept.document.id, kept.document.url} & set(one.names)]
    return fitting[0] if len(fitting) == 1 else None


def _not_there(one: Brought) -> str:
    count = len(one.items)
    if not one.names:
        return "nothing says which document is meant"
    return f"{count} item{'' if count == 1 else 's'} about a document that is not in the workspace; read it first"


def _fit(db: sqlite3.Connection, one: Brought) -> Document:
    """The document if its text can be kept; raises SkipItem where it was forgotten, is empty, no text or not English.

    One that another program describes gets its date and the like as if it were read from a file.
    """
    document = one.document
    if document is None:
        raise UnreadableDocument("has no text")
    stone = forgetting.buried(db, document.sha256)
    if stone is not None:
        raise SkipItem(f"was forgotten on {stone.at[:10]}; bring it back with causerie read --restore-forgotten")
    check_text(document.text)
    if one.reading is not None:
        return document
    parts = Parts(document.text, id=clean(document.id), title=clean(document.title), attributes=document.attributes)
    return finish(parts, document.id, document.sha256, LoadOptions())


def _keep(db: sqlite3.Connection, kept: Kept, reading: Reading | None, items: Sequence[Item], at: str) -> int:
    """Add the items to what was imported of the document before, and show that reading from now on."""
    before = documents.reading_of(db, kept.number, READER)
    base = before or _base(kept, reading)
    made = with_ids(_filled(base, [*(items_of(before) if before else ()), *items]), kept.document.sha256)
    earlier: tuple[Item, ...] = ()
    if kept.reading is not None:
        decided = decide(kept.reading, decisions.history(db)).reading
        earlier = tuple({item.id: item for item in (*items_of(kept.reading), *items_of(decided))}.values())
    documents.put_reading(db, kept.number, made, at)
    aliases.give(db, kept.number, items_of(made), same_claims(earlier, items_of(made)))
    return len(items_of(made)) - (len(items_of(before)) if before else 0)


def _base(kept: Kept, reading: Reading | None) -> Reading:
    """A reading without items: turns and actors are those of the file, else those known already."""
    empty = empty_reading(kept.document, READER)
    known = kept.reading if kept.reading is not None else reading
    if known is None:
        return dataclasses.replace(empty, turns=kept.document.turns)
    return dataclasses.replace(empty, turns=known.turns, actors=known.actors)


def _filled(base: Reading, items: Sequence[Item]) -> Reading:
    ordered = sorted(items, key=lambda item: (item.quote.start, item.quote.end))
    changed: dict[str, Any] = {
        name: tuple(item for item in ordered if KIND_OF[type(item)] is kind) for kind, name in FIELD_OF.items()
    }
    return dataclasses.replace(base, **changed)


def placed(item: Item, text: str) -> Item | None:
    """The item where its words stand in the text; None if they do not stand there verbatim."""
    quote = item.quote
    if not quote.text.strip():
        return None
    for start in _places(quote.text, text, quote.start):
        moved: Item = _moved(item, start - quote.start)
        if moved.quote.end - moved.quote.start == len(quote.text) and _whole(moved, text):
            return moved
    return None


def _places(words: str, text: str, near: int) -> Iterator[int]:
    """Where the words stand: the place given first, then others, the nearest first."""
    if text.startswith(words, near) and near >= 0:
        yield near
    found: list[int] = []
    at = text.find(words)
    while at >= 0 and len(found) < 100:
        found.append(at)
        at = text.find(words, at + 1)
    yield from sorted((place for place in found if place != near), key=lambda place: abs(place - near))


def _moved(value: Any, by: int) -> Any:
    """The value with all its offsets moved."""
    if by == 0 or not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    changed: dict[str, Any] = {}
    for field in dataclasses.fields(value):
        part = getattr(value, field.name)
        if field.name in ("start", "end") and isinstance(part, int):
            changed[field.name] = part + by
        elif isinstance(part, tuple):
            changed[field.name] = tuple(_moved(one, by) for one in part)
        elif dataclasses.is_dataclass(part):
            changed[field.name] = _moved(part, by)
    return dataclasses.replace(value, **changed)


def _whole(item: Item, text: str) -> bool:
    """Whether every word string stands where it says, and no answer lies outside of the text."""
    answers = getattr(item, "answers", ())
    return verbatim(item, text) and all(0 <= one.start < one.end <= len(text) for one in answers)


def _refusal(item: Item) -> str:
    words = " ".join(item.quote.text.split())
    shown = words if len(words) <= SHOWN else f"{words[:SHOWN]} ..."
    return f"{KIND_OF[type(item)].value}: not entered, its words do not stand in the text: “{shown}”"
