"""The codebook of the user's own, all memos, and how far two persons agree."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from causerie.pipeline.checking import agreements
from causerie.pipeline.codebook import codebook
from causerie.pipeline.memos import memos
from causerie.values.review import Memo
from causerie.views.exchange import codebook_files
from causerie.views.web.context import At, Here, page

router = APIRouter()
DEEPEST = 6
"""Steps by which a code is set in at most."""
_TYPES: Mapping[str, str] = {"csv": "text/csv; charset=utf-8", "qdc": "application/xml"}


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


@router.get("/codebook.{ending}")
def export(ending: str, at: At) -> Response:
    """The codebook as a file: csv, or qdc for programs of qualitative analysis."""
    data = codebook_files.write(codebook(at.desk), f".{ending}")
    named = {"content-disposition": f'attachment; filename="codebook.{ending}"'}
    return Response(data, media_type=_TYPES[ending], headers=named)


def _places(at: Here) -> Mapping[str, str]:
    """The alias of each document by its id."""
    return {one.document.id: one.alias for one in at.desk.state().shelf}


def _href(one: Memo, places: Mapping[str, str]) -> str:
    """Where what a memo is on is shown; "" where it is not."""
    alias = places.get(one.document or "")
    if alias is None or not one.about:
        return ""
    return f"/read/{alias}" if one.about == alias else f"/read/{alias}#{one.about}"
