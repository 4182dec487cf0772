"""The queue of what is to be reviewed."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query
from pydantic import BaseModel

from causerie.values import KIND_OF
from causerie.views.report.cards import coding
from causerie.views.web.context import At, Here
from causerie.views.web.folders import folders
from causerie.views.web.leaves import undecided
from causerie.views.web.queues import Asked, Queued, order, queue
from causerie.views.web.routers import api_router

router = api_router("review")
PAGE = 60


class Waiting(BaseModel):
    """An item to be reviewed: its coding in one line, and why it stands where it does. `undecided`: it has no sign."""

    name: str
    kind: str
    document: str
    coding: str
    reason: str
    undecided: bool


class Queue(BaseModel):
    """A part of the queue. `left` of `total` items nobody decided on; `rejected` were found wrong.

    `drawn`: the map was asked what hangs on each item; until then words alone order them.
    """

    waiting: list[Waiting]
    left: int
    rejected: int
    total: int
    drawn: bool
    version: int


@router.get("/review", summary="What is to be reviewed, what matters most first")
def review(
    at: At,
    kind: Annotated[str, Query(max_length=20, description="Only this kind of item.")] = "",
    document: Annotated[str, Query(max_length=20, description="Only this document, as D1.")] = "",
    speaker: Annotated[str, Query(max_length=300, description="Only what this one says or is said to say.")] = "",
    own: Annotated[bool, Query(description="What you have not judged, whoever else has accepted it.")] = False,
    after: Annotated[str, Query(max_length=20, description="What comes after this item in the queue.")] = "",
    limit: Annotated[int, Query(ge=1, le=500)] = PAGE,
) -> Queue:
    """The most consequential and least certain items first. The order holds while somebody works through it."""
    return waiting(at, Asked(kind, document.upper(), speaker, own), after.upper(), limit, not after)


def waiting(at: Here, asked: Asked, after: str = "", limit: int = PAGE, fresh: bool = False) -> Queue:
    """A part of the queue."""
    found = queue(at, asked, fresh)
    names = [one.name for one in found]
    first = names.index(after) + 1 if after in names else 0
    known = folders(at.desk).values()
    rejected = sum(asked.keeps(folder, item) for folder in known for item in folder.shelved.decided.rejected)
    shown = sum(asked.keeps(folder, item) for folder in known for item in folder.by_name.values())
    return Queue(
        waiting=[_waiting(one) for one in found[first : first + limit]],
        left=len(found),
        rejected=rejected,
        total=shown + rejected,
        drawn=order(at).drawn,
        version=at.desk.version,
    )


def _waiting(one: Queued) -> Waiting:
    return Waiting(
        name=one.name,
        kind=KIND_OF[type(one.item)].value,
        document=one.folder.shelved.alias,
        coding=coding(one.item),
        reason=one.reason,
        undecided=undecided(one.item),
    )
