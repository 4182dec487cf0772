"""Drawings inside a page. A page may hold no style of its own, so theirs is served as one sheet."""

from __future__ import annotations

import re

from markupsafe import Markup
from starlette.responses import Response

from causerie.views.drawing import bars, calibration, deadlines
from causerie.views.web.routers import page_router

router = page_router()
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)


def bare(svg: str) -> Markup:
    """A drawing of ours without its style. All words in a drawing are escaped, so that "<style>" is only ours."""
    return Markup(_STYLE.sub("", svg))


@router.get("/drawings.css")
def sheet() -> Response:
    """The style of all drawings."""
    parts = dict.fromkeys(one.style() for one in (bars, deadlines, calibration))
    return Response("\n".join(parts), media_type="text/css", headers={"cache-control": "no-cache"})
