"""How reliable the checking is: a blind second look at one's own verdicts, and agreement of two persons."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Query
from pydantic import BaseModel, Field

from causerie.codec import encode
from causerie.pipeline import checking
from causerie.values.review import Agreement, Between
from causerie.views.web.api.models import Done, Name, Reason, Sent, done
from causerie.views.web.context import At
from causerie.views.web.routers import api_router
from causerie.vocabulary import Act

router = api_router("review")
Seed = Annotated[int, Query(ge=0, le=2**31, description="Another number draws another sample.")]
Size = Annotated[int, Query(ge=1, le=500, description="Items in the sample.")]


class Differing(BaseModel):
    """An item on which the two do not agree."""

    name: str
    first: str
    second: str


class Agreeing(BaseModel):
    """The same on `same` of `n`; Cohen's kappa, null where it is not defined, for the reason in `undefined`."""

    n: int
    same: int
    share: float | None
    kappa: float | None
    undefined: str
    differ: list[Differing]


class Persons(BaseModel):
    """Two persons: agreement of their verdicts, and of the signs that both gave."""

    one: str
    other: str
    verdicts: Agreeing
    signs: Agreeing


class AllPersons(BaseModel):
    """Every two persons who judged some of the same items."""

    pairs: list[Persons]


class Blind(BaseModel):
    """An item as it was coded before you judged it, without your verdict."""

    name: str
    document: str
    coding: dict[str, Any]


class Sample(BaseModel):
    """What of the sample is not judged again yet, and how consistent your second verdicts are so far."""

    person: str
    seed: int
    size: int
    items: list[Blind]
    consistency: Agreeing


class Second(Sent):
    """A second verdict on an item of your own: accept, reject, or edit where it would have to be corrected."""

    name: Name
    verdict: Annotated[str, Field(pattern="^(accept|reject|edit)$")]
    reason: Reason = ""


class Rechecked(Done):
    """What was kept, and how consistent your second verdicts are now."""

    consistency: Agreeing


@router.get("/recheck", summary="Draw a sample of your own verdicts, blind")
def sampled(at: At, seed: Seed = 1, size: Size = checking.SIZE) -> Sample:
    """The same seed gives the same sample."""
    found = checking.sample(at.desk, at.person, seed, size)
    aliases = {one.document.id: one.alias for one in at.desk.state().shelf}
    items = [Blind(name=one.alias, document=aliases[one.document], coding=encode(one.item)) for one in found.items]
    return Sample(person=found.person, seed=seed, size=found.size, items=items, consistency=agreeing(found.consistency))


@router.post("/recheck", summary="Keep a second verdict")
def second(sent: Second, at: At) -> Rechecked:
    """It changes nothing but what is known of your consistency."""
    row = checking.recheck(at.desk, sent.name, Act(sent.verdict), at.by(sent.reason))
    told = done(at, f"{sent.name.upper()}: second verdict kept", row)
    return Rechecked(**told.model_dump(), consistency=agreeing(checking.consistency(at.desk, at.person)))


@router.get("/agreement", summary="How far two persons agree")
def all_agreements(at: At) -> AllPersons:
    """Of each person the last verdict on an item counts; what stands in the workspace is the last one of all."""
    return AllPersons(pairs=[_persons(one) for one in checking.agreements(at.desk)])


def agreeing(found: Agreement) -> Agreeing:
    """Agreement as JSON."""
    differ = [Differing(name=one.alias, first=one.first, second=one.second) for one in found.differ]
    return Agreeing(
        n=found.n, same=found.same, share=found.share, kappa=found.kappa, undefined=found.undefined, differ=differ
    )


def _persons(one: Between) -> Persons:
    return Persons(one=one.one, other=one.other, verdicts=agreeing(one.verdicts), signs=agreeing(one.signs))
