"""A document to read: its text with the items marked, and their cards beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query, Request
from starlette.responses import HTMLResponse

from causerie.pipeline.state import Shelved
from causerie.values import Document, Item
from causerie.views.web.context import At, fragment, page
from causerie.views.web.fields import fields
from causerie.views.web.folders import Folder, folder_of, item_of
from causerie.views.web.narrowed import Asked, Wanted, choices, kept, own
from causerie.views.web.paper import LONGEST, paper
from causerie.views.web.routers import page_router
from causerie.views.web.why import why
from causerie.views.web.wording import as_on_pages

router = page_router()
CHUNK = 30
"""Cards that are loaded together."""
AT_ONCE = 60
"""Cards that come with the page; the rest when they are scrolled to."""
MOST_NAMES = 200
MOST_CHARACTERS = 100_000_000

Names = Annotated[str, Query(max_length=4000, pattern=r"^[A-Z0-9,]*$")]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a document, for its head."""

    alias: str
    title: str
    date: str | None
    about: tuple[str, ...]
    url: str | None


@router.get("/read/{document}")
def read(
    request: Request,
    document: str,
    at: At,
    wanted: Asked,
    cards: Annotated[str, Query(pattern="^(all|)$", description="all: every card at once, as for printing")] = "",
) -> HTMLResponse:
    """The text on the left, the cards on the right."""
    folder = folder_of(at.desk, document)
    items = kept(at, folder, wanted)
    shelved = folder.shelved
    first = len(items) if cards == "all" else AT_ONCE
    return page(
        request,
        at,
        "read",
        shelved.document.title or shelved.document.id,
        facts=_facts(shelved),
        wanted=wanted,
        nothing=Wanted(),
        choices=choices(folder),
        total=len(items),
        everything=len(own(folder, wanted)),
        rejected=[folder.name(item) for item in folder.rejected],
        memos=folder.notes.on_documents.get(shelved.document.id, ()),
        person=at.person,
        checked=sum(folder.checked(item) for item in items),
        text=paper(shelved.document.text, shelved.reading.turns, folder.marks(items)),
        leaves=[folder.leaf(item) for item in items[:first]],
        whole=f"?{urlencode([*request.query_params.multi_items(), ('cards', 'all')])}",
        chunks=[_chunk(folder, items[at : at + CHUNK]) for at in range(first, len(items), CHUNK)],
    )


@router.get("/read/{document}/cards")
def cards(document: str, at: At, wanted: Asked, names: Names = "") -> HTMLResponse:
    """The cards with these names, those that are shown no more left out."""
    folder = folder_of(at.desk, document)
    find = folder.found if wanted.rejected else folder.by_name.get
    asked = [find(name) for name in names.split(",")[:MOST_NAMES]]
    return fragment("cards", leaves=[folder.leaf(item) for item in asked if item is not None])


@router.get("/read/{document}/lines")
def lines(
    document: str,
    at: At,
    wanted: Asked,
    start: Annotated[int, Query(ge=0, le=MOST_CHARACTERS)],
    end: Annotated[int, Query(ge=0, le=MOST_CHARACTERS)],
) -> HTMLResponse:
    """The lines of the text that touch a run of it, marked as they are now."""
    folder = folder_of(at.desk, document)
    near = [
        item for item in own(folder, wanted) if item.quote.start < end + LONGEST and start < item.quote.end + LONGEST
    ]
    marks = folder.marks(kept(at, folder, wanted, near))
    return HTMLResponse(paper(folder.shelved.document.text, folder.shelved.reading.turns, marks, (start, end)))


@router.get("/claims/{name}/form")
def form(name: str, at: At) -> HTMLResponse:
    """The coding of an item, to be corrected."""
    folder, item = item_of(at.desk, name, rejected=True)
    return fragment("form", leaf=folder.leaf(item), fields=fields(item))


@router.get("/claims/{name}/why")
def reasons(name: str, at: At) -> HTMLResponse:
    """Who found an item and why, and what people decided of it."""
    folder, item = item_of(at.desk, name, rejected=True)
    return fragment("why", alias=name.upper(), told=why(at.desk, folder.shelved.reading, item, name.upper()))


def _chunk(folder: Folder, items: Sequence[Item]) -> tuple[int, str]:
    """Where the first of some items begins, and the names of all."""
    return items[0].quote.start, " ".join(map(folder.name, items))


def _facts(shelved: Shelved) -> Facts:
    document: Document = shelved.document
    about = [document.author, document.outlet, document.date and f"{_said(document)} {document.date}"]
    if document.translated_from:
        about.append(f"translated from {document.translated_from}")
    return Facts(
        shelved.alias,
        document.title or document.id,
        document.date,
        tuple(one for one in (*about, f"read by {shelved.reading.reader}", *map(as_on_pages, document.notes)) if one),
        document.url,
    )


def _said(document: Document) -> str:
    return "said" if document.spoken else "published"
