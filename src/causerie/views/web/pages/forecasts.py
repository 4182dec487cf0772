"""The ledger: what was forecast and what came of it, what falls due, what later documents may tell, the counts."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from causerie.pipeline.ledger import due
from causerie.scales import scale_names, source_of
from causerie.values import Entry
from causerie.views.drawing import settled
from causerie.views.drawing.calibration import draw_calibration
from causerie.views.drawing.deadlines import TimeOptions, draw_deadlines
from causerie.views.drawing.settled import By, Tally
from causerie.views.web.asked import PAGE, Asked, AskedOf
from causerie.views.web.context import fragment, page
from causerie.views.web.entries import SHORT, Offer, Row, Rows

router = APIRouter()
VIEWS = (("", "List"), ("due", "Due"), ("later", "Later documents"), ("counts", "Counts and score"))
TALLIES = 60
"""Speakers, documents, topics or years counted on the page at most."""
PICTURED = 40
"""Forecasts on the time line at most."""
SVG = "image/svg+xml"


@dataclass(frozen=True, slots=True)
class Facet:
    """A value by which entries can be filtered, how many have it, and the address that asks for it."""

    value: str
    says: str
    count: int
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of the list, and which of how many it is."""

    rows: tuple[Row, ...]
    total: int
    first: int
    last: int
    before: str
    after: str


@router.get("/forecasts")
def forecasts(request: Request, asked: AskedOf) -> HTMLResponse:
    """The list, with its filters."""
    shared = _shared(asked, "")
    return page(request, asked.at, "forecasts", "Forecasts", listed=_listed(asked, asked.entries), **shared)


@router.get("/forecasts/list")
def listed(asked: AskedOf) -> HTMLResponse:
    """The list alone, after a decision."""
    return fragment("forecasts_list", listed=_listed(asked, asked.entries), **_shared(asked, ""))


@router.get("/forecasts/due")
def falls_due(request: Request, asked: AskedOf) -> HTMLResponse:
    """What has no outcome and falls due, the earliest first."""
    return page(request, asked.at, "forecasts", "Forecasts due", listed=_due(asked), **_shared(asked, "due"))


@router.get("/forecasts/due/list")
def due_list(asked: AskedOf) -> HTMLResponse:
    """The same alone, after a decision."""
    return fragment("forecasts_list", listed=_due(asked), **_shared(asked, "due"))


@router.get("/forecasts/later")
def later(request: Request, asked: AskedOf) -> HTMLResponse:
    """Passages of later documents, to be loaded when they are worked out."""
    return page(request, asked.at, "forecasts", "Later documents", listed=None, **_shared(asked, "later"))


@router.get("/forecasts/later/list")
def later_list(asked: AskedOf) -> HTMLResponse:
    """The forecasts of which later documents may tell, with the passages."""
    offers = asked.offers
    found = _listed(asked, [entry for entry in asked.entries if entry.id in offers])
    return fragment("forecasts_list", listed=found, **_shared(asked, "later"), offers=_offers(asked, found.rows))


@router.get("/forecasts/offers")
def offered(asked: AskedOf) -> HTMLResponse:
    """The passages of later documents for the entries of one page of the list."""
    found = _listed(asked, asked.entries)
    return fragment("forecasts_offers", rows=found.rows, offers=_offers(asked, found.rows))


@router.get("/forecasts/counts")
def counts(request: Request, asked: AskedOf) -> HTMLResponse:
    """How many of each status, by whom and when; the pictures; the score, or why there is none."""
    ledger, entries = asked.ledger, asked.entries
    documents = [one.document for one in asked.at.desk.state().shelf]
    tallies = {by: settled.tallies(entries, by, documents) for by in (By.SPEAKER, By.DOCUMENT, By.PERIOD)}
    return page(
        request,
        asked.at,
        "forecasts",
        "Forecasts counted",
        listed=None,
        tallies=[(by.value, own[:TALLIES], max(len(own) - TALLIES, 0)) for by, own in tallies.items()],
        undecidable=settled.undecidable(entries),
        score=settled.score_lines(ledger.score, ledger.scale) if ledger.score else (),
        scores=[(name, settled.score_lines(one, ledger.scale)) for name, one in ledger.scores],
        unscored=ledger.unscored,
        curve=bool(ledger.curve),
        dated=sum(bool(entry.uttered) for entry in entries),
        pictured=PICTURED,
        **_shared(asked, "counts"),
    )


