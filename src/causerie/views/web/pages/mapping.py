"""The map: its picture and what stands beside it, drawn outside of the request and kept until something changes."""

from __future__ import annotations

from collections import OrderedDict
from typing import Annotated, Any

from fastapi import BackgroundTasks, Query, Request
from starlette.responses import HTMLResponse, Response

from causerie.pipeline import merging
from causerie.pipeline.memos import memos
from causerie.pipeline.working import JobState
from causerie.views.drawing.svg import style
from causerie.views.web.context import At, Here, fragment, page
from causerie.views.web.maps import files, panel, picture
from causerie.views.web.maps.picture import Picture
from causerie.views.web.maps.wanted import EVERYBODY, REVIEWED, MapWanted
from causerie.views.web.routers import page_router
from causerie.views.web.supposed import WAYS
from causerie.views.web.waiting import soon
from causerie.vocabulary import Level, Status

router = page_router()
Wanted = Annotated[MapWanted, Query()]
Label = Annotated[str, Query(min_length=1, max_length=500)]
FACTOR = "factor"
SIZES = (30, 60, 120, 250, 500, 1000)
LAST = 4
"""Pictures that are kept to be shown while newer ones are drawn."""
_last: OrderedDict[tuple[str, str, bool], Picture] = OrderedDict()


@router.get("/map")
def drawn(request: Request, wanted: Wanted, at: At) -> HTMLResponse:
    """The page at once: with the picture if it is drawn, else with the last one, which the page has drawn anew."""
    found, fresh = _known(at, wanted)
    choices = {
        "documents": [(one.alias, one.document.title or one.document.id) for one in at.desk.state().shelf],
        "certainty": [level.value for level in reversed(Level)],
        "status": [status.value for status in Status],
        "reviewed": REVIEWED,
        "factors": SIZES,
        "files": files.offered(),
    }
    context: dict[str, Any] = {"picture": found, "fresh": fresh, "wanted": wanted, "choices": choices}
    return page(request, at, "map", "Map", everybody=EVERYBODY, query=wanted.query, **context)


@router.get("/map/from")
def brought(request: Request, at: At) -> HTMLResponse:
    """A map from a file, to be looked at."""
    return page(request, at, "map_from", "A map from a file", formats=files.offered(), ways=WAYS)


@router.get("/map/part")
def part(wanted: Wanted, at: At) -> HTMLResponse:
    """The picture and what stands beside it, as soon as it is drawn."""
    found: Picture = at.workers.result(picture.picture, wanted.look(at.checked), wanted.factors)
    _keep(at, wanted, found)
    return fragment("map_part", picture=found, query=wanted.query)


@router.get("/map/link")
def link(cause: Label, effect: Label, wanted: Wanted, at: At) -> HTMLResponse:
    """A link with its claims, for the panel."""
    found = at.workers.result(panel.link, wanted.look(at.checked), cause, effect)
    return fragment("map_link", link=found, whose=wanted.whose)


@router.get("/map/factor")
def factor(label: Label, wanted: Wanted, at: At, after: BackgroundTasks) -> HTMLResponse:
    """A factor, for the panel. Who looks at one may merge it next."""
    after.add_task(merging.prepare, at.desk)
    found = at.workers.result(panel.factor, wanted.look(at.checked), label)
    notes = [one for one in memos(at.desk, FACTOR) if one.about.casefold() == found.label.casefold()]
    own = next((one.text for one in notes if one.person == at.person), "")
    return fragment("map_factor", factor=found, query=wanted.query, whose=wanted.whose, memos=notes, own=own)


@router.get("/map/paths")
def paths(start: Label, end: Label, wanted: Wanted, at: At) -> HTMLResponse:
    """The paths between two factors, for the panel."""
    found = at.workers.result(panel.PATHS, wanted.look(at.checked), start, end)
    return fragment("map_paths", paths=found)


@router.get("/map/drawing.css")
def drawing() -> Response:
    """The style of pictures, one for pages, reports and files."""
    return Response(style(), media_type="text/css", headers={"cache-control": "max-age=3600"})


def _known(at: Here, wanted: MapWanted) -> tuple[Picture | None, bool]:
    """The picture if it is drawn already, else the last one that was; and whether it is up to date."""
    job = soon(at.workers, picture.picture, wanted.look(at.checked), wanted.factors, title="draw the map")
    if job.state is JobState.DONE:
        _keep(at, wanted, job.result)
        return job.result, True
    return _last.get(_key(at, wanted)), False


def _keep(at: Here, wanted: MapWanted, found: Picture) -> None:
    _last[_key(at, wanted)] = found
    _last.move_to_end(_key(at, wanted))
    while len(_last) > LAST:
        _last.popitem(last=False)


def _key(at: Here, wanted: MapWanted) -> tuple[str, str, bool]:
    return str(at.desk.path), wanted.query, at.checked
