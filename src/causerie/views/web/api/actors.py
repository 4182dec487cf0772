"""Actors as JSON: who, and of one of them the relations, what they claim and what is claimed of them."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query
from pydantic import BaseModel, Field

from causerie.pipeline.actors import one_of
from causerie.values.people import Person, holders
from causerie.views.web.context import At
from causerie.views.web.parted import PartWanted
from causerie.views.web.people import Drawn, Line, everybody
from causerie.views.web.routers import api_router

router = api_router("actors")
PAGE = 200


class Who(BaseModel):
    """An actor. `named_by`, `told_by`: how many other speakers name them, and claim things of them; `named`: places
    where texts name them; `claims`: items that are theirs.
    """

    name: str
    aliases: list[str]
    country: str | None
    named: int
    named_by: int
    documents: list[str]
    speaks: bool
    claims: int
    told_by: int


class Whos(BaseModel):
    """Those who speak first, then the most often named: `total` in all, these from the `skip`th on."""

    total: int
    actors: list[Who]


class Claim(BaseModel):
    """A claim with its words in their place."""

    name: str
    href: str
    kind: str
    title: str
    date: str
    speaker: str
    reporting: list[str]
    before: str
    quote: str
    after: str
    coding: str
    chips: list[str]
    checked: bool


class Relation(BaseModel):
    """A relation as it reads from this actor's side, and the speakers who say so."""

    relation: str
    other: str
    speakers: list[str]
    claims: list[Claim]


class Profile(BaseModel):
    """One actor at length."""

    actor: Who
    relations: list[Relation]
    claims: list[Claim]
    claimed_of: list[Claim]
    claimed_by: list[str]


class WhosWanted(PartWanted):
    """Of which items, as `causerie actors` narrows them; `skip` actors are left out."""

    skip: Annotated[int, Field(ge=0, le=10_000_000)] = 0


class WhoWanted(PartWanted):
    """Which actor, by name or alias, and of which items."""

    name: Annotated[str, Field(min_length=1, max_length=300, examples=["Ina Holt"])]


@router.get("/actors", summary="List actors")
def actors(at: At, wanted: Annotated[WhosWanted, Query()]) -> Whos:
    """Actors of all documents; those of one name are one."""
    every = everybody(at, wanted.filters)
    return Whos(total=len(every), actors=[_who(one) for one in every[wanted.skip : wanted.skip + PAGE]])


@router.get("/actors/one", summary="Show an actor")
def actor(at: At, wanted: Annotated[WhoWanted, Query()]) -> Profile:
    """By name or alias: relations (those that read both ways from both sides), claims by them and of them."""
    one = one_of(everybody(at, wanted.filters), wanted.name)
    made = Drawn(at, at.bundle())
    others = [said for said in one.of if said.holder != one.name]
    bonds = [made.bond(tie) for tie in one.ties]
    relations = [
        Relation(relation=b.relation, other=b.other, speakers=list(b.speakers), claims=_claims(b.lines)) for b in bonds
    ]
    return Profile(
        actor=_who(one),
        relations=relations,
        claims=_claims(made.lines(one.says)),
        claimed_of=_claims(made.lines(others)),
        claimed_by=list(holders(others)),
    )


def _claims(lines: tuple[Line, ...]) -> list[Claim]:
    return [Claim(**{name: getattr(line, name) for name in Claim.model_fields}) for line in lines]


def _who(one: Person) -> Who:
    return Who(
        name=one.name,
        aliases=list(one.aliases),
        country=one.country,
        named=one.named,
        named_by=len(one.named_by),
        documents=list(one.documents),
        speaks=one.speaks,
        claims=len(one.says),
        told_by=len(one.told_by),
    )
