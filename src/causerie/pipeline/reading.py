"""Reading documents: into a workspace, or straight to whoever asked.

Loading and parsing happen outside of transactions; each document is then kept whole or not at all.
"""

from __future__ import annotations

import contextlib
import dataclasses
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from io import BytesIO
from typing import BinaryIO

from causerie.dating import SPOKEN, dated
from causerie.decisions import decide, standing
from causerie.documents import Loaded, LoadOptions, load_all
from causerie.errors import BadRequest, CauserieError, SkipItem
from causerie.identity import anchors, reattach
from causerie.pipeline.ahead import FAULTS, Begun, ahead, finished
from causerie.pipeline.desk import Where, path_of
from causerie.pipeline.frozen import unchanged
from causerie.pipeline.indexing import refresh
from causerie.pipeline.readers import PREFERRED, RULES, Reader, Tell, loading, reader_of
from causerie.pipeline.state import Clock, stamp
from causerie.reading.parse import DEFAULT, load_pipeline
from causerie.store import aliases, decisions, documents, forgetting
from causerie.store.database import opened, transaction
from causerie.store.documents import Kept
from causerie.values import KIND_OF, Document, Item, Reading, items_of
from causerie.vocabulary import Act

__all__ = ["LoadOptions", "Outcome", "ReadOptions", "read_into", "read_only"]


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read. `again` reads what was read before; `restore` lets in what was forgotten.

    `reader` is "rules", "small" or "large" (rules and that encoder), or the folder of a model. If the
    model cannot be loaded, nothing is read, or with `rules_if_missing` the rules read alone. `at_least`
    is the probability (0 to 1) that items need which the encoder alone found; None: the calibrated one
    of each kind. It is part of the reader's name ("large.v1@0.6"), so that a reading says how it was made.
    """

    load: LoadOptions = field(default_factory=LoadOptions)
    pipeline: str = DEFAULT
    again: bool = False
    restore: bool = False
    reader: str = PREFERRED
    rules_if_missing: bool = False
    at_least: float | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document: a reading or an error; `known` when nothing had to be done."""

    source: str
    id: str | None
    document: Document | None = None
    reading: Reading | None = None
    error: str | None = None
    known: bool = False
    note: str = ""
    """What was asked for and does not show, in one line."""


Done = tuple[Document, Reading, bool]
"""The document as kept, its reading, and whether all was known before."""


Work = Callable[[Document, Begun | None], Done]


def read_only(
    sources: Sequence[str], options: ReadOptions, stdin: BinaryIO, tell: Tell = lambda line: None
) -> Iterator[Outcome]:
    """Read without keeping anything, one document after the other, in constant memory.

    `tell` gets a line where the reader that was asked for cannot read.
    """
    with closing(open_reader(options, tell)) as reader:
        for loaded, begun in ahead(load_all(sources, options.load, stdin), reader, lambda document: document):
            yield _attempt(loaded, begun, lambda document, begun: (document, finished(reader, document, begun), False))


def read_into(
    where: Where,
    sources: Sequence[str],
    options: ReadOptions,
    stdin: BinaryIO,
    clock: Clock,
    tell: Tell = lambda line: None,
) -> Iterator[Outcome]:
    """Read and keep. The same content again, with the same reader, changes nothing. `tell`: as in `read_only`."""
    with opened(path_of(where), write=True) as db, closing(open_reader(options, tell)) as reader:
        yield from _kept(_Keeping(db, reader, options, clock), sources, stdin)


def read_with(
    reader: Reader,
    where: Where,
    sources: Sequence[str],
    options: ReadOptions,
    clock: Clock,
    begins: Callable[[Loaded], None],
) -> Iterator[Outcome]:
    """The same with a reader that is loaded already, from `open_reader` with the same options.

    `begins` is told of each document before it is read.
    """
    with opened(path_of(where), write=True) as db:
        yield from _kept(_Keeping(db, reader, options, clock), sources, BytesIO(), begins)


