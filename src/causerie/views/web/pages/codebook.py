"""The codebook of the user's own, all memos, and how far two persons agree."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import Request
from starlette.responses import HTMLResponse

from causerie.pipeline.checking import agreements
from causerie.pipeline.codebook import codebook
from causerie.pipeline.memos import memos
from causerie.values.review import Memo
from causerie.views.web.context import At, Here, page
from causerie.views.web.routers import page_router

router = page_router()
DEEPEST = 6
"""Steps by which a code is set in at most."""


@router.get("/codebook")
def codes(request: Request, at: At) -> HTMLResponse:
    """Codes with a form for more, memos, agreement."""
    places = _places(at)
    found = memos(at.desk)
    return page(
        request,
        at,
        "codebook",
        "Codebook",
        codes=codebook(at.desk).codes,
        deepest=DEEPEST,
        memos=[(one, _href(one, places)) for one in found],
        pairs=agreements(at.desk),
        places=places,
    )


def _places(at: Here) -> Mapping[str, str]:
    """The alias of each document by its id."""
    return {one.document.id: one.alias for one in at.desk.state().shelf}


def _href(one: Memo, places: Mapping[str, str]) -> str:
    """Where what a memo is on is shown; "" where it is not."""
    alias = places.get(one.document or "")
    if alias is None or not one.about:
        return ""
    return f"/read/{alias}" if one.about == alias else f"/read/{alias}#{one.about}"
