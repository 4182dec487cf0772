"""The documents of the workspace: add, read again, forget."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request
from starlette.responses import HTMLResponse

from causerie.pipeline.codebook import codebook
from causerie.pipeline.state import Shelved
from causerie.scales import DEFAULT, scale_names
from causerie.values import items_of
from causerie.views.web.context import At, page
from causerie.views.web.maps import files
from causerie.views.web.routers import page_router
from causerie.views.web.wording import as_on_pages
from causerie.vocabulary import Hemisphere
from causerie.voices import speakers

router = page_router()
READERS = (
    ("large", "rules and the large network (best)"),
    ("small", "rules and the small network"),
    ("rules", "rules"),
)

FORMATS = (
    ("annotations", "W3C web annotations"),
    ("qdpx", "REFI-QDA project"),
    ("docx", "Brief of two pages"),
    ("ledger-csv", "Ledger as CSV"),
    ("ledger-xlsx", "Ledger as workbook"),
    ("ledger-json", "Ledger as JSON"),
    ("claims", "schema.org Claims"),
)
"""What documents can be written as, the usual first."""


@dataclass(frozen=True, slots=True)
class Row:
    """A document as the list tells it. `speakers` counts people, `checked` items that a person decided on."""

    alias: str
    title: str
    date: str | None
    spoken: str
    published: str
    reader: str
    speakers: int
    items: int
    checked: int
    notes: tuple[str, ...]


@router.get("/report/texts")
def report_of_texts(request: Request, at: At) -> HTMLResponse:
    """A report of texts that stay outside of the workspace."""
    return page(request, at, "report_texts", "A report of other texts", readers=READERS, reader=at.settings.reader)


@router.get("/documents")
def documents(request: Request, at: At) -> HTMLResponse:
    """The list, newest last, with a form to add more."""
    shelf = at.desk.state().shelf
    return page(
        request,
        at,
        "documents",
        "Documents",
        rows=[_row(shelved) for shelved in shelf],
        readers=READERS,
        reader=at.settings.reader or READERS[0][0],
        formats=FORMATS,
        maps=files.offered(),
        people=speakers([shelved.reading for shelved in shelf]),
        codes=codebook(at.desk).codes,
        scales=scale_names(),
        scale=DEFAULT,
        halves=[one.value for one in Hemisphere],
    )


def _row(shelved: Shelved) -> Row:
    document, reading = shelved.document, shelved.reading
    return Row(
        alias=shelved.alias,
        title=document.title or document.id,
        date=document.date,
        spoken=document.spoken or "",
        published=document.published or "",
        reader=reading.reader,
        speakers=len(speakers([reading])),
        items=len(items_of(reading)),
        checked=len(shelved.decided.reviewed),
        notes=tuple(map(as_on_pages, document.notes)),
    )