def open_reader(options: ReadOptions, tell: Tell = lambda line: None) -> Reader:
    """Load the reader that the options name; who asks for it closes it. `tell`: as in `read_only`."""
    _check(options)
    model = loading(options.reader)
    nlp = load_pipeline(options.pipeline)
    reader = reader_of(options.reader, nlp, options.pipeline, tell if options.rules_if_missing else None, model)
    return reader if options.at_least is None else reader.at_least(options.at_least)


def _check(options: ReadOptions) -> None:
    """Raises BadRequest where the probability is none, or the reader has nothing to which it applies."""
    if options.at_least is None:
        return
    if not 0 <= options.at_least <= 1:
        raise BadRequest(f"--at-least is a probability from 0 to 1, not {options.at_least:g}")
    if options.reader == RULES:
        raise BadRequest("--at-least is for what an encoder finds: it needs --reader small, large or a folder")


def _attempt(loaded: Loaded, begun: Begun | None, work: Work) -> Outcome:
    """One document done; what goes wrong with it is its own error and stops no other."""
    if loaded.document is None:
        return Outcome(loaded.source, loaded.id, error=loaded.error or "was not read")
    try:
        document, reading, known = work(loaded.document, begun)
    except SkipItem as error:
        return Outcome(loaded.source, loaded.id, error=str(error))
    except CauserieError:
        raise
    except sqlite3.Error:
        raise
    except FAULTS as error:
        return Outcome(loaded.source, loaded.id, error=f"was not read (internal error: {error!r}); please report it")
    return Outcome(loaded.source, document.id, document, reading, known=known)


@dataclass(frozen=True, slots=True, eq=False)
class _Keeping:
    """Documents read into a workspace."""

    db: sqlite3.Connection
    reader: Reader
    options: ReadOptions
    clock: Clock

    def unread(self, document: Document) -> Document | None:
        """The document that `keep` would have read if it were its turn; None where it is forgotten or known."""
        if forgetting.buried(self.db, document.sha256) is not None and not self.options.restore:
            return None
        kept, wanted = self._wanted(document)
        return self._dated(kept, wanted) if self._known(kept, wanted) is None else None

    def keep(self, document: Document, begun: Begun | None) -> Done:
        """The document and its reading as kept."""
        _refuse_forgotten(self.db, document, self.options)
        kept, wanted = self._wanted(document)
        old = self._known(kept, wanted)
        if kept is not None and old is not None:
            return kept.document, _switched(self.db, kept, old), True
        reading = finished(self.reader, self._dated(kept, wanted), begun)
        moved = kept is not None and _days(self._dated(kept, kept.document)) != _days(self._dated(kept, wanted))
        try:
            return _stored(self.db, wanted, reading, stamp(self.clock), [kept.document.id] if kept and moved else [])
        except BadRequest as error:
            raise SkipItem(f"was not dated {_days(wanted)[0] or _days(wanted)[1]}: {error}") from error

    def note(self, document: Document | None, kept: Document | None) -> str:
        """That the date of the options does not count, where people dated the document afterwards."""
        day = self.options.load.date
        if document is None or kept is None or day is None or document.spoken != day:
            return ""
        row = documents.find(self.db, kept.sha256)
        given = decisions.about(self.db, row.number, row.document.id, row.redacted) if row else ()
        own = [one for one in standing(given) if one.act is Act.DATE and SPOKEN in one.after]
        if not own or own[-1].after[SPOKEN] == day:
            return ""
        held, last = own[-1].after[SPOKEN] or "without a day", own[-1]
        return (
            f"{kept.id} was dated afterwards by {last.person}: {held} (decision {last.number}), which stays; "
            f"to change it: causerie date {kept.id} {day}"
        )

    def _dated(self, kept: Kept | None, wanted: Document) -> Document:
        """The document as it is read: with the days that people gave it afterwards."""
        if kept is None:
            return wanted
        return dated(wanted, decisions.about(self.db, kept.number, kept.document.id, kept.redacted))

    def _wanted(self, document: Document) -> tuple[Kept | None, Document]:
        kept = documents.find(self.db, document.sha256)
        return kept, _merged(kept, document) if kept else document

    def _known(self, kept: Kept | None, wanted: Document) -> Reading | None:
        """What this reader found in the same document before."""
        if kept is None or wanted != kept.document or self.options.again:
            return None
        if kept.reading and kept.reading.reader == self.reader.name:
            return kept.reading
        return documents.reading_of(self.db, kept.number, self.reader.name)


