"""Actors: who, under which names, with whom in which relation, what they claim and what is claimed of them."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query, Request
from starlette.responses import HTMLResponse

from causerie.pipeline.actors import CLAIMS as CLAIMED
from causerie.pipeline.actors import one_of
from causerie.values import items_of
from causerie.values.people import Person, holders
from causerie.views.web.context import At, Here, page
from causerie.views.web.people import Drawn, country, everybody
from causerie.views.web.routers import page_router
from causerie.vocabulary import CHECKED

router = page_router()
PAGE = 100
CLAIMS = 40
"""Claims shown at first."""


@router.get("/actors")
def actors(
    request: Request,
    at: At,
    name: Annotated[str, Query(max_length=300)] = "",
    q: Annotated[str, Query(max_length=200)] = "",
    speak: Annotated[bool, Query()] = False,
    whole: Annotated[bool, Query()] = False,
    number: Annotated[int, Query(ge=1, le=1_000_000, alias="page")] = 1,
) -> HTMLResponse:
    """The list, and beside it the actor who is chosen."""
    every = everybody(at)
    found = [one for one in every if (one.speaks or not speak) and _named(one, q.strip().casefold())]
    chosen = one_of(every, name) if name else None
    given = {"q": q.strip(), "speak": speak or "", "page": number if number > 1 else ""}
    return page(
        request,
        at,
        "actors",
        chosen.name if chosen else "Actors",
        people=found[(number - 1) * PAGE : number * PAGE],
        total=len(found),
        every=len(every),
        unchecked_of=_unchecked(at),
        speaking=sum(one.speaks for one in every),
        given=given,
        chosen=_profile(at, chosen, whole) if chosen else None,
        country=country,
        link=lambda other: f"/actors?{_query({**given, 'name': other})}",
        known={one.name for one in every},
        before=_query({**given, "page": number - 1}) if number > 1 else "",
        after=_query({**given, "page": number + 1}) if number * PAGE < len(found) else "",
        more=_query({**given, "name": name, "whole": 1}),
    )


def _unchecked(at: Here) -> tuple[int, int]:
    """Of how many claims nobody has checked the coding, and how many there are."""
    bundle = at.bundle()
    every = [item.id for one in bundle.readings for item in items_of(one) if isinstance(item, CLAIMED)]
    return sum(bundle.reviewed.get(name) not in CHECKED for name in every), len(every)


def _named(one: Person, words: str) -> bool:
    return not words or any(words in name.casefold() for name in (one.name, *one.aliases))


def _profile(at: At, one: Person, whole: bool) -> dict[str, object]:
    made = Drawn(at, at.bundle())
    most = None if whole else CLAIMS
    others = [said for said in one.of if said.holder != one.name]
    return {
        "person": one,
        "documents": [made.shelf[name] for name in one.documents if name in made.shelf],
        "bonds": [made.bond(tie) for tie in one.ties],
        "says": made.lines(one.says[:most]),
        "of": made.lines(others[:most]),
        "others": len(others),
        "by": holders(others),
    }


def _query(given: dict[str, object]) -> str:
    return urlencode({key: value for key, value in given.items() if value})
