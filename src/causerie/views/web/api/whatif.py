"""What-if questions as JSON: put one, keep it under a name, list what is kept, set several side by side."""

from __future__ import annotations

import dataclasses
from typing import Annotated, Any, Literal

from fastapi import Query
from pydantic import BaseModel, Field

from causerie.pipeline.supposing import Question, Running, asked, drop, keep, kept
from causerie.values import Bundle
from causerie.views.render.whatif import telling
from causerie.views.render.whatif_data import whatif_data
from causerie.views.web.api.models import Done, Reason, Sent, done
from causerie.views.web.context import At
from causerie.views.web.pages.whatif import SCENARIOS
from causerie.views.web.parted import Some, Text
from causerie.views.web.routers import api_router
from causerie.views.web.supposed import EVERYBODY, ROWS, ClaimsOf, Supposed
from causerie.vocabulary import Engine, Rule, Transfer

router = api_router("what-if")
Way = Literal["up", "down", "hold", "seen-up", "seen-down", "without"]


class Happens(Sent):
    """A factor, by its label or some of its words, and what happens to it; a link "A -> B" can be taken out too."""

    factor: Annotated[str, Field(min_length=1, max_length=500, examples=["grain price"])]
    way: Way = "up"


class Supposing(Sent, ClaimsOf):
    """A question, and of which claims the map is drawn. `claim`: play what a claim supposes. `whose`: a speaker or
    several, "*" for the joined map of all, or "" for the one who can say most to it. `presence`: leave links out in as
    many draws as little speaks for them.
    """

    suppose: Annotated[tuple[Happens, ...], Field(max_length=ROWS)] = ()
    claim: Annotated[str, Field(max_length=20, examples=["C12"])] = ""
    whose: Annotated[Text | Some, Field(description=f'A speaker, "" or "{EVERYBODY}"; or several speakers.')] = ""
    samples: Annotated[int | None, Field(ge=1, le=100_000)] = None
    seed: Annotated[int, Field(ge=0, le=2**31)] = 0
    engine: Engine = Engine.PRESS
    rule: Rule | None = None
    transfer: Transfer | None = None
    presence: bool | None = None

    @property
    def question(self) -> Question:
        """The same as the pipeline takes it."""
        fuzzy = self.engine is Engine.FCM
        running = Running(
            self.samples,
            self.seed,
            self.engine,
            self.rule if fuzzy else None,
            self.transfer if fuzzy else None,
            self.presence,
        )
        rows = tuple((one.factor, one.way) for one in self.suppose)
        named = (self.whose,) if isinstance(self.whose, str) else tuple(self.whose)
        whose = tuple(name for name in named if name.strip())
        return Supposed(rows, self.claim.strip().upper(), whose, running, self).question


class Keeping(Supposing):
    """A question and the name to keep it under."""

    name: Annotated[str, Field(min_length=1, max_length=120)]
    reason: Reason = ""


class Dropping(Sent):
    """The name of what is kept no longer."""

    name: Annotated[str, Field(min_length=1, max_length=120)]
    reason: Reason = ""


class Scenario(BaseModel):
    """A kept question in few words, who kept it and when."""

    name: str
    asks: str
    person: str
    at: str
    decision: int


class Scenarios(BaseModel):
    """All that are kept, by name."""

    scenarios: list[Scenario]


@router.post("/whatif", summary="Put a what-if question")
def whatif(asking: Supposing, at: At) -> dict[str, Any]:
    """What follows from what the speakers said, with paths and quotes. Shares are of draws of the map; they say
    nothing of how the world will go. The form is that of `causerie whatif --json`.
    """
    answered = at.workers.result(f"{SCENARIOS}:answer", asking.question, at.checked)
    return _data(answered, at.desk.bundle())


@router.get("/scenarios", summary="List kept questions")
def scenarios(at: At) -> Scenarios:
    """What-if questions that somebody kept under a name."""
    rows = [
        Scenario(name=one.name, asks=asked(one.question.ask), person=one.person, at=one.at, decision=one.number)
        for one in kept(at.desk)
    ]
    return Scenarios(scenarios=rows)


@router.post("/scenarios", summary="Keep a question")
def keeping(asking: Keeping, at: At) -> Done:
    """Under a name that is there it takes the place of the other; undo brings that back."""
    row = keep(at.desk, asking.name, asking.question, at.by(asking.reason))
    return done(at, f"kept as {row.target}", row)


@router.post("/scenarios/drop", summary="Keep a question no longer")
def dropping(asking: Dropping, at: At) -> Done:
    """Undo brings it back."""
    row = drop(at.desk, asking.name, at.by(asking.reason))
    return done(at, f"{row.target} is kept no longer", row)


@router.get("/scenarios/compare", summary="Set kept questions side by side")
def compare(at: At, name: Annotated[list[str], Query(min_length=2, max_length=6)]) -> list[dict[str, Any]]:
    """Each with what follows from it on what the documents hold today."""
    found = at.workers.result(f"{SCENARIOS}:side_by_side", tuple(name), at.checked)
    return [{"named": one.name, **_data(answered, at.desk.bundle())} for one, answered in found]


def _data(answered: Any, bundle: Bundle) -> dict[str, Any]:
    return whatif_data(telling(answered.outcome, dataclasses.replace(bundle, map=answered.map)))