@router.get("/forecasts/topics")
def topics(asked: AskedOf) -> HTMLResponse:
    """The counts by topic, when the map is worked out."""
    about = asked.topics
    entries = [dataclasses.replace(entry, topic=about.get(entry.id)) for entry in asked.entries]
    found: tuple[Tally, ...] = settled.tallies(entries, By.TOPIC)
    more = max(len(found) - TALLIES, 0)
    return fragment("forecasts_topics", by=By.TOPIC.value, own=found[:TALLIES], more=more, asked=asked, named=None)


@router.get("/forecasts/deadlines.svg")
def deadlines(asked: AskedOf) -> Response:
    """Forecasts on a time line against their deadlines and outcomes."""
    drawn = draw_deadlines(asked.entries, TimeOptions(asked.ledger.as_of, PICTURED))
    return Response(drawn, media_type=SVG)


@router.get("/forecasts/calibration.svg")
def calibration(asked: AskedOf) -> Response:
    """What was said and what came, where there is enough for a curve."""
    return Response(draw_calibration(asked.ledger.curve), media_type=SVG)


def _listed(asked: Asked, entries: Sequence[Entry]) -> Listed:
    """The page of the entries that is asked for; the last one where there are fewer pages."""
    last = max(1, -(-len(entries) // PAGE))
    own = dataclasses.replace(asked, page=min(asked.page, last))
    shown = own.shown(entries)
    first = (own.page - 1) * PAGE
    return Listed(
        rows=_rows(own, shown),
        total=len(entries),
        first=first + 1 if shown else 0,
        last=first + len(shown),
        before=own.query(page=own.page - 1) if own.page > 1 else "",
        after=own.query(page=own.page + 1) if own.page < last else "",
    )


def _rows(asked: Asked, shown: Iterable[Entry]) -> tuple[Row, ...]:
    desk = asked.at.desk
    later = settled.again(asked.ledger.entries)
    made = Rows(desk.state(), asked.at.bundle())
    return tuple(made.row(entry, later.get(entry.id, ())) for entry in shown)


def _due(asked: Asked) -> Listed:
    return _listed(asked, due(asked.entries, asked.until))


def _offers(asked: Asked, rows: Iterable[Row]) -> dict[str, tuple[Offer, ...]]:
    found, made = asked.offers, Rows(asked.at.desk.state(), asked.at.bundle())
    ids = [row.entry.id for row in rows]
    return {name: tuple(made.offer(one) for one in found[name]) for name in ids if name in found}


def _shared(asked: Asked, view: str) -> dict[str, object]:
    """What all views of the ledger need."""
    ledger = asked.ledger
    bare = dataclasses.replace(asked, wanted=dataclasses.replace(asked.wanted, status=""))
    every = bare.entries if asked.wanted.status else asked.entries
    return {
        "view": view,
        "views": [(name, says, f"/forecasts{'/' if name else ''}{name}?{asked.query(page=1)}") for name, says in VIEWS],
        "asked": asked,
        "as_of": ledger.as_of,
        "said": len(ledger.entries),
        "all": len(every),
        "statuses": _statuses(asked, every, view),
        "choices": _choices(asked),
        "scales": [(name, source_of(name)) for name in scale_names()],
        "offers": {},
    }


def _statuses(asked: Asked, entries: Sequence[Entry], view: str) -> list[Facet]:
    """The statuses that there are, with their counts, each an address."""
    found = settled.statuses(entries)
    never = sum(count for status, count in found if status.undecidable)
    rows = [(status.value, SHORT[status], count) for status, count in found]
    rows += [("undecidable", "nobody could ever decide", never)] if never else []
    place = "/forecasts/counts" if view == "counts" else "/forecasts"
    return [
        Facet(value, says, count, f"{place}?{asked.query(status=value, page=1)}", value == asked.wanted.status)
        for value, says, count in rows
    ]


def _choices(asked: Asked) -> dict[str, list[tuple[str, str]]]:
    """What the filters offer: speakers, documents and years of the whole ledger."""
    entries = settled.counted(asked.ledger.entries)
    speakers = sorted({entry.speaker for entry in entries if entry.speaker}, key=str.casefold)
    years = sorted({entry.uttered[:4] for entry in entries if entry.uttered}, reverse=True)
    here = {entry.document for entry in entries}
    shelf = [one for one in asked.at.desk.state().shelf if one.document.id in here]
    nobody = [("-", settled.NOBODY)] if any(entry.speaker is None for entry in entries) else []
    dateless = [("-", settled.NO_DATE)] if any(entry.uttered is None for entry in entries) else []
    return {
        "speaker": [*((name, name) for name in speakers), *nobody],
        "document": [(one.document.id, f"{one.alias} {one.document.title or one.document.id}") for one in shelf],
        "period": [*((year, year) for year in years), *dateless],
    }
