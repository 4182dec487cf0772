"""A served workspace for the tests of pages and endpoints: in this process, or as a user starts it."""

from __future__ import annotations

import asyncio
import datetime
import multiprocessing
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from causerie.pipeline.desk import Desk
from causerie.pipeline.hand import Method
from causerie.pipeline.reading import LoadOptions, ReadOptions, read_into
from causerie.pipeline.working import Workers
from causerie.views.cli.serving import listening
from causerie.views.web.app import application
from causerie.views.web.settings import Settings

TOKEN = "the-key-of-the-tests"
PERSON = "Ina"
NOON = datetime.datetime(2031, 5, 4, 12, 0, tzinfo=datetime.UTC)
SLOWED = int(os.environ.get("CAUSERIE_SLOW_WEB", "1"))
"""How much slower than this machine pages and server are made, to find what only a busy machine shows."""
METHOD: Method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
"""A second of imports for each test that thinks would be minutes for all; a server as a user starts it spawns."""
multiprocessing.set_forkserver_preload(
    [
        "causerie.pipeline.later",
        "causerie.pipeline.scenarios",
        "causerie.pipeline.reading_jobs",
        "causerie.views.web.leaving",
        "causerie.views.web.maps.picture",
        "causerie.views.web.maps.sides",
    ]
)
PATIENCE = 60.0
"""Seconds in which a server must come up."""


def clock() -> datetime.datetime:
    """Noon of one day."""
    return NOON


@dataclass(frozen=True)
class Served:
    """A workspace with its server's address."""

    path: Path
    root: str
    token: str
    desk: Desk | None = None

    @property
    def opening(self) -> str:
        """The address that a user is given."""
        return f"{self.root}/?token={self.token}"

    def client(self) -> httpx.Client:
        """A script on this machine, with the token as a bearer."""
        return httpx.Client(base_url=self.root, headers={"authorization": f"Bearer {self.token}"}, timeout=PATIENCE)


def late(app: Any) -> Any:
    """An application that answers each request after a while of its own, where a slow machine is asked for."""

    async def answer(scope: Any, receive: Any, send: Any) -> None:
        await asyncio.sleep(random.uniform(0, 0.05 * SLOWED))
        await app(scope, receive, send)

    return answer if SLOWED > 1 else app


@contextmanager
def serving(path: Path) -> Iterator[Served]:
    """The server in a thread of this process, on a free port."""
    place = listening(0)
    port = place.getsockname()[1]
    desk = Desk(path)
    workers = Workers(path, desk, METHOD)
    settings = Settings(desk, workers, clock, TOKEN, port, PERSON, "rules")
    config = uvicorn.Config(late(application(settings)), log_level="error", access_log=False, lifespan="off", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [place]}, daemon=True)
    thread.start()
    until = time.monotonic() + PATIENCE
    while not server.started and time.monotonic() < until:
        time.sleep(0.01)
    try:
        yield Served(path, f"http://127.0.0.1:{port}", TOKEN, desk)
    finally:
        server.should_exit = True
        thread.join(PATIENCE)
        workers.close()
        desk.close()


@dataclass
class Started:
    """A server as a user starts it, in a process of its own."""

    served: Served
    process: subprocess.Popen[str]

    def kill(self) -> None:
        """End it as a power cut does."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(PATIENCE)


@contextmanager
def started(path: Path, *more: str) -> Iterator[Started]:
    """`causerie serve` in a process of its own."""
    command = [sys.executable, "-m", "causerie", "serve", str(path), "--no-browser", "--port", "0", *more]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.search(r"(http://\S+)/\?token=(\S+)", line)
        assert found, line
        _answers(found[1], found[2])
        yield Started(Served(path, found[1], found[2]), process)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def _answers(root: str, token: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            httpx.get(f"{root}/api/version", headers={"authorization": f"Bearer {token}"}, timeout=PATIENCE)
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the server does not answer")


def read_in(path: Path, *sources: Path | str, speaker: str | None = None, date: str | None = None) -> None:
    """Read files into a workspace, by rules, which is quick."""
    options = ReadOptions(load=LoadOptions(speaker=speaker, date=date), reader="rules")
    outcomes = list(read_into(path, [str(one) for one in sources], options, sys.stdin.buffer, clock))
    assert all(one.error is None for one in outcomes), outcomes
