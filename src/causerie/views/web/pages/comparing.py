"""Two speakers or two documents beside each other."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request
from starlette.responses import HTMLResponse

from causerie.pipeline.working import JobState
from causerie.views.web.context import At, fragment, page
from causerie.views.web.maps import sides
from causerie.views.web.maps.wanted import REVIEWED, SidesWanted
from causerie.views.web.routers import page_router
from causerie.views.web.waiting import soon
from causerie.vocabulary import Level, Status

router = page_router()
Wanted = Annotated[SidesWanted, Query()]
CHOICES = {
    "certainty": [level.value for level in reversed(Level)],
    "status": [status.value for status in Status],
    "reviewed": REVIEWED,
}


@router.get("/compare")
def compare(request: Request, at: At, wanted: Wanted) -> HTMLResponse:
    """The page at once; the comparison with it where it is known or quick."""
    job = soon(at.workers, sides.told, wanted.a, wanted.b, at.checked, wanted.view, title="compare")
    found = job.result if job.state is JobState.DONE else None
    return page(request, at, "compare", "Compare", told=found, wanted=wanted, choices=CHOICES)


@router.get("/compare/part")
def part(at: At, wanted: Wanted) -> HTMLResponse:
    """The comparison, as soon as it is there."""
    found = at.workers.result(sides.told, wanted.a, wanted.b, at.checked, wanted.view)
    return fragment("compare_part", told=found, wanted=wanted, choices=CHOICES)
