"""The other side of long work: a process that does one call after the other and tells how far it is.

A call is a module's function `f(desk, *args)`. What it returns or raises goes back to the server; what it
tells by `report` goes there at once. A process that is killed leaves the workspace whole: every document
and decision is kept in one transaction.
"""

from __future__ import annotations

import importlib
import multiprocessing
import os
import signal
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from causerie.errors import CauserieError, Stop
from causerie.pipeline.desk import Desk

Failure = tuple[str, str]
"""What could not be done, and why."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a call is: `done` of `total` (0 where nobody knows how many), a line, and what failed until now."""

    done: int = 0
    total: int = 0
    line: str = ""
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class Returned:
    """What a call came to: a value, or an error of which the user is told."""

    value: Any = None
    error: CauserieError | None = None


_listener: Connection | None = None


def report(progress: Progress) -> None:
    """Tell the server how far the call is. Outside of such a process nobody listens."""
    if _listener is not None:
        _listener.send(progress)


def name_of(function: Callable[..., Any] | str) -> str:
    """A function as "module:name", by which the process finds it without the server having to import it."""
    return function if isinstance(function, str) else f"{function.__module__}:{function.__qualname__}"


def serve(pipe: Connection, path: Path) -> None:
    """Do what comes through the pipe until the other end is closed."""
    global _listener
    _listener = pipe
    # Ctrl-C is for the server, which ends its processes itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_server, daemon=True).start()
    desk = Desk(path)
    while True:
        try:
            name, args = pipe.recv()
        except (EOFError, OSError):
            return
        _answer(pipe, _done(name, desk, args))


def _end_with_the_server() -> None:
    """A server that was killed has nobody to tell its processes that what they do is not wanted any more."""
    server = multiprocessing.parent_process()
    if server is not None:
        server.join()
        os._exit(1)


def _done(name: str, desk: Desk, args: tuple[Any, ...]) -> Returned:
    module, _, function = name.partition(":")
    try:
        return Returned(getattr(importlib.import_module(module), function)(desk, *args))
    except CauserieError as error:
        return Returned(error=error)
    except MemoryError:
        return Returned(error=Stop("there is not enough memory for this"))
    except Exception as error:  # noqa: BLE001 - the outermost edge of this process: a user gets a line
        if os.environ.get("CAUSERIE_DEBUG"):
            traceback.print_exc()
        return Returned(error=Stop(f"internal error ({type(error).__name__}: {error}); please report it"))


def _answer(pipe: Connection, returned: Returned) -> None:
    try:
        pipe.send(returned)
    except (TypeError, ValueError, AttributeError) as error:
        pipe.send(Returned(error=Stop(f"internal error (a result that cannot be sent: {error}); please report it")))
