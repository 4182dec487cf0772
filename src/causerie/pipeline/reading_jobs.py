"""What the reading process does. It imports the parser and the encoder, which a server does not want to hold."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from pathlib import Path

from causerie.documents import Loaded
from causerie.documents.walk import is_folder, walk
from causerie.pipeline.desk import Desk
from causerie.pipeline.jobs import ReadDone, Wanted
from causerie.pipeline.readers import Reader
from causerie.pipeline.reading import LoadOptions, Outcome, ReadOptions, open_reader, read_with
from causerie.pipeline.worker import Failure, Progress, report

OWN_LOAD = ("date", "url", "outlet", "speaker", "translated_from", "encoding")
_READER: dict[tuple[str, str, float | None, bool], Reader] = {}
"""The reader that is loaded in this process."""
OWN_READ = ("again", "restore", "reader", "pipeline", "rules_if_missing", "at_least")


@dataclass(slots=True)
class _Tally:
    """What was read until now."""

    total: int
    folder: str
    read: int = 0
    known: int = 0
    words: int = 0
    seen: int = 0
    ids: list[str] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        """Count one document, and tell the server."""
        self.seen += 1
        source = self.shown(outcome.source)
        if outcome.document is None:
            self.failures.append((source, outcome.error or "was not read"))
        else:
            self.read += 1
            self.known += outcome.known
            self.words += len(outcome.document.text.split())
            self.ids.append(outcome.document.id)
            self.notes += [outcome.note] if outcome.note else []
        self.tell(source)

    def begins(self, loaded: Loaded) -> None:
        """Say which document comes next, and how long it is."""
        if loaded.document is not None:
            self.tell(f"{self.shown(loaded.source)}, {len(loaded.document.text.split()):,} words")

    def tell(self, line: str) -> None:
        # A table of many rows is one source of many documents: then nobody knows how many there are.
        total = self.total if self.seen <= self.total else 0
        report(Progress(self.seen, total, line, tuple(self.failures)))

    def shown(self, source: str) -> str:
        """A file that was sent by its name, without the folder in which it waited."""
        return Path(source).name if self.folder and source.startswith(self.folder) else source


def read_all(desk: Desk, wanted: Wanted, at: datetime.datetime, folder: str = "") -> ReadDone:
    """Read into the workspace; `at` is the time of it, `folder` where files that were sent wait."""
    tally = _Tally(_count(wanted.sources), folder)
    load = LoadOptions(**{name: getattr(wanted, name) for name in OWN_LOAD})
    own = {name: value for name in OWN_READ if (value := getattr(wanted, name)) is not None}
    tally.tell("getting ready")
    options = ReadOptions(load=load, **own)
    reader = _loaded(options, tally)
    tally.tell("reading")
    for outcome in read_with(reader, desk, wanted.sources, options, lambda: at, tally.begins):
        tally.add(outcome)
    return ReadDone(tally.read, tally.known, tally.words, tuple(tally.ids), tuple(tally.failures), tuple(tally.notes))


def _loaded(options: ReadOptions, tally: _Tally) -> Reader:
    """The reader of the job before, where it is the same; loading one takes seconds."""
    key = (options.reader, options.pipeline, options.at_least, options.rules_if_missing)
    if key not in _READER:
        for old in _READER.values():
            old.close()
        _READER.clear()
        _READER[key] = open_reader(options, tally.tell)
    return _READER[key]


def _count(sources: tuple[str, ...]) -> int:
    return sum(sum(1 for _ in walk(Path(one))) if is_folder(Path(one)) else 1 for one in sources)
