"""The map as JSON: its picture with all that stands beside it, single links, factors and paths, and its files."""

from __future__ import annotations

from typing import Annotated

from fastapi import File, Form, Path, Query, UploadFile
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from starlette.responses import Response

from causerie.errors import BadRequest
from causerie.pipeline.working import THINKER
from causerie.views.web.api.jobs import JobState, attached, state
from causerie.views.web.api.whatif import Supposing
from causerie.views.web.context import At
from causerie.views.web.maps import files, panel, picture
from causerie.views.web.maps.claims import LinkTold
from causerie.views.web.maps.panel import FactorTold, PathsTold
from causerie.views.web.maps.picture import Picture
from causerie.views.web.maps.wanted import MapWanted
from causerie.views.web.routers import api_router

router = api_router("map")
Wanted = Annotated[MapWanted, Query()]
BROUGHT, FOLLOWED = "causerie.views.web.maps.brought:written", "causerie.views.web.maps.brought:followed"
"""By name: only the process that does it loads what is needed."""
MAP_SIZE = 20_000_000
"""Bytes of a map from a file at most."""
Label = Annotated[str, Query(min_length=1, max_length=300, description="A factor by its label.")]


@router.get("/map", summary="What drives what")
def drawn(wanted: Wanted, at: At) -> Picture:
    """The map with its picture (SVG), loops, suggested merges and what is only denied. Counts are of speakers."""
    return at.workers.result(picture.picture, wanted.look(at.checked), wanted.factors)  # type: ignore[no-any-return]


@router.get("/map/link", summary="The claims of a link")
def link(cause: Label, effect: Label, wanted: Wanted, at: At) -> LinkTold:
    """Every claim for it and against it, with a sentence either side of its words."""
    return at.workers.result(panel.link, wanted.look(at.checked), cause, effect)  # type: ignore[no-any-return]


@router.get("/map/factor", summary="A factor of the map")
def factor(label: Label, wanted: Wanted, at: At) -> FactorTold:
    """Its wordings with the mentions of each, what drives it, what it drives, and what may be the same."""
    return at.workers.result(panel.factor, wanted.look(at.checked), label)  # type: ignore[no-any-return]


@router.get("/map/paths", summary="The paths between two factors")
def paths(start: Label, end: Label, wanted: Wanted, at: At) -> PathsTold:
    """Strongest first, either way; each says who holds it whole, if anybody does."""
    return at.workers.result(panel.PATHS, wanted.look(at.checked), start, end)  # type: ignore[no-any-return]


@router.get("/map/file/{format}", summary="The map for other programs", response_class=Response)
def file(format: Annotated[str, Path(max_length=30)], wanted: Wanted, at: At) -> Response:  # noqa: A002
    """The same map as svg, png, csv, matrix, xlsx, kumu, graphml, sd-ai, dot or xmile: what the page shows."""
    today = at.settings.clock().date().isoformat()
    made = at.workers.result(files.written, wanted.look(at.checked), wanted.factors, format, today)
    return attached(made)


@router.post("/map/from/{format}", summary="Look at a map from a file", status_code=202)
def brought(
    format: Annotated[str, Path(max_length=30, description="text, svg, png, csv, graphml ...")],  # noqa: A002
    at: At,
    file: Annotated[UploadFile, File(description="CSV, XLSX, JSON (Kumu, sd-ai) or GraphML.")],
    speaker: Annotated[str, Form(max_length=300, description="Only this one's map.")] = "",
) -> JobState:
    """As `causerie map --from` and `causerie export --from` do it: in words, as a picture, or in another format.
    Nothing of it enters the workspace. The answer is a job, whose file is at /api/jobs/{id}/file.
    """
    data = _bounded(file)
    names = (speaker.strip(),) if speaker.strip() else ()
    today = at.settings.clock().date().isoformat()
    args = (file.filename or "map", data, format, names, today)
    return state(at, at.workers.start(THINKER, BROUGHT, *args, title=f"look at {file.filename or 'a map'}"))


@router.post("/whatif/from/{format}", summary="Put a what-if question to a map from a file", status_code=202)
def followed(
    format: Annotated[str, Path(max_length=30, description="text, json or svg (bars).")],  # noqa: A002
    at: At,
    file: Annotated[UploadFile, File(description="CSV, XLSX, JSON (Kumu, sd-ai) or GraphML.")],
    question: Annotated[
        str,
        Form(
            max_length=20_000,
            description="JSON as for POST /api/whatif; what needs documents is refused.",
            examples=['{"suppose": [{"factor": "tolls", "way": "up"}], "whose": "*"}'],
        ),
    ],
) -> JobState:
    """As `causerie whatif --from` tells it. Nothing of the file enters the workspace. The answer is a job, whose file
    is at /api/jobs/{id}/file.
    """
    try:
        asking = Supposing.model_validate_json(question)
    except ValidationError as error:
        raise RequestValidationError(error.errors()) from error
    name = file.filename or "map"
    args = (name, _bounded(file), format, asking.question)
    return state(at, at.workers.start(THINKER, FOLLOWED, *args, title=f"what follows on {name}"))


def _bounded(file: UploadFile) -> bytes:
    data = file.file.read(MAP_SIZE + 1)
    if len(data) > MAP_SIZE:
        raise BadRequest(f"a map in a file may have {MAP_SIZE // 1_000_000} MB")
    return data
