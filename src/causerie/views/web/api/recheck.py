"""How reliable the checking is: a blind second look at one's own verdicts, and agreement of two persons."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter
from pydantic import BaseModel, Field

from causerie.pipeline import checking
from causerie.values.review import Agreement
from causerie.values.review import Recheck as Sample
from causerie.views.web.api.models import Done, Name, Reason, Sent, done
from causerie.views.web.context import At, Here
from causerie.views.web.faults import FAULTS
from causerie.vocabulary import Act

router = APIRouter(tags=["reliability"], responses=FAULTS)  # type: ignore[arg-type]


class Again(Sent):
    """A second verdict on an item. `edit`: it would have to be corrected. It changes nothing but the figures."""

    name: Name
    verdict: Annotated[Literal["accept", "reject", "edit"], Field(examples=["accept"])]
    reason: Reason = ""


class Figures(BaseModel):
    """How far two codings of `n` items agree: on `same` of them, and Cohen's kappa; null where it is not defined."""

    n: int
    same: int
    kappa: float | None
    undefined: str


class Recheck(BaseModel):
    """Items to be judged once more without the first verdict, drawn at random, and how consistent you were."""

    person: str
    names: list[str]
    size: int
    consistency: Figures


class Between(BaseModel):
    """Two persons, on what both judged: their verdicts, and the signs that both gave."""

    one: str
    other: str
    verdicts: Figures
    signs: Figures


class Agreements(BaseModel):
    """Every two persons who judged some of the same items, most items first."""

    between: list[Between]


@router.get("/recheck", summary="Items to be judged once more")
def recheck(at: At) -> Recheck:
    """The next sample is drawn when this one is done."""
    found = sample(at)
    return Recheck(
        person=found.person,
        names=[one.alias for one in found.items],
        size=found.size,
        consistency=figures(found.consistency),
    )


@router.post("/recheck", summary="Judge an item once more")
def again(sent: Again, at: At) -> Done:
    """What you said first stands; the second verdict only tells how consistent you are."""
    row = checking.recheck(at.desk, sent.name, Act(sent.verdict), at.by(sent.reason))
    return done(at, f"second look at {sent.name.upper()} kept", row)


@router.get("/agreement", summary="How far people agree")
def agreement(at: At) -> Agreements:
    """Verdicts are kept by name, so that two people can code the same items."""
    return Agreements(
        between=[
            Between(one=pair.one, other=pair.other, verdicts=figures(pair.verdicts), signs=figures(pair.signs))
            for pair in checking.agreements(at.desk)
        ]
    )


def sample(at: Here) -> Sample:
    """The sample that is due: a new one for each `checking.SIZE` items judged again."""
    done_ = checking.consistency(at.desk, at.person).n
    return checking.sample(at.desk, at.person, 1 + done_ // checking.SIZE)


def figures(found: Agreement) -> Figures:
    """Agreement in numbers."""
    return Figures(n=found.n, same=found.same, kappa=found.kappa, undefined=found.undefined)
