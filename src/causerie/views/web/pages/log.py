"""The log: who decided what, when, before and after; undo and redo from there; what was forgotten."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from starlette.responses import HTMLResponse

from causerie.pipeline.journal import PAGE, Line, journal
from causerie.views.web.context import At, Here, page
from causerie.views.web.looked import Looked
from causerie.views.web.routers import page_router
from causerie.vocabulary import Act

router = page_router()
SAYS: Mapping[Act, str] = {
    Act.ACCEPT: "accepted the coding of",
    Act.REJECT: "rejected the coding of",
    Act.EDIT: "corrected",
    Act.MERGE: "merged factors into",
    Act.SPLIT: "took words out of",
    Act.RENAME: "renamed",
    Act.OPPOSE: "took as an opposite",
    Act.REFUSE: "refused a merge of",
    Act.TYPE: "said what kind of factor is",
    Act.SHARPEN: "sharpened",
    Act.RESOLVE: "recorded what came of",
    Act.DISPUTE: "disputed the outcome of",
    Act.REPLY: "kept a reply to",
    Act.WITHHOLD: "withheld",
    Act.DATE: "dated",
    Act.CODE: "coded by hand",
    Act.MEMO: "wrote a memo on",
    Act.TAG: "put a code on",
    Act.CODEBOOK: "changed the codebook at",
    Act.RECHECK: "judged once more",
    Act.SCENARIO: "kept the scenario",
    Act.ASK: "kept the question",
    Act.UNDO: "took back",
}
"""What was done, in words that come before what it was done to."""


@router.get("/log")
def log(request: Request, at: At, looked: Looked) -> HTMLResponse:
    """A page of decisions, the newest first."""
    found = journal(at.desk, looked.filters, (looked.page - 1) * PAGE)
    last = max(1, -(-found.total // PAGE))
    titles = {one.document.id: f"{one.alias} {one.document.title or one.document.id}" for one in at.desk.state().shelf}
    given = looked.parts
    return page(
        request,
        at,
        "log",
        "Log",
        found=found,
        lines=[(one, _target(one, titles), _href(one, at)) for one in found.lines],
        says=SAYS,
        titles=titles,
        given=given,
        first=(looked.page - 1) * PAGE + 1,
        before=_query(given, page=looked.page - 1) if looked.page > 1 else "",
        after=_query(given, page=looked.page + 1) if looked.page < last else "",
        export=_query(given),
    )


def _target(line: Line, titles: Mapping[str, str]) -> str:
    """What a decision is about, as a reader calls it."""
    row = line.row
    if row.act is Act.UNDO:
        return f"decision {row.undoes}" + (f" on {line.alias}" if line.alias else "")
    return line.alias or titles.get(row.target, row.target)


def _href(line: Line, at: Here) -> str:
    """Where what it is about can be seen; "" where it is no longer there."""
    shelf = {one.document.id: one.alias for one in at.desk.state().shelf}
    document = shelf.get(line.row.document or line.row.target, "")
    if not document:
        return ""
    return f"/read/{document}#{line.alias}" if line.alias else f"/read/{document}"


def _query(given: Mapping[str, Any], **changed: Any) -> str:
    return urlencode(
        {key: value for key, value in {**given, **changed}.items() if value and (key, value) != ("page", 1)}
    )
