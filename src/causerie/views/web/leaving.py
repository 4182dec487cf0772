"""What leaves the workspace as a file: the report, documents and maps for other programs. Made outside of requests."""

from __future__ import annotations

import dataclasses

from causerie.pipeline.desk import Desk, Where
from causerie.pipeline.leaving import Wanted, documents_of, map_of, reported, source
from causerie.pipeline.viewing import checkers
from causerie.views.exchange import Content, named
from causerie.views.exchange.formats import FORMATS
from causerie.views.report import ReportOptions, render_report, shareable
from causerie.views.web.files import Written
from causerie.views.web.leavings import Leaving

HTML = "text/html; charset=utf-8"
OTHER = "application/octet-stream"


def report(desk: Where, asked: Leaving) -> Written:
    """The report page; `share`: accepted items and short quotes only, nothing withheld, no whole text."""
    bundle = reported(desk, asked.part, asked.options, shareable if asked.share else None)
    others = asked.part.names.pseudonyms
    people = tuple(others.get(one, one) for one in checkers(desk, {document.id for document in bundle.documents}))
    page = ReportOptions(asked.share, asked.title or None, asked.options.as_of, checkers=people)
    name = "for-sharing.html" if asked.share else "report.html"
    return Written(name, HTML, render_report(bundle, page).encode("utf-8", "replace"))


def export(desk: Desk, format_name: str, asked: Leaving) -> Written:
    """The map, or documents with what was found in them, in the format of another program; raises BadRequest."""
    form = named(format_name)
    found = source(desk, asked.part)
    today = asked.options.as_of
    if form.documents:
        ledger = dataclasses.replace(asked.options, candidates=False) if form.ledger else None
        content = Content(documents_of(found, Wanted(form.name == "docx", ledger)), date=today)
    else:
        bundle, names = map_of(found, asked.union)
        people = names or bundle.map.holders
        whose = people[0] if len(people) == 1 else f"{len(people)} speakers joined" if people else "nobody named"
        content = Content(bundle, title=f"Map of {whose}", date=today)
    return Written(f"{desk.path.stem}{form.suffix}", OTHER, form.write(content))


def offered() -> tuple[tuple[str, str], ...]:
    """The formats of documents: name and title."""
    return tuple((one.name, one.title) for one in FORMATS if one.documents)
