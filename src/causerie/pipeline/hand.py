"""One process for long work, and the thread that hands it one call after the other."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Literal, Protocol

from causerie.errors import Stop
from causerie.pipeline.worker import Progress, Returned, serve

Method = Literal["spawn", "forkserver"]
GONE = "the process that did this ended unexpectedly, perhaps for want of memory; nothing was half-written"


LEAN = {"MALLOC_ARENA_MAX": "1", "MALLOC_TRIM_THRESHOLD_": "131072", "MALLOC_MMAP_THRESHOLD_": "131072"}
"""For glibc, in processes that load a network: what is freed goes back to the system at once. Loading and reading
with the large network then takes 260 MB instead of 400."""


class Listener(Protocol):
    """Who is told how calls fare."""

    def began(self, name: str) -> bool:
        """A call is taken up; False where nobody wants it any more."""

    def progressed(self, name: str, told: Progress) -> None:
        """How far it is."""

    def returned(self, name: str, found: Returned) -> None:
        """What it came to."""


class Hand:
    """A process started with the first call, ended after `idle` seconds without one."""

    def __init__(
        self, kind: str, path: Path, idle: float, listener: Listener, lean: bool = False, method: Method = "spawn"
    ) -> None:
        self._kind, self._path, self._idle, self._listener, self._method = kind, path, idle, listener, method
        self._wake = threading.Condition()
        self._calls: deque[tuple[str, str, tuple[Any, ...]]] = deque()
        self._at: str | None = None
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._thread: threading.Thread | None = None
        self._closed = False
        self._lean = lean

    def give(self, name: str, function: str, args: tuple[Any, ...]) -> None:
        """One more call, named `name`, done after those that wait."""
        with self._wake:
            self._calls.append((name, function, args))
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name=self._kind, daemon=True)
                self._thread.start()
            self._wake.notify()

    def drop(self, name: str) -> None:
        """A call is not wanted any more: taken from those that wait, or killed."""
        with self._wake:
            self._calls = deque(call for call in self._calls if call[0] != name)
            if self._at == name:
                self._at = None
                self._kill()

    def close(self) -> None:
        """End the process and the thread."""
        with self._wake:
            self._closed = True
            self._calls.clear()
            self._kill()
            self._wake.notify()

    @property
    def pid(self) -> int | None:
        """The process, where there is one."""
        process = self._process
        return process.pid if process is not None else None

    def _run(self) -> None:
        while (call := self._next()) is not None:
            name, function, args = call
            if self._listener.began(name):
                found = self._do(name, function, args)
                self._listener.returned(name, found)
            with self._wake:
                self._at = None

    def _next(self) -> tuple[str, str, tuple[Any, ...]] | None:
        with self._wake:
            while not self._calls:
                if self._closed:
                    return None
                if not self._wake.wait(self._idle if self._process is not None else None) and not self._calls:
                    self._kill()
            call = self._calls.popleft()
            self._at = call[0]
            return call

    def _do(self, name: str, function: str, args: tuple[Any, ...]) -> Returned:
        try:
            pipe = self._connected(name)
            if pipe is None:
                return Returned(error=Stop(GONE))
            pipe.send((function, args))
            while True:
                told = pipe.recv()
                if isinstance(told, Returned):
                    return told
                self._listener.progressed(name, told)
        except (EOFError, OSError, RuntimeError):
            with self._wake:
                self._kill()
            return Returned(error=Stop(GONE))

    def _connected(self, name: str) -> Connection | None:
        """The pipe to a living process; None where the call was dropped meanwhile."""
        with self._wake:
            if self._at != name or self._closed:
                return None
            if self._process is None or not self._process.is_alive():
                self._kill()
                self._pipe, other = multiprocessing.Pipe()
                process = self._made(other)
                with _environment(LEAN if self._lean else {}):
                    process.start()
                self._process = process
                other.close()
            return self._pipe

    def _made(self, pipe: Connection) -> BaseProcess:
        if self._method == "forkserver":
            return multiprocessing.get_context("forkserver").Process(target=serve, args=(pipe, self._path), daemon=True)
        return multiprocessing.get_context("spawn").Process(target=serve, args=(pipe, self._path), daemon=True)

    def _kill(self) -> None:
        """Not gently: a process in the middle of native code hears nothing else, and SQLite stands it."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._process = None


@contextmanager
def _environment(more: Mapping[str, str]) -> Iterator[None]:
    """The variables for processes that are started in the block; glibc looks at them when a process begins."""
    before = {name: os.environ.get(name) for name in more}
    os.environ.update(more)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
