"""A document is dated afterwards: one call of the pipeline, as on the command line."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from causerie.dating import told
from causerie.pipeline.dating import Days, date
from causerie.views.web.api.models import Done, Reason, Sent, done
from causerie.views.web.context import At
from causerie.views.web.routers import api_router

router = api_router("documents")
Day = Annotated[str | None, Field(max_length=24, examples=["2021-09-14"])]


class Dates(Sent):
    """When it was spoken and published, as precisely as is known; "" takes a day away, null leaves it."""

    spoken: Day = None
    published: Day = None
    reason: Reason = ""


@router.post("/documents/{name}/date", summary="Say when a document was spoken or published")
def dated(name: str, given: Dates, at: At) -> Done:
    """Deadlines of its forecasts follow. Refused where it would move the deadline of a forecast that has an outcome."""
    found = date(at.desk, name, Days(given.spoken, given.published), at.by(given.reason))
    return done(at, f"{found.alias}: {told(found.document)}", found.decision)
