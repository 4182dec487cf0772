"""Long work outside of requests: two processes, one that reads documents and one that thinks about them.

A process starts with its first call and ends when it had nothing to do for a while, so that its memory
is given back. Cancelling kills it; the workspace stays whole, and what was kept before stays kept.
"""

from __future__ import annotations

import dataclasses
import itertools
import pickle
import shutil
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from causerie.errors import BadRequest, CauserieError, Stop, UnknownName
from causerie.pipeline.desk import Desk
from causerie.pipeline.hand import Hand, Method
from causerie.pipeline.jobs import Job, JobState, ReadDone, Upload, Wanted, written
from causerie.pipeline.sent import sweep, waiting_room
from causerie.pipeline.state import Clock
from causerie.pipeline.worker import Progress, Returned, name_of

__all__ = ["READER", "THINKER", "Job", "JobState", "ReadDone", "Upload", "Wanted", "Workers"]

READER, THINKER = "reader", "thinker"
IDLE = {READER: 120.0, THINKER: 600.0}
"""Seconds without work after which a process ends."""
READ = "causerie.pipeline.reading_jobs:read_all"
"""By name, so that the server does not import a parser."""
KEPT = 64
"""Finished jobs and results that are remembered."""
FILES = 4
"""Finished jobs, asked for by name, whose result is remembered where it may be a large file."""


@dataclass(frozen=True, slots=True)
class _Call:
    """What a process is to do, what the user is told of it, and who waits for it."""

    job: str
    function: str
    args: tuple[Any, ...]
    ended: threading.Event
    folder: Path | None = None


