"""The ledger: what was forecast and what came of it, what falls due, what later documents may tell, the counts."""

from __future__ import annotations

import dataclasses

from fastapi import Request
from starlette.responses import HTMLResponse, Response

from causerie.pipeline.book import NOTHING, behind, dated, falling_due, sheet, tallied
from causerie.pipeline.unindexed import BY, counted, entries_of, paged
from causerie.views.drawing import settled
from causerie.views.drawing.calibration import draw_calibration
from causerie.views.drawing.deadlines import TimeOptions, draw_deadlines
from causerie.views.web.asked import Asked, AskedOf
from causerie.views.web.context import fragment, page
from causerie.views.web.facets import listed_of, never, offers_of, shared, tallies
from causerie.views.web.routers import page_router
from causerie.vocabulary import CHECKED

router = page_router()
PICTURED = 40
"""Forecasts on the time line at most."""
SVG = "image/svg+xml"


@router.get("/forecasts")
def forecasts(request: Request, asked: AskedOf) -> HTMLResponse:
    """The list, with its filters."""
    if asked.waits:
        return _frame(request, asked, "", "Forecasts")
    found = sheet(asked.asking, asked.place)
    return page(request, asked.at, "forecasts", "Forecasts", listed=listed_of(asked, found), **shared(asked, "", found))


@router.get("/forecasts/list")
def listed(asked: AskedOf) -> HTMLResponse:
    """The list alone, after a decision."""
    found = sheet(asked.asking, asked.place)
    return fragment("forecasts_list", listed=listed_of(asked, found), **shared(asked, "", found))


@router.get("/forecasts/due")
def falls_due(request: Request, asked: AskedOf) -> HTMLResponse:
    """What has no outcome and falls due, the earliest first."""
    if asked.waits:
        return _frame(request, asked, "due", "Forecasts due")
    found = falling_due(asked.asking, asked.until, asked.place)
    common = shared(asked, "due", found)
    return page(request, asked.at, "forecasts", "Forecasts due", listed=listed_of(asked, found), **common)


@router.get("/forecasts/due/list")
def due_list(asked: AskedOf) -> HTMLResponse:
    """The same alone, after a decision."""
    found = falling_due(asked.asking, asked.until, asked.place)
    return fragment("forecasts_list", listed=listed_of(asked, found), **shared(asked, "due", found))


@router.get("/forecasts/later")
def later(request: Request, asked: AskedOf) -> HTMLResponse:
    """Passages of later documents, to be loaded when they are worked out."""
    return _frame(request, asked, "later", "Later documents")


def _frame(request: Request, asked: Asked, view: str, title: str) -> HTMLResponse:
    """The page without its list, which it loads when it is worked out."""
    bare = asked.whatever_topic
    found = NOTHING if behind(bare.asking) else sheet(bare.asking, (0, 1))
    return page(request, asked.at, "forecasts", title, listed=None, **shared(asked, view, found))


@router.get("/forecasts/later/list")
def later_list(asked: AskedOf) -> HTMLResponse:
    """The forecasts of which later documents may tell, with the passages."""
    offers = asked.offers
    told = tuple(entry for entry in entries_of(asked.asking) if entry.id in offers)
    found = paged(asked.asking, told, asked.place)
    rows = listed_of(asked, found)
    return fragment(
        "forecasts_list", listed=rows, **{**shared(asked, "later", found), "offers": offers_of(asked, rows.rows)}
    )


@router.get("/forecasts/offers")
def offered(asked: AskedOf) -> HTMLResponse:
    """The passages of later documents for the entries of one page of the list."""
    rows = listed_of(asked, sheet(asked.asking, asked.place)).rows
    return fragment("forecasts_offers", rows=rows, offers=offers_of(asked, rows))


@router.get("/forecasts/counts")
def counts(request: Request, asked: AskedOf) -> HTMLResponse:
    """How many of each status, by whom and when; the pictures; the score, or why there is none."""
    found, ledger = tallied(asked.asking)
    every = sheet(asked.asking, (0, 1))
    picture = dated(asked.asking, PICTURED + 1)
    return page(
        request,
        asked.at,
        "forecasts",
        "Forecasts counted",
        listed=None,
        tallies=[(by, *tallies(asked, by, found.tallies[by])) for by in BY],
        speakers=found.speakers,
        undecidable=never(found),
        score=settled.score_lines(ledger.score, ledger.scale) if ledger.score else (),
        scores=[(name, settled.score_lines(one, ledger.scale)) for name, one in ledger.scores],
        unscored=ledger.unscored,
        curve=bool(ledger.curve),
        unchecked=_unchecked(asked),
        dated=len(picture),
        pictured=PICTURED,
        **shared(asked, "counts", every),
    )


def _unchecked(asked: Asked) -> tuple[int, int]:
    """Of how many forecasts nobody has checked the coding, and how many there are."""
    checked = _checked(asked)
    every = [one.id for reading in asked.at.bundle().readings for one in reading.forecasts]
    return sum(one not in checked for one in every), len(every)


@router.get("/forecasts/topics")
def topics(asked: AskedOf) -> HTMLResponse:
    """The counts by topic, when the map is worked out."""
    about = asked.topics
    entries = [dataclasses.replace(entry, topic=about.get(entry.id)) for entry in entries_of(asked.asking)]
    own, more = tallies(asked, "topic", counted(entries, ("topic",)).tallies["topic"])
    return fragment("forecasts_topics", by="topic", own=own, more=more)


@router.get("/forecasts/deadlines.svg")
def deadlines(asked: AskedOf) -> Response:
    """Forecasts on a time line against their deadlines and outcomes."""
    options = TimeOptions(asked.options.as_of, PICTURED, checked=_checked(asked))
    return Response(draw_deadlines(dated(asked.asking, PICTURED), options), media_type=SVG)


def _checked(asked: Asked) -> frozenset[str]:
    """The items whose coding a person found right."""
    return frozenset(item for item, act in asked.at.bundle().reviewed.items() if act in CHECKED)


@router.get("/forecasts/calibration.svg")
def calibration(asked: AskedOf) -> Response:
    """What was said and what came, where there is enough for a curve."""
    return Response(draw_calibration(tallied(asked.asking)[1].curve), media_type=SVG)
