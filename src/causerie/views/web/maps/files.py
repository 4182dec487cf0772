"""The map that a page shows, written for other programs; the picture among them is the same one."""

from __future__ import annotations

import dataclasses
import re

from causerie.errors import BadRequest
from causerie.pipeline.desk import Desk
from causerie.pipeline.looking import Look, seen
from causerie.views.exchange import Content, named
from causerie.views.exchange.formats import FORMATS, Format
from causerie.views.web.files import Written
from causerie.views.web.maps.picture import options

MEDIA = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "csv": "text/csv; charset=utf-8",
    "matrix": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "kumu": "application/json",
    "sd-ai": "application/json",
    "graphml": "application/xml",
    "dot": "text/vnd.graphviz; charset=utf-8",
    "xmile": "application/xml",
}
"""What is a map; the other formats are of documents, or of the ledger."""


def offered() -> tuple[tuple[str, str], ...]:
    """The formats of maps: name and title."""
    return tuple((one.name, one.title) for one in FORMATS if one.name in MEDIA)


def written(desk: Desk, look: Look, factors: int, format_name: str, today: str) -> Written:
    """The map that is asked for in a format, without what is withheld; raises BadRequest for a format that is none
    of maps.
    """
    form: Format = named(format_name, [one for one in FORMATS if one.name in MEDIA])
    found = seen(desk, dataclasses.replace(look, open=True))
    if not found.map.factors:
        raise BadRequest("there is no map to write: no claim here links two things")
    bundle = dataclasses.replace(found.base.bundle, map=found.map)
    content = Content(bundle, found.title, today, options(found, factors, live=False))
    stem = re.sub(r"[^\w-]+", "-", found.title, flags=re.ASCII).strip("-").lower()[:60] or "map"
    return Written(f"{stem}{form.suffix}", MEDIA[form.name], form.write(content))
