"""What a user is told when something cannot be done: one line, in the words of the pages; a page or JSON."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from causerie.errors import CauserieError, UnknownName, WorkspaceError
from causerie.views.web.context import here, page
from causerie.views.web.wording import as_on_pages, misshapen

STATUS: tuple[tuple[type[CauserieError], int], ...] = ((UnknownName, 404), (WorkspaceError, 503), (CauserieError, 400))


class Fault(BaseModel):
    """What went wrong, in one line that says what to do."""

    error: str


FAULTS = {
    400: {"model": Fault, "description": "Something in what was sent cannot be done; nothing was changed."},
    401: {"description": "Without the token."},
    403: {"description": "Sent from a page of somebody else's."},
    404: {"model": Fault, "description": "There is nothing of that name."},
    413: {"description": "Too much at once."},
    422: {"model": Fault, "description": "What was sent does not have the documented form."},
    503: {"model": Fault, "description": "The workspace cannot be used."},
}
"""The answers that every endpoint may give, for its description."""


def installed(app: FastAPI) -> None:
    """Adds the handlers."""
    app.add_exception_handler(CauserieError, _refused)
    app.add_exception_handler(RequestValidationError, _misshapen)
    app.add_exception_handler(HTTPException, _missing)


def _refused(request: Request, error: Exception) -> Response:
    status = next(code for kind, code in STATUS if isinstance(error, kind))
    return _told(request, status, str(error))


def _misshapen(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    return _told(request, 422, misshapen(error.errors()[0]))


def _missing(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    line = "there is no such page" if error.status_code == 404 else str(error.detail).lower()
    answer = _told(request, error.status_code, line)
    answer.headers.update(error.headers or {})
    return answer


def _told(request: Request, status: int, line: str) -> Response:
    line = as_on_pages(line)
    if request.url.path.startswith("/api/") or "text/html" not in request.headers.get("accept", ""):
        return JSONResponse({"error": line}, status)
    shown = page(request, here(request), "fault", "That did not work", line=line)
    shown.status_code = status
    return shown
