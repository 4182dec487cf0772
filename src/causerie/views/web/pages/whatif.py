"""What-if: push factors, observe, take out; see what follows and on which words; keep questions and compare them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Query, Request
from starlette.responses import HTMLResponse

from causerie.pipeline.jobs import Job, JobState
from causerie.pipeline.supposing import Start, asked, kept
from causerie.values import items_of
from causerie.views.markup import plural
from causerie.views.render.scenarios import Column, table
from causerie.views.web.answers import told
from causerie.views.web.context import At, Here, fragment, page
from causerie.views.web.maps.wanted import REVIEWED
from causerie.views.web.parted import choices
from causerie.views.web.routers import page_router
from causerie.views.web.supposed import EVERYBODY, WAYS, Asked, supposed_of
from causerie.vocabulary import Engine, Rule, Transfer
from causerie.voices import claimants, voice

router = page_router()
SCENARIOS = "causerie.pipeline.scenarios"
PATIENCE = 0.4
"""Seconds in which an answer may come with the page; later it is filled in."""
LOOK_EVERY = 0.02
OFFERED = 30
"""Suppositions of the texts, and factors, that are offered at most."""
RESTATES = "moves only what it says itself"
ENGINES = (
    (Engine.PRESS, "sampled press perturbation"),
    (Engine.PATHS, "signs along paths"),
    (Engine.FCM, "fuzzy cognitive map"),
)


@dataclass(frozen=True, slots=True)
class Offer:
    """A supposition of the texts, to be played with one click; `joined`: on the joined map it leads on; `checked`:
    a person found its coding right.
    """

    name: str
    home: str
    speaker: str | None
    words: str
    moves: str
    joined: bool
    checked: bool


@router.get("/whatif")
def whatif(request: Request, at: At, asking: Asked) -> HTMLResponse:
    """The form, the answer to what the address asks, what the texts suppose, and what was kept."""
    answer = _waited(at, "answer", asking.question, at.checked) if not asking.empty else None
    return page(
        request,
        at,
        "whatif",
        "What if",
        asking=asking,
        ways=WAYS,
        everybody=EVERYBODY,
        engines=ENGINES,
        rules=tuple(Rule),
        transfers=tuple(Transfer),
        choices=choices(at.desk),
        reviewed=REVIEWED,
        speakers=claimants(one.reading for one in at.desk.state().shelf),
        job=answer,
        told=told(answer.result, at.desk) if answer and answer.state is JobState.DONE else None,
        kept=[(one, supposed_of(one.question).query, asked(one.question.ask)) for one in kept(at.desk)],
    )


@router.get("/whatif/offers")
def offers(at: At) -> HTMLResponse:
    """What can be pushed, and what the texts themselves suppose; waits for the map."""
    starts = at.workers.result(f"{SCENARIOS}:starts", at.checked)[:OFFERED]
    factors = at.workers.result(f"{SCENARIOS}:pushable", at.checked)
    return fragment("whatif_offers", offers=list(_offers(at, starts)), factors=factors)


@router.get("/whatif/compare")
def compare(request: Request, at: At, name: Annotated[list[str] | None, Query(max_length=12)] = None) -> HTMLResponse:
    """Kept questions side by side, on what the documents hold today."""
    found = at.workers.result(f"{SCENARIOS}:side_by_side", tuple(name or ()), at.checked)
    columns: list[Column] = [(one.name, answered.outcome, answered.map) for one, answered in found]
    heads = [(one.name, supposed_of(one.question).query, asked(one.question.ask)) for one, _ in found]
    return page(request, at, "whatif_compare", "Scenarios side by side", heads=heads, rows=table(columns))


def _waited(at: Here, function: str, *args: Any) -> Job:
    """The job of a question: done where it is quick or was put before."""
    job = at.workers.begin(f"{SCENARIOS}:{function}", *args, title="What follows")
    until = time.monotonic() + PATIENCE
    while not job.state.ended and time.monotonic() < until:
        time.sleep(LOOK_EVERY)
        job = at.workers.job(job.id)
    return job


def _offers(at: Here, starts: tuple[Start, ...]) -> Iterator[Offer]:
    state = at.desk.state()
    homes = {one.document.id: one for one in state.shelf}
    for start in starts:
        shelved = homes.get(start.document)
        items = () if shelved is None else items_of(shelved.reading)
        item = next((one for one in items if one.id == start.item), None)
        if shelved is None or item is None:
            continue
        moves = [plural(start.factors, "factor")] if start.factors else []
        moves += [plural(start.forecasts, "forecast")] if start.forecasts else []
        yield Offer(
            state.names.get(start.item, ""),
            shelved.alias,
            voice(shelved.document, shelved.reading, item),
            item.quote.text,
            f"moves {' and '.join(moves)} over two links or more, all maps joined" if moves else RESTATES,
            bool(moves),
            item.id in shelved.decided.checked,
        )
