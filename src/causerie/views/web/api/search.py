"""Search over all texts, codings and memos as JSON."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query
from pydantic import BaseModel

from causerie.pipeline.searching import Hit, Hits, SearchIn, SearchOptions, search
from causerie.views.web.context import At, Here
from causerie.views.web.folders import folders
from causerie.views.web.routers import api_router

router = api_router("search")
PAGE = 50
DEEPEST = 1_000_000
Words = Annotated[str, Query(max_length=200, description='Words, in any order; "in quotes" as they stand.')]

Documents = Annotated[list[str], Query(max_length=50, description="Only these (D1, id or title).")]


class Piece(BaseModel):
    """Words of a sentence; `marked`: they are what was looked for."""

    text: str
    marked: bool


class Found(BaseModel):
    """A hit with its sentence. Offsets count Unicode code points of the stored text; `href` opens the place.

    `kind`: "text", "memo", or the kind of item whose coding has the words; `items` rest on the sentence;
    `unchecked` are the names of those whose coding no person has found right.
    """

    document: str
    title: str
    kind: str
    alias: str | None
    speaker: str | None
    start: int
    end: int
    items: list[str]
    unchecked: list[str]
    note: str
    href: str
    pieces: list[Piece]


class Page(BaseModel):
    """What was found, in reading order: `total` in all, of which these are from the `skip`th on."""

    total: int
    skip: int
    hits: list[Found]


@router.get("/search", summary="Search texts, codings and memos")
def searched(
    at: At,
    q: Words,
    skip: Annotated[int, Query(ge=0, le=DEEPEST)] = 0,
    most: Annotated[int, Query(ge=1, le=200)] = PAGE,
    where: SearchIn = SearchIn.EVERYTHING,
    document: Documents = [],  # noqa: B006 - FastAPI copies defaults
) -> Page:
    """Sentences that have all the words, and items whose coding or memo has them."""
    hits = looked(at, q, SearchOptions(skip, most, where, tuple(name for name in document if name.strip())))
    return Page(total=hits.total, skip=skip, hits=[found(at, hit) for hit in hits.hits])


def looked(at: Here, words: str, options: SearchOptions) -> Hits:
    """What the pipeline finds."""
    return search(at.desk, words, options)


def found(at: Here, hit: Hit) -> Found:
    """A hit with the address of its place."""
    return Found(
        document=hit.document,
        title=hit.title,
        kind=hit.kind,
        alias=hit.alias,
        speaker=hit.speaker,
        start=hit.start,
        end=hit.end,
        items=list(hit.items),
        unchecked=[name for name in _named(hit) if _unchecked(at, hit.document, name)],
        note=hit.note,
        href=_place(hit),
        pieces=[Piece(text=text, marked=marked) for text, marked in hit.runs],
    )


def _named(hit: Hit) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*((hit.alias,) if hit.alias else ()), *hit.items)))


def _unchecked(at: Here, document: str, name: str) -> bool:
    folder = folders(at.desk).get(document)
    item = folder.by_name.get(name) if folder else None
    return folder is not None and item is not None and not folder.checked(item)


def _place(hit: Hit) -> str:
    if not hit.document:
        return "/map"
    item = hit.alias or next(iter(hit.items), None)
    return f"/read/{hit.document}#{item or f'at-{hit.start}-{hit.end}'}"
