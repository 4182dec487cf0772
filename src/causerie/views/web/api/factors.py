"""Deciding about factors: merge, opposite, refuse, rename, split, type. Each is one call of the pipeline."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field

from causerie.pipeline import merging
from causerie.views.web.api.models import Done, Reason, Sent, done
from causerie.views.web.context import At
from causerie.views.web.routers import api_router
from causerie.vocabulary import FactorKind, Verdict

router = api_router("factors")
Label = Annotated[str, Field(min_length=1, max_length=500, examples=["grain price"])]


class Merge(Sent):
    """Factors that are one, and the label of the whole: by default that of the first."""

    labels: Annotated[list[Label], Field(min_length=2, max_length=200)]
    into: Annotated[Label | None, Field(description="The label of the whole.")] = None
    reason: Reason = ""


class Pair(Sent):
    """Two factors by their labels."""

    label: Label
    other: Label
    reason: Reason = ""


class Rename(Sent):
    """A factor and what it is to be called."""

    label: Label
    name: Label
    reason: Reason = ""


class Split(Sent):
    """What to take out of a factor: labels that were merged into it, or mentions (C12.cause, C12.effect, F3)."""

    label: Label
    parts: Annotated[list[Label], Field(min_length=1, max_length=1000)]
    into: Annotated[Label | None, Field(description="What the part is to be called.")] = None
    reason: Reason = ""


class Typed(Sent):
    """What a factor is to those who act: a policy that somebody can turn, a goal that somebody wants, or other."""

    label: Label
    kind: FactorKind
    reason: Reason = ""


class SuggestionRow(BaseModel):
    """Two factors that may be one; `turned`: the one is the other's opposite. `verdict`: open, accepted or refused."""

    a: str
    b: str
    score: float
    reason: str
    turned: bool
    verdict: Verdict


class Suggestions(BaseModel):
    """Open ones first, the most alike of those first."""

    suggestions: list[SuggestionRow]


@router.post("/merge", summary="Take several factors as one")
def merge(sent: Merge, at: At) -> Done:
    """Of two that are suggested, this accepts the suggestion."""
    row = merging.merge(at.desk, tuple(sent.labels), sent.into or sent.labels[0], at.by(sent.reason))
    return done(at, f"{' and '.join(sent.labels[:3])} are one: {row.after}", row)


@router.post("/opposite", summary="Take a factor as another turned round")
def opposite(sent: Pair, at: At) -> Done:
    """One factor: more of the one is less of the other. It keeps the first label."""
    row = merging.oppose(at.desk, sent.label, sent.other, at.by(sent.reason))
    return done(at, f"{sent.other} is the opposite of {row.after}", row)


@router.post("/refuse", summary="Say that a suggested merge is wrong")
def refuse(sent: Pair, at: At) -> Done:
    """The map keeps the two apart from now on."""
    row = merging.refuse(at.desk, sent.label, sent.other, at.by(sent.reason))
    return done(at, f"{sent.label} and {sent.other} stay apart", row)


@router.post("/rename", summary="Call a factor something else")
def rename(sent: Rename, at: At) -> Done:
    """A name that another factor has is refused: that would be a merge."""
    row = merging.rename(at.desk, sent.label, sent.name, at.by(sent.reason))
    return done(at, f"{sent.label} is called {row.after}", row)


@router.post("/split", summary="Take a part out of a factor")
def split(sent: Split, at: At) -> Done:
    """The part becomes a factor of its own."""
    row = merging.split(at.desk, sent.label, tuple(sent.parts), sent.into, at.by(sent.reason))
    return done(at, f"a part of {sent.label} stands alone: {row.after or ', '.join(sent.parts[:3])}", row)


@router.post("/type", summary="Say that a factor is a policy or a goal")
def typed(sent: Typed, at: At) -> Done:
    """It is marked so on the map (Axelrod 1976)."""
    row = merging.retype(at.desk, sent.label, sent.kind, at.by(sent.reason))
    return done(
        at,
        f"{sent.label} is {'neither policy nor goal' if sent.kind is FactorKind.OTHER else f'a {sent.kind.value}'}",
        row,
    )


@router.get("/suggestions", summary="Which factors may be one, and why")
def suggestions(at: At) -> Suggestions:
    """The map uses them until they are refused."""
    found = at.workers.result(merging.suggestions)
    rows = [
        SuggestionRow(a=one.a, b=one.b, score=one.score, reason=one.reason, turned=one.turned, verdict=one.verdict)
        for one in found
    ]
    return Suggestions(suggestions=rows)
