"""What leaves the workspace as a file: the report page, and documents for other programs. Made outside of requests."""

from __future__ import annotations

from causerie.errors import BadRequest
from causerie.pipeline.desk import Desk
from causerie.pipeline.ledger import LedgerOptions
from causerie.pipeline.mapping import mapped, merges
from causerie.pipeline.raising import with_outcomes
from causerie.pipeline.telling import told
from causerie.pipeline.viewing import checkers
from causerie.pseudonyms import Names
from causerie.values import Bundle
from causerie.views.exchange import Content, named
from causerie.views.exchange.formats import FORMATS
from causerie.views.report import ReportOptions, render_report, shareable
from causerie.views.web.files import Written

HTML = "text/html; charset=utf-8"
OTHER = "application/octet-stream"


def report(desk: Desk, share: bool, title: str, today: str, checked: bool = False) -> Written:
    """The report page; `share`: accepted items and short quotes only, nothing withheld, no whole text."""
    whole = _whole(desk, today, checked)
    bundle = mapped(shareable(whole), merges(desk)) if share else whole
    people = checkers(desk, {document.id for document in bundle.documents})
    page = ReportOptions(share, title or None, today, checkers=people)
    name = "for-sharing.html" if share else "report.html"
    return Written(name, HTML, render_report(with_outcomes(bundle), page).encode("utf-8", "replace"))


def documents(desk: Desk, format_name: str, today: str, checked: bool = False) -> Written:
    """All documents with what was found in them, in a format of documents or of the ledger; raises BadRequest."""
    form = named(format_name, [one for one in FORMATS if one.documents])
    bundle = _whole(desk, today, checked)
    if not bundle.documents:
        raise BadRequest("there is no document to write; add one first")
    if form.name == "docx":
        bundle = with_outcomes(bundle)
    return Written(f"{desk.path.stem}{form.suffix}", OTHER, form.write(Content(bundle, date=today)))


def _whole(desk: Desk, today: str, checked: bool) -> Bundle:
    bundle = mapped(desk.bundle(checked=checked), merges(desk))
    return told(desk, bundle, Names(), LedgerOptions(today, candidates=False))


def offered() -> tuple[tuple[str, str], ...]:
    """The formats of documents: name and title."""
    return tuple((one.name, one.title) for one in FORMATS if one.documents)
