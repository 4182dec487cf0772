"""Work of the thinking process that a page would like to come with, and does not wait for when it takes longer."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from causerie.pipeline.working import Job, Workers

PATIENCE = 0.35
"""Seconds in which a result may come with its page; later it is filled in."""
LOOK_EVERY = 0.02


def soon(workers: Workers, function: Callable[..., Any] | str, *args: Any, title: str = "") -> Job:
    """The job of a result: done where it is known or quick, else still at work."""
    job = workers.begin(function, *args, title=title)
    until = time.monotonic() + PATIENCE
    while not job.state.ended and time.monotonic() < until:
        time.sleep(LOOK_EVERY)
        job = workers.job(job.id)
    return job
