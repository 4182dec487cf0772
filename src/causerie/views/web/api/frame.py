"""What every page needs: the version of the workspace, and what a browser keeps of its user's wishes."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import Form
from pydantic import BaseModel
from starlette.responses import RedirectResponse

from causerie.views.web.context import CHECKED, LONGEST_NAME, PERSON, At
from causerie.views.web.routers import api_router, page_router

router = api_router("workspace")
pages = page_router()
YEAR = 365 * 24 * 3600


class Version(BaseModel):
    """Grows whenever documents or decisions changed, also by another process."""

    version: int
    workspace: str


@router.get("/version", summary="Whether anything changed")
def version(at: At) -> Version:
    """The version of the workspace: a script or page that knows an older one looks again."""
    return Version(version=at.desk.version, workspace=at.desk.path.name)


@pages.post("/settings")
def settings(
    person: Annotated[str, Form(max_length=LONGEST_NAME)] = "",
    checked: Annotated[bool, Form()] = False,
    next: Annotated[str, Form(max_length=2000)] = "/",  # noqa: A002 - the field's usual name
) -> RedirectResponse:
    """Keep who decides and what is shown in cookies of this browser, and go back to the page."""
    inside = next if next.startswith("/") and not next.startswith(("//", "/\\")) else "/"
    answer = RedirectResponse(inside, 303)
    for name, value in ((PERSON, quote(person.strip())), (CHECKED, "1" if checked else "0")):
        answer.set_cookie(name, value, max_age=YEAR, samesite="strict", httponly=True, path="/")
    return answer
