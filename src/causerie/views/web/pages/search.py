"""Search over all texts, codings and memos."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query, Request
from starlette.responses import HTMLResponse

from causerie.pipeline.searching import SearchIn, SearchOptions
from causerie.views.web.api.search import DEEPEST, PAGE, found, looked
from causerie.views.web.context import At, page
from causerie.views.web.routers import page_router

router = page_router()
PLACES = (
    (SearchIn.EVERYTHING, "texts, codings and memos"),
    (SearchIn.TEXTS, "texts"),
    (SearchIn.ITEMS, "codings"),
    (SearchIn.MEMOS, "memos"),
)


@router.get("/search")
def search(
    request: Request,
    at: At,
    q: Annotated[str, Query(max_length=200)] = "",
    skip: Annotated[int, Query(ge=0, le=DEEPEST)] = 0,
    where: SearchIn = SearchIn.EVERYTHING,
    document: Annotated[str, Query(max_length=300)] = "",
) -> HTMLResponse:
    """Hits in reading order, each with its sentence."""
    words = q.strip()
    hits = looked(at, words, SearchOptions(skip, PAGE, where, (document,) if document else ()))
    return page(
        request,
        at,
        "search",
        "Search",
        words=words,
        where=where,
        document=document,
        documents=[(one.alias, one.document.title or one.document.id) for one in at.desk.state().shelf],
        more=urlencode({"q": words, "where": where.value, "document": document}),
        places=PLACES,
        total=hits.total,
        skip=skip,
        hits=[found(at, hit) for hit in hits.hits],
        size=PAGE,
    )
