"""The user's own codes: a hierarchy, each with a key and when to use it; and all memos."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from causerie.pipeline.codebook import codebook as book_at
from causerie.pipeline.memos import memos
from causerie.views.web.context import At, page

router = APIRouter()


@router.get("/codebook")
def codebook(request: Request, at: At) -> HTMLResponse:
    """The codes and the memos."""
    return page(request, at, "codebook", "Codebook", codes=book_at(at.desk).codes, memos=memos(at.desk))
