"""The log as JSON: a page of it or all, with what each decision changed; a decision that was undone, done again."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel
from starlette.responses import Response

from causerie.pipeline.journal import PAGE, Journal, again, as_data, journal
from causerie.views.web.api.models import Done, Reason, Sent, done
from causerie.views.web.context import At
from causerie.views.web.looked import Looked
from causerie.views.web.routers import api_router

router = api_router("log")


class Stone(BaseModel):
    """That something was forgotten, when, and the name that a document had."""

    kind: str
    at: str
    alias: str | None


class Log(BaseModel):
    """Decisions, the newest first: `total` pass, these are those of the page. `whole`: how many there are in all."""

    total: int
    whole: int
    page: int
    pages: int
    decisions: list[dict[str, Any]]
    forgotten: list[Stone]


class Again(Sent):
    """Why it is done again."""

    reason: Reason = ""


@router.get("/log", summary="List decisions")
def log(at: At, looked: Looked) -> Log:
    """Who decided what, when, and what changed; undone ones stay, with the number of the undo."""
    found = journal(at.desk, looked.filters, (looked.page - 1) * PAGE)
    return Log(
        total=found.total,
        whole=found.whole,
        page=looked.page,
        pages=-(-found.total // PAGE),
        decisions=[as_data(one) for one in found.lines],
        forgotten=_stones(found),
    )


@router.get("/log.json", summary="Write the log as a file", response_class=Response)
def written(at: At, looked: Looked) -> Response:
    """All decisions that pass, not only those of a page."""
    found = journal(at.desk, looked.filters, most=None)
    stones = [one.model_dump() for one in _stones(found)]
    data = {"decisions": [as_data(one) for one in found.lines], "forgotten": stones}
    return Response(json.dumps(data, ensure_ascii=False, indent=1).encode(), media_type="application/json")


@router.post("/log/{number}/again", summary="Do a decision again that was undone")
def redone(number: int, sent: Again, at: At) -> Done:
    """Takes back the undo that holds, whatever was decided since."""
    row = again(at.desk, number, at.by(sent.reason))
    return done(at, f"decision {number} holds again", row)


def _stones(found: Journal) -> list[Stone]:
    return [Stone(kind=one.kind, at=one.at, alias=one.alias) for one in found.forgotten]
