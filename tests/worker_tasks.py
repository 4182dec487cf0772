"""What the processes of the tests are given to do."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

from causerie.errors import UnknownName
from causerie.pipeline.desk import Desk, writing_at
from causerie.pipeline.worker import Progress, report
from causerie.pipeline.working import Workers
from causerie.store import decisions, documents
from causerie.store.database import opened
from causerie.values import Decision
from causerie.vocabulary import Act
from makers import document_of


def count(desk: Desk, add: int) -> int:
    return len(desk.state().shelf) + add


def variable(desk: Desk, name: str) -> str | None:
    return os.environ.get(name)


def decides(desk: Desk, file: str) -> None:
    """Killed after a decision was made and before it was committed."""
    with writing_at(desk, ["C1"]) as (db, state):
        decisions.append(db, Decision(0, Act.REJECT, next(iter(state.names)), "Ina", "2031-05-03T10:00:00Z"))
        Path(file).touch()
        time.sleep(600)


def once(desk: Desk, file: str) -> int:
    """How often it was called until now."""
    with Path(file).open("a") as calls:
        calls.write("x")
    return len(Path(file).read_text())


def slow(desk: Desk, file: str) -> None:
    """Tells that it has begun, and goes on for longer than any test waits."""
    report(Progress(1, 4, "the quay", (("the mill", "is empty"),)))
    Path(file).touch()
    time.sleep(600)


def refused(desk: Desk) -> None:
    raise UnknownName("no factor of that name")


def broken(desk: Desk) -> None:
    raise ZeroDivisionError("what nobody thought of")


def dies(desk: Desk) -> None:
    os._exit(9)


def unsendable(desk: Desk) -> Any:
    return lambda: None


def half_written(desk: Desk, file: str) -> None:
    """Killed in the middle of a transaction that has reached the disk already."""
    with opened(desk.path, write=True) as db:
        db.execute("PRAGMA cache_size = 1")
        db.execute("PRAGMA cache_spill = 1")
        db.execute("BEGIN IMMEDIATE")
        for number in range(200):
            text = f"The mill number {number} stands. " * 200
            documents.add(db, document_of(text, f"mill{number}", f"{number:064x}"), "2031-05-03T10:00:00Z")
        Path(file).touch()
        time.sleep(600)


def ended(workers: Workers, name: str, seconds: float = 60.0) -> str:
    """The state of a job when it has ended."""
    until = time.monotonic() + seconds
    while not workers.job(name).state.ended and time.monotonic() < until:
        time.sleep(0.02)
    return workers.job(name).state


def told(workers: Workers, name: str, seconds: float = 60.0) -> bool:
    """Whether a job has told how far it is."""
    until = time.monotonic() + seconds
    while not workers.job(name).total and time.monotonic() < until:
        time.sleep(0.02)
    return workers.job(name).total > 0


def there(file: Path, seconds: float = 60.0) -> bool:
    until = time.monotonic() + seconds
    while not file.exists() and time.monotonic() < until:
        time.sleep(0.02)
    return file.exists()