def _kept(
    keeping: _Keeping, sources: Sequence[str], stdin: BinaryIO, begins: Callable[[Loaded], None] = lambda one: None
) -> Iterator[Outcome]:
    for loaded, begun in ahead(load_all(sources, keeping.options.load, stdin), keeping.reader, keeping.unread):
        begins(loaded)
        outcome = _attempt(loaded, begun, keeping.keep)
        note = keeping.note(loaded.document, outcome.document)
        yield dataclasses.replace(outcome, note=note) if note else outcome
    # Where another process writes, the index is brought up to date by whoever looks first.
    with contextlib.suppress(sqlite3.OperationalError), transaction(keeping.db):
        refresh(keeping.db)


def _refuse_forgotten(db: sqlite3.Connection, document: Document, options: ReadOptions) -> None:
    stone = forgetting.buried(db, document.sha256)
    if stone is None:
        return
    if not options.restore:
        raise SkipItem(
            f"was forgotten on {stone.at[:10]} and is not read again; if that is wanted now: --restore-forgotten"
        )
    with transaction(db):
        forgetting.unbury(db, document.sha256)


def _merged(kept: Kept, new: Document) -> Document:
    """The kept document with what is newly known about it; its text is made once and stays."""
    if kept.redacted:
        return kept.document
    old = kept.document
    given = {
        name: value
        for name in ("title", "author", "outlet", "spoken", "published", "url", "translated_from", "speaker")
        if (value := getattr(new, name)) is not None
    }
    merged = dataclasses.replace(old, attributes={**old.attributes, **new.attributes}, **given)
    # Notes say what is lacking; those of a loading that knew less are not true of what is kept.
    return merged if merged == old or new.date is None else dataclasses.replace(merged, notes=new.notes)


def _switched(db: sqlite3.Connection, kept: Kept, reading: Reading) -> Reading:
    if kept.reading is None or kept.reading.reader != reading.reader:
        with transaction(db):
            documents.make_current(db, kept.number, reading.reader)
    return reading


def _days(document: Document) -> tuple[str | None, str | None]:
    return document.spoken, document.published


def _stored(db: sqlite3.Connection, document: Document, reading: Reading, at: str, frozen: Sequence[str]) -> Done:
    """`frozen`: ids of documents that get another day; raises BadRequest where an outcome was recorded by the old."""
    with transaction(db), unchanged(db, frozen):
        # Another process may have kept the same document while this one was reading.
        kept = documents.find(db, document.sha256)
        if kept is None:
            kept = documents.add(db, document, at)
        elif kept.redacted and kept.document != document:
            raise SkipItem("was changed by another process while it was read; read it again")
        else:
            document = dataclasses.replace(document, id=kept.document.id)
            documents.replace(db, kept.number, document)
        reading = dataclasses.replace(reading, id=kept.document.id)
        earlier = _earlier(db, kept)
        documents.put_reading(db, kept.number, reading, at)
        aliases.give(db, kept.number, items_of(reading), same_claims(earlier, items_of(reading)))
    return dataclasses.replace(document, id=kept.document.id), reading, False


def _earlier(db: sqlite3.Connection, kept: Kept) -> tuple[Item, ...]:
    """The items that have names already: those last found, and those kept by hand."""
    if kept.reading is None:
        return ()
    decided = decide(kept.reading, decisions.history(db)).reading
    return tuple({item.id: item for item in (*items_of(kept.reading), *items_of(decided))}.values())


def same_claims(old: Sequence[Item], new: Sequence[Item]) -> dict[str, str]:
    """For items of a new reading the id of the old item that is the same claim, each old one once."""
    present = {item.id for item in new}
    free = {item.id: item for item in old if item.id not in present}
    pairs: dict[str, str] = {}
    ids = {item.id for item in old}
    for item in new:
        if item.id in ids:
            continue
        found = reattach(anchors(item), (o for o in free.values() if KIND_OF[type(o)] is KIND_OF[type(item)]))
        if found is not None:
            pairs[item.id] = found.id
            del free[found.id]
    return pairs
