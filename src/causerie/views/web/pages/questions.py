"""Questions: those of the documents with their answers side by side, and one's own."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query, Request
from pydantic import Field
from starlette.responses import HTMLResponse

from causerie.errors import CauserieError
from causerie.pipeline.questions import LONGEST, kept, worded
from causerie.pipeline.state import shelved_as
from causerie.views.report.questions import Group
from causerie.views.web.asking import Laid, answered, grouped
from causerie.views.web.context import At, Here, fragment, page
from causerie.views.web.parted import PartWanted, choices
from causerie.views.web.routers import page_router
from causerie.vocabulary import TakenUp

router = page_router()
PAGE = 25
MOST = 10
"""Answers shown at first."""
TAKEN = (("", "all"), ("yes", "taken up"), ("partly", "taken up in part"), ("evaded", "evaded"), ("none", "no answer"))


class QuestionsWanted(PartWanted):
    """Which questions: by words, by whether they were taken up, and as the command line narrows them."""

    q: Annotated[str, Field(max_length=300)] = ""
    taken: Annotated[str, Field(pattern="^(yes|partly|evaded|none)?$")] = ""
    page: Annotated[int, Field(ge=1, le=1_000_000)] = 1

    def query(self, **changed: object) -> str:
        """The same as the query of an address, with other values."""
        return urlencode(self.model_copy(update=changed).pairs)

    @property
    def narrowed(self) -> bool:
        """Whether anything is left out."""
        return bool(self.model_copy(update={"page": 1}).pairs)


@router.get("/questions")
def questions(request: Request, at: At, wanted: Annotated[QuestionsWanted, Query()]) -> HTMLResponse:
    """Every question of the documents; those of like words of several documents stand together."""
    every, passing, fault = _found(at, wanted)
    laid = Laid(at)
    return page(
        request,
        at,
        "questions",
        "Questions",
        groups=[laid.asked(one) for one in passing[(wanted.page - 1) * PAGE : wanted.page * PAGE]],
        fault=fault,
        every=len(every),
        given=wanted,
        states=[(value, says, wanted.query(taken=value, page=1), _count(every, value)) for value, says in TAKEN],
        choices=choices(at.desk),
        kept=kept(at.desk),
        longest=LONGEST,
        before=wanted.query(page=wanted.page - 1) if wanted.page > 1 else "",
        after=wanted.query(page=wanted.page + 1) if wanted.page * PAGE < len(passing) else "",
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


def _found(at: Here, wanted: QuestionsWanted) -> tuple[tuple[Group, ...], list[Group], str]:
    """All questions of the part, those that are wanted, and in one line why there are none."""
    try:
        # What one document asks is shown with the answers that all others give.
        every = grouped(at, dataclasses.replace(wanted.filters, documents=()))
        documents = {shelved_as(at.desk.state(), name).document.id for name in wanted.document}
    except CauserieError as error:
        return (), [], str(error)
    words = wanted.q.strip().casefold()
    passing = [
        one
        for one in every
        if (not documents or any(card.document.id in documents for card in one.asked))
        and _is(one, wanted.taken)
        and (not words or words in " ".join(_words(one)).casefold())
    ]
    return every, passing, ""


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
