"""What a server knows of long work: jobs, what is to be read, and files as a browser sends them. Light to import."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from causerie.pipeline.worker import Failure


class JobState(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def ended(self) -> bool:
        """Whether nothing more comes of it."""
        return self not in (JobState.WAITING, JobState.RUNNING)


@dataclass(frozen=True, slots=True)
class Job:
    """A piece of long work. `done` of `total` things are done (0: nobody knows how many); `line` says at what it is;
    `failures` are (what, why); `error` is why the whole failed.
    """

    id: str
    kind: str
    title: str
    state: JobState = JobState.WAITING
    done: int = 0
    total: int = 0
    line: str = ""
    failures: tuple[Failure, ...] = ()
    result: Any = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as a browser sends it; pasted text is one too."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be read, and how: as `causerie read` takes it. `sources` are paths of files and folders.

    `reader` and `pipeline`: None for the usual ones. The last six are for documents that do not say it themselves.
    """

    sources: tuple[str, ...] = ()
    reader: str | None = None
    pipeline: str | None = None
    at_least: float | None = None
    rules_if_missing: bool = False
    again: bool = False
    restore: bool = False
    date: str | None = None
    url: str | None = None
    outlet: str | None = None
    speaker: str | None = None
    translated_from: str | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class ReadDone:
    """What came of it: documents read, those of them that were known already, their words and their ids.

    `notes`: what was asked for and does not show.
    """

    read: int
    known: int
    words: int
    documents: tuple[str, ...]
    failures: tuple[Failure, ...]
    notes: tuple[str, ...] = ()


def written(folder: Path, number: int, upload: Upload) -> Path:
    """The file under its own name, made harmless, in a folder of its own, for two may have one name."""
    name = "".join(sign if sign.isprintable() and sign not in '/\\:*?"<>|' else "_" for sign in upload.name)
    place = folder / str(number)
    place.mkdir()
    path = place / (name.strip(". ")[-120:] or "document.txt")
    path.write_bytes(upload.data)
    return path
