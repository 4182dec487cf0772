"""What is to be reviewed, one item after the other, with its place in the text in view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query, Request
from markupsafe import Markup
from starlette.responses import HTMLResponse

from causerie.values import KIND_OF, Item
from causerie.views.web.api.review import waiting
from causerie.views.web.context import At, fragment, page
from causerie.views.web.folders import Folder, folders, items_named
from causerie.views.web.leaves import KINDS, Leaf
from causerie.views.web.pages.read import MOST_NAMES, Names
from causerie.views.web.paper import Marked, paper
from causerie.views.web.queues import Asked
from causerie.views.web.routers import page_router

router = page_router()
REACH = 700
"""Characters shown either side of a quote."""
AT_ONCE = 3
"""Items that come with the page."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """An item with the lines of the text round it."""

    leaf: Leaf
    lines: Markup


@router.get("/review")
def review(
    request: Request,
    at: At,
    kind: Annotated[str, Query(max_length=20)] = "",
    document: Annotated[str, Query(max_length=20)] = "",
    speaker: Annotated[str, Query(max_length=300)] = "",
    own: bool = False,
) -> HTMLResponse:
    """The queue, and the first item of it."""
    asked = Asked(kind if kind in KINDS else "", document.upper(), speaker, own)
    found = waiting(at, asked, fresh=True)
    known = folders(at.desk)
    first = [(known[one.document], known[one.document].by_name[one.name]) for one in found.waiting[:AT_ONCE]]
    return page(
        request,
        at,
        "review",
        "Review",
        queue=found,
        asked=asked,
        choices=_choices(known),
        sheets=[sheet(folder, item) for folder, item in first],
    )


@router.get("/review/sheets")
def sheets(at: At, names: Names = "") -> HTMLResponse:
    """Items with the text round them, those that are shown no more left out."""
    found = items_named(at.desk, names.split(",")[:MOST_NAMES])
    return fragment("sheets", sheets=[sheet(folder, item) for folder, item in found])


def sheet(folder: Folder, item: Item) -> Sheet:
    """An item with its place in the text."""
    text, quote = folder.shelved.document.text, item.quote
    mark = Marked(folder.name(item), KIND_OF[type(item)].value, quote.start, quote.end, folder.checked(item))
    part = (max(0, quote.start - REACH), min(len(text), quote.end + REACH))
    return Sheet(folder.leaf(item), paper(text, folder.shelved.reading.turns, [mark], part))


def _choices(known: dict[str, Folder]) -> dict[str, list[tuple[str, str]]]:
    voices = dict.fromkeys(name for folder in known.values() for item in folder.ordered for name in folder.voices(item))
    titles = [(alias, folder.shelved.document.title or folder.shelved.document.id) for alias, folder in known.items()]
    return {
        "kind": [("", "every kind"), *KINDS.items()],
        "document": [("", "every document"), *titles],
        "speaker": [("", "every speaker"), *((one, one) for one in sorted(voices))],
    }
