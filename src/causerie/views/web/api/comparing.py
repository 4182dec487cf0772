"""Comparing two sides, and linchpins, as JSON."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query
from pydantic import BaseModel
from starlette.responses import Response

from causerie.views.web.api.jobs import attached
from causerie.views.web.context import At
from causerie.views.web.maps import sides
from causerie.views.web.maps.pinned import PINS, PinsTold
from causerie.views.web.maps.sides import Sides
from causerie.views.web.maps.wanted import ClaimsWanted, MapWanted
from causerie.views.web.routers import api_router

router = api_router("map")
Side = Annotated[str, Query(min_length=1, max_length=300, description="A speaker, or a document (D1, title or id).")]

Claims = Annotated[ClaimsWanted, Query()]


class Speaker(BaseModel):
    """A speaker, and how many links they claim."""

    name: str
    links: int


class Titled(BaseModel):
    """A document by its alias and title."""

    alias: str
    title: str


class Choices(BaseModel):
    """Whom one can compare."""

    speakers: list[Speaker]
    documents: list[Titled]


@router.get("/compare", summary="Set two speakers or documents side by side")
def compare(a: Side, b: Side, wanted: Claims, at: At) -> Sides:
    """Link by link: signed differently, denied by one, held by both, or by one alone, each with its quotes."""
    return at.workers.result(sides.sides, a, b, at.checked, wanted.view)  # type: ignore[no-any-return]


@router.get("/compare/file/{format}", summary="The maps of both as a picture", response_class=Response)
def picture(
    format: Annotated[str, Path(max_length=10, description="svg or png")],  # noqa: A002
    a: Side,
    b: Side,
    wanted: Claims,
    at: At,
) -> Response:
    """Both maps in one layout: where the two part is underlaid, what only the other holds is grey."""
    return attached(at.workers.result(sides.drawn, a, b, at.checked, wanted.view, format))


@router.get("/compare/choices", summary="Whom one can compare")
def choices(at: At) -> Choices:
    """Speakers with the number of links that each claims, and documents with links."""
    found = at.workers.result(sides.choices, at.checked)
    return Choices(
        speakers=[Speaker(name=name, links=links) for name, links in found.speakers],
        documents=[Titled(alias=alias, title=title) for alias, title in found.documents],
    )


@router.get("/linchpins", summary="The links that everything hangs on")
def linchpins(wanted: Annotated[MapWanted, Query()], at: At) -> PinsTold:
    """Who alone holds them, and which paths, loops and what-if results would be gone or turn without them."""
    return at.workers.result(PINS, wanted.look(at.checked))  # type: ignore[no-any-return]
