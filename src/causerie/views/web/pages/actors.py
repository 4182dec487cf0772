"""Actors: who, under which names, with whom in which relation, what they claim and what is claimed of them."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query, Request
from pydantic import Field
from starlette.responses import HTMLResponse

from causerie.errors import CauserieError
from causerie.pipeline.actors import CLAIMS as CLAIMED
from causerie.pipeline.actors import one_of
from causerie.pipeline.filtering import Filters
from causerie.values import items_of
from causerie.values.people import Person, holders
from causerie.views.web.context import At, Here, page
from causerie.views.web.parted import PartWanted, Text, choices
from causerie.views.web.people import Drawn, country, everybody
from causerie.views.web.routers import page_router
from causerie.vocabulary import CHECKED

router = page_router()
PAGE = 100
CLAIMS = 40
"""Claims shown at first."""


class ActorsWanted(PartWanted):
    """Which actors, one of whom may be chosen by `name`, and of which items, as the command line narrows them."""

    name: Text = ""
    q: Annotated[str, Field(max_length=200)] = ""
    speak: bool = False
    whole: bool = False
    page: Annotated[int, Field(ge=1, le=1_000_000)] = 1

    def query(self, **changed: object) -> str:
        """The same as the query of an address, with other values."""
        return urlencode(self.model_copy(update=changed).pairs)

    @property
    def narrowed(self) -> bool:
        """Whether anything is left out."""
        return bool(self.model_copy(update={"name": "", "whole": False, "page": 1}).pairs)


@router.get("/actors")
def actors(request: Request, at: At, wanted: Annotated[ActorsWanted, Query()]) -> HTMLResponse:
    """The list, and beside it the actor who is chosen."""
    every, fault = _every(at, wanted)
    words, number = wanted.q.strip().casefold(), wanted.page
    found = [one for one in every if (one.speaks or not wanted.speak) and _named(one, words)]
    chosen = one_of(every, wanted.name) if wanted.name and not fault else None
    return page(
        request,
        at,
        "actors",
        chosen.name if chosen else "Actors",
        people=found[(number - 1) * PAGE : number * PAGE],
        fault=fault,
        total=len(found),
        every=len(every),
        unchecked_of=_unchecked(at, wanted.filters) if not fault else (0, 0),
        speaking=sum(one.speaks for one in every),
        given=wanted,
        choices=choices(at.desk),
        chosen=_profile(at, chosen, wanted.whole) if chosen else None,
        country=country,
        link=lambda other: f"/actors?{wanted.query(name=other, whole=False)}",
        known={one.name for one in every},
        before=wanted.query(page=number - 1, name="", whole=False) if number > 1 else "",
        after=wanted.query(page=number + 1, name="", whole=False) if number * PAGE < len(found) else "",
        more=wanted.query(whole=True),
    )


def _every(at: Here, wanted: ActorsWanted) -> tuple[tuple[Person, ...], str]:
    """All actors with the items that pass, or in one line why there are none."""
    try:
        return everybody(at, wanted.filters), ""
    except CauserieError as error:
        return (), str(error)


def _unchecked(at: Here, filters: Filters) -> tuple[int, int]:
    """Of how many claims nobody has checked the coding, and how many there are."""
    bundle = at.desk.bundle(filters, at.checked)
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
