"""A blind second look at one's own verdicts."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request
from starlette.responses import HTMLResponse

from causerie.pipeline.checking import sample
from causerie.values.review import Waiting
from causerie.views.web.api.checking import Size
from causerie.views.web.context import At, Here, page
from causerie.views.web.leaves import Leaf, Stand, leaf
from causerie.views.web.routers import page_router

router = page_router()
SIZE = 10


@router.get("/recheck")
def recheck(
    request: Request,
    at: At,
    seed: Annotated[int | None, Query(ge=0, le=2**31)] = None,
    size: Size = SIZE,
) -> HTMLResponse:
    """The sample of the day, or that of a seed, one item after the other."""
    drawn = seed if seed is not None else at.settings.clock().date().toordinal()
    found = sample(at.desk, at.person, drawn, size)
    return page(
        request,
        at,
        "recheck",
        "Second look",
        found=found,
        leaves=[leaf_ for one in found.items for leaf_ in _leaves(at, one)],
    )


def _leaves(at: Here, one: Waiting) -> list[Leaf]:
    """The item as it was coded before, as if nobody had said anything of it."""
    shelf = (shelved for shelved in at.desk.state().shelf if shelved.document.id == one.document)
    return [leaf(on.document, on.reading, one.item, Stand(one.alias, on.alias, None)) for on in shelf]
