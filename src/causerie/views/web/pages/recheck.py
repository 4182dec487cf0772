"""A second look at one's own verdicts, without seeing them; how far people agree."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from causerie.views.web.api.recheck import agreement, figures, sample
from causerie.views.web.context import At, page
from causerie.views.web.folders import folders
from causerie.views.web.pages.review import sheet

router = APIRouter()


@router.get("/recheck")
def recheck(request: Request, at: At) -> HTMLResponse:
    """The items of the sample one after the other, then the figures."""
    found = sample(at)
    known = {folder.shelved.document.id: folder for folder in folders(at.desk).values()}
    sheets = [sheet(known[one.document], one.item, one.alias) for one in found.items if one.document in known]
    return page(
        request,
        at,
        "recheck",
        "Second look",
        sheets=sheets,
        size=found.size,
        own=figures(found.consistency),
        between=agreement(at).between,
    )
