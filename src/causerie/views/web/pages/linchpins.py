"""The links that everything hangs on, who alone holds them, and what would change if they went."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request
from starlette.responses import HTMLResponse

from causerie.pipeline.working import JobState
from causerie.views.web.context import At, fragment, page
from causerie.views.web.maps.pinned import PINS
from causerie.views.web.maps.wanted import EVERYBODY, MapWanted
from causerie.views.web.routers import page_router
from causerie.views.web.waiting import soon

router = page_router()
Wanted = Annotated[MapWanted, Query()]


@router.get("/linchpins")
def linchpins(request: Request, wanted: Wanted, at: At) -> HTMLResponse:
    """The page at once; the linchpins with it where they are known or quick."""
    job = soon(at.workers, PINS, wanted.look(at.checked), title="find linchpins")
    found = job.result if job.state is JobState.DONE else None
    return page(
        request, at, "linchpins", "Linchpins", told=found, wanted=wanted, query=wanted.query, everybody=EVERYBODY
    )


@router.get("/linchpins/part")
def part(wanted: Wanted, at: At) -> HTMLResponse:
    """The linchpins, as soon as they are found."""
    found = at.workers.result(PINS, wanted.look(at.checked))
    return fragment("linchpins_part", told=found, wanted=wanted, query=wanted.query, everybody=EVERYBODY)
