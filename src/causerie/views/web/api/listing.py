"""Items of all documents as a list; why one was found, and how to quote it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import Query
from pydantic import BaseModel

from causerie.pipeline.viewing import one as named_one
from causerie.views.render.details import cite_lines, link_to
from causerie.views.render.items import Shown, as_data
from causerie.views.web.context import At
from causerie.views.web.folders import item_of
from causerie.views.web.listed import PAGE, Listed, found
from causerie.views.web.routers import api_router
from causerie.views.web.why import why

router = api_router("claims")


class Items(BaseModel):
    """Items in the form of `causerie claims --json`, a page of them; how many there are, and of how many speakers."""

    speakers: int
    total: int
    size: int
    items: list[dict[str, Any]]


class Reasons(BaseModel):
    """How an item came here. `probability` that it is right; items are kept from `kept_from` on."""

    rule: str
    says: list[str]
    reader: str
    by: list[str]
    probability: float | None
    kept_from: float | None
    place: str
    decisions: list[dict[str, Any]]


class Cited(BaseModel):
    """A quote to be put elsewhere. `link` leads to the exact words; none where the document has no address."""

    text: str
    link: str | None


@router.get("/items", summary="List items")
def items(wanted: Annotated[Listed, Query()], at: At) -> Items:
    """Items of one kind, narrowed as `causerie claims` and its like narrow them; events in the order of time."""
    given = found(at, wanted)
    return Items(speakers=given.speakers, total=given.total, size=PAGE, items=[as_data(one) for one in given.items])


@router.get("/claims/{name}/why", summary="Why an item was found")
def reasons(name: str, at: At) -> Reasons:
    """The rule, who found it and how surely, and the decisions on it, as `causerie explain` tells it."""
    folder, item = item_of(at.desk, name)
    return Reasons(**asdict(why(at.desk, folder.shelved.reading, item, name.upper())))


@router.get("/claims/{name}/cite", summary="Quote an item")
def cite(name: str, at: At) -> Cited:
    """The words with speaker, date and a link that leads to them, as `causerie cite` prints them."""
    known, bundle, _ = named_one(at.desk, name)
    act = bundle.reviewed.get(known.item.id)
    shown = Shown(known.alias, known.item, known.shelved.document, known.shelved.reading, act)
    return Cited(text="\n".join(cite_lines(shown)), link=link_to(shown.document, shown.item.quote.text))
