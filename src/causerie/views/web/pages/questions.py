"""Questions: those of the documents with their answers side by side, and one's own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query, Request
from starlette.responses import HTMLResponse

from causerie.pipeline.questions import LONGEST, kept, worded
from causerie.views.report.questions import Group
from causerie.views.web.asking import Laid, answered, grouped
from causerie.views.web.context import At, fragment, page
from causerie.views.web.routers import page_router
from causerie.vocabulary import TakenUp

router = page_router()
PAGE = 25
MOST = 10
"""Answers shown at first."""
TAKEN = (("", "all"), ("yes", "taken up"), ("partly", "taken up in part"), ("evaded", "evaded"), ("none", "no answer"))


@router.get("/questions")
def questions(
    request: Request,
    at: At,
    q: Annotated[str, Query(max_length=300)] = "",
    taken: Annotated[str, Query(pattern="^(yes|partly|evaded|none)?$")] = "",
    document: Annotated[str, Query(max_length=300)] = "",
    number: Annotated[int, Query(ge=1, le=1_000_000, alias="page")] = 1,
) -> HTMLResponse:
    """Every question of the documents; those of like words of several documents stand together."""
    every = grouped(at)
    passing = [one for one in every if _passes(one, q.strip().casefold(), taken, document)]
    laid = Laid(at)
    shown = [laid.asked(one) for one in passing[(number - 1) * PAGE : number * PAGE]]
    given = {"q": q.strip(), "taken": taken, "document": document}
    return page(
        request,
        at,
        "questions",
        "Questions",
        groups=shown,
        total=len(passing),
        every=len(every),
        given=given,
        states=[(value, says, _query({**given, "taken": value}), _count(every, value)) for value, says in TAKEN],
        choices=[
            (one.document.id, f"{one.alias} {one.document.title or one.document.id}") for one in at.desk.state().shelf
        ],
        kept=kept(at.desk),
        longest=LONGEST,
        before=_query({**given, "page": number - 1}) if number > 1 else "",
        after=_query({**given, "page": number + 1}) if number * PAGE < len(passing) else "",
    )


@router.get("/questions/answer")
def answer(
    at: At,
    q: Annotated[str, Query(min_length=1, max_length=LONGEST)],
    most: Annotated[int, Query(ge=1, le=200)] = MOST,
) -> HTMLResponse:
    """What the documents say to a question today, as a part of the page."""
    found = answered(at, q)
    words = worded(q)
    held = any(one.question.casefold() == words.casefold() for one in kept(at.desk))
    laid = Laid(at)
    return fragment(
        "questions_answer",
        question=words,
        found=found,
        hits=laid.hits(found, most),
        held=held,
        total=len(found.found),
        by=len(laid.speakers(found)),
    )


def _passes(group: Group, words: str, taken: str, document: str) -> bool:
    here = not document or any(card.document.id == document for card in group.asked)
    return here and _is(group, taken) and (not words or words in " ".join(_words(group)).casefold())


def _is(group: Group, taken: str) -> bool:
    if taken == "none":
        return not group.columns
    return not taken or any(getattr(card.item, "taken_up", None) == TakenUp(taken) for card in group.asked)


def _words(group: Group) -> Iterable[str]:
    yield from (card.item.quote.text for card in group.asked)
    for column in group.columns:
        yield column.speaker
        for given in column.given:
            yield f"{given.head} {given.rest}"


def _count(every: Iterable[Group], taken: str) -> int:
    return sum(_is(one, taken) for one in every)


def _query(given: dict[str, object]) -> str:
    return urlencode({key: value for key, value in given.items() if value})