class Workers:
    """The processes of one workspace. All methods may be called by any thread.

    `method` is how `multiprocessing` starts them: "spawn" holds nothing that is not used, "forkserver" starts the
    next one quickly.
    """

    def __init__(self, path: Path, desk: Desk | None = None, method: Method = "spawn") -> None:
        sweep()
        self.desk = desk or Desk(path)
        self._lock = threading.Lock()
        self._numbers = itertools.count(1)
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._calls: dict[str, _Call] = {}
        self._errors: dict[str, CauserieError] = {}
        self._results: OrderedDict[tuple[str, bytes, int], str] = OrderedDict()
        self._hands = {kind: Hand(kind, path, idle, self, kind == READER, method) for kind, idle in IDLE.items()}

    def start(
        self, kind: str, function: Callable[..., Any] | str, *args: Any, title: str = "", folder: Path | None = None
    ) -> Job:
        """Have `function(desk, *args)` done in the process `kind`; it can be given as "module:name" too.

        `folder` is deleted when the work is done.
        """
        with self._lock:
            call = self._listed(kind, name_of(function), args, title, folder)
        return self._given(call)

    def result(self, function: Callable[..., Any] | str, *args: Any) -> Any:
        """What `function(desk, *args)` returns or raises in the thinking process.

        Kept until the workspace changes; who asks for the same while it is worked on waits for the same.
        """
        call = self.begin(function, *args)
        self._wait(call.id)
        with self._lock:
            job, error = self._jobs[call.id], self._errors.get(call.id)
        if error is not None:
            raise error
        if job.state is not JobState.DONE:
            raise Stop(f"{job.title}: was stopped")
        return job.result

    def begin(self, function: Callable[..., Any] | str, *args: Any, title: str = "") -> Job:
        """The job whose result `result` would wait for: done already, under way, or started now."""
        key = (name_of(function), pickle.dumps(args), self.desk.version)
        with self._lock:
            known = self._jobs.get(self._results.get(key, ""))
            if known is not None and known.state not in (JobState.FAILED, JobState.CANCELLED):
                self._results.move_to_end(key)
                return known
            call = self._listed(THINKER, key[0], args, title)
            self._results[key] = call.job
            while len(self._results) > KEPT // 2:
                self._results.popitem(last=False)
        return self._given(call)

    def read(self, wanted: Wanted, clock: Clock, uploads: Sequence[Upload] = (), title: str = "") -> Job:
        """Read documents in the reading process, files that were sent too; its result is a `ReadDone`."""
        folder, paths = _kept(uploads)
        wanted = dataclasses.replace(wanted, sources=(*wanted.sources, *paths))
        named = title or f"read {_named(wanted.sources)}"
        return self.start(READER, READ, wanted, clock(), str(folder or ""), title=named, folder=folder)

    def bring(
        self,
        function: str,
        clock: Clock,
        sources: Sequence[str] = (),
        uploads: Sequence[Upload] = (),
        *more: Any,
        title: str = "bring in",
    ) -> Job:
        """Have files taken up by `function(desk, paths, time, *more)` in the reading process, in turn with others.

        `title` is what is done with them.
        """
        folder, paths = _kept(uploads)
        every = (*sources, *paths)
        return self.start(READER, function, every, clock(), *more, title=f"{title} {_named(every)}", folder=folder)

    def jobs(self) -> tuple[Job, ...]:
        """What runs or ran, the oldest first."""
        with self._lock:
            return tuple(self._jobs.values())

    def job(self, name: str) -> Job:
        """How far a job is; raises UnknownName."""
        with self._lock:
            if name not in self._jobs:
                raise UnknownName(f"there is no job {name!r}; see the list of jobs")
            return self._jobs[name]

    def cancel(self, name: str) -> Job:
        """Stop a job. What it has kept until now stays kept."""
        job = self.job(name)
        if not job.state.ended:
            self._change(name, state=JobState.CANCELLED, line="")
            self._hands[job.kind].drop(name)
            self._end(name)
        return self.job(name)

    def dismiss(self, name: str) -> None:
        """Take a job that came to its end out of the list; raises UnknownName, BadRequest while it runs."""
        if not self.job(name).state.ended:
            raise BadRequest("this work has not come to its end; cancel it first")
        with self._lock:
            self._jobs.pop(name, None)
            self._errors.pop(name, None)

    def close(self) -> None:
        """End both processes, whatever they are at."""
        for job in self.jobs():
            self.cancel(job.id)
        for hand in self._hands.values():
            hand.close()

    def began(self, name: str) -> bool:
        """A hand takes up a job; False where it was cancelled before."""
        return self._change(name, state=JobState.RUNNING)

    def progressed(self, name: str, told: Progress) -> None:
        """A hand tells how far it is."""
        self._change(name, done=told.done, total=told.total, line=told.line, failures=told.failures)

    def returned(self, name: str, found: Returned) -> None:
        """A hand is done."""
        self._tidy(name)
        if found.error is None:
            self._change(name, state=JobState.DONE, result=found.value)
        elif self._change(name, state=JobState.FAILED, error=str(found.error)):
            with self._lock:
                self._errors[name] = found.error
        self._end(name)

    def _listed(self, kind: str, function: str, args: tuple[Any, ...], title: str, folder: Path | None = None) -> _Call:
        """A new call in the list of jobs. The caller holds the lock."""
        call = _Call(f"J{next(self._numbers)}", function, args, threading.Event(), folder)
        self._jobs[call.job] = Job(call.job, kind, title or function.rpartition(":")[2].replace("_", " "))
        self._calls[call.job] = call
        self._forget()
        return call

    def _given(self, call: _Call) -> Job:
        job = self.job(call.job)
        self._hands[job.kind].give(call.job, call.function, call.args)
        return job

    def _wait(self, name: str) -> None:
        with self._lock:
            call = self._calls.get(name)
        if call is not None:
            call.ended.wait()

    def _end(self, name: str) -> None:
        self._tidy(name)
        with self._lock:
            call = self._calls.pop(name, None)
        if call is not None:
            call.ended.set()

    def _tidy(self, name: str) -> None:
        """Files that were sent are gone before anybody is told that the work is done."""
        with self._lock:
            call = self._calls.get(name)
        if call is not None and call.folder is not None:
            shutil.rmtree(call.folder, ignore_errors=True)

    def _change(self, name: str, **changes: Any) -> bool:
        """Whether the job was still open, and so has changed."""
        with self._lock:
            job = self._jobs.get(name)
            if job is None or job.state.ended:
                return False
            self._jobs[name] = dataclasses.replace(job, **changes)
            return True

    def _forget(self) -> None:
        ended = [name for name, job in self._jobs.items() if job.state.ended]
        kept = set(self._results.values())
        asked = [name for name in ended if _large(self._jobs[name]) and name not in kept]
        for name in asked[:-FILES]:
            self._jobs[name] = dataclasses.replace(self._jobs[name], result=None)
        for name in ended[: max(0, len(ended) - KEPT)]:
            del self._jobs[name]
            self._errors.pop(name, None)


def _large(job: Job) -> bool:
    """Whether what a job came to may be a large file."""
    return job.kind == THINKER or not isinstance(job.result, ReadDone | tuple | None)


def _kept(uploads: Sequence[Upload]) -> tuple[Path | None, tuple[str, ...]]:
    """Files that were sent, written into a folder of their own; none where nothing was sent."""
    folder = waiting_room() if uploads else None
    if folder is None:
        return None, ()
    return folder, tuple(str(written(folder, number, one)) for number, one in enumerate(uploads))


def _named(sources: Sequence[str]) -> str:
    return f"“{Path(sources[0]).name}”" if len(sources) == 1 else f"{len(sources)} sources"
