"""Two speakers or two documents beside each other."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from causerie.pipeline.working import JobState
from causerie.views.web.context import At, fragment, page
from causerie.views.web.maps import sides
from causerie.views.web.waiting import soon

router = APIRouter()
Named = Annotated[str, Query(max_length=300)]


@router.get("/compare")
def compare(request: Request, at: At, a: Named = "", b: Named = "") -> HTMLResponse:
    """The page at once; the comparison with it where it is known or quick."""
    job = soon(at.workers, sides.told, a, b, at.checked, title="compare")
    found = job.result if job.state is JobState.DONE else None
    return page(request, at, "compare", "Compare", told=found, a=a, b=b)


@router.get("/compare/part")
def part(at: At, a: Named = "", b: Named = "") -> HTMLResponse:
    """The comparison, as soon as it is there."""
    found = at.workers.result(sides.told, a, b, at.checked)
    return fragment("compare_part", told=found, a=a, b=b)
