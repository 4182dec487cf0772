"""What is claimed in all documents, as a list that can be narrowed; events too, in the order of time."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Query, Request
from starlette.responses import HTMLResponse

from causerie.errors import CauserieError
from causerie.pipeline.codebook import codebook
from causerie.views.web.context import At, Here, fragment, page
from causerie.views.web.listed import ALL, PAGE, Listed, found, rows
from causerie.views.web.routers import page_router
from causerie.vocabulary import ClaimKind, Level, Status
from causerie.voices import speakers

router = page_router()
Wanted = Annotated[Listed, Query()]
PLURAL = {
    "causal": "causal claims",
    "forecast": "forecasts",
    "attribution": "reported words",
    "relation": "relations",
    "event": "events",
    "question": "questions",
}
_KINDS = tuple(ClaimKind(name) for name in PLURAL)


@router.get("/claims")
def claims(request: Request, wanted: Wanted, at: At) -> HTMLResponse:
    """The list with its filters."""
    return page(request, at, "claims", "Claims", query=wanted.query(), **_told(at, wanted))


@router.get("/claims/part")
def part(wanted: Wanted, at: At) -> HTMLResponse:
    """The list alone, as it is now."""
    return fragment("claims_part", **_told(at, wanted))


def _told(at: Here, wanted: Listed) -> dict[str, Any]:
    shelf = at.desk.state().shelf
    told: dict[str, Any] = {
        "wanted": wanted,
        "documents": [(one.alias, one.document.title or one.document.id) for one in shelf],
        "codes": codebook(at.desk).codes,
        "people": speakers([one.reading for one in shelf]),
        "status": [one.value for one in Status],
        "certainty": [one.value for one in reversed(Level)],
    }
    try:
        given = found(at, wanted)
    except CauserieError as error:
        return {**told, "fault": str(error)}
    first = (wanted.page - 1) * PAGE + 1
    return {
        **told,
        "fault": "",
        "kinds": [
            (PLURAL[one.value], wanted.query(kind=one.value, page=1), given.counts[one], one is wanted.kind)
            for one in _KINDS
        ]
        + [("all together", wanted.query(kind=ALL, page=1), sum(given.counts.values()), wanted.kind == ALL)],
        "lines": rows(at, given),
        "total": given.total,
        "by": given.speakers,
        "first": first,
        "before": wanted.query(page=wanted.page - 1),
        "after": wanted.query(page=wanted.page + 1) if wanted.page * PAGE < given.total else "",
    }
