"""The forms of what scripts send and get, shared by endpoints. Foreign JSON is checked here and nowhere else."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from causerie.values import Decision
from causerie.views.web.context import Here

Name = Annotated[str, Field(min_length=1, max_length=200, examples=["C12"])]
"""A name of an item (C12, F3), a document (D1) or a factor."""
Reason = Annotated[str, Field(max_length=2000, description="Why; kept in the log.")]
MOST = 10_000
"""Names that one request may hold."""


class Sent(BaseModel):
    """What is sent: nothing beyond the documented fields."""

    model_config = ConfigDict(extra="forbid")


class Named(Sent):
    """Items by their names, and why."""

    names: Annotated[list[Name], Field(min_length=1, max_length=MOST)]
    reason: Reason = ""


class Done(BaseModel):
    """What was done: decisions by their numbers in the log, the names of the items that they are about, all in one
    line, and the workspace's version since.
    """

    decisions: list[int]
    names: list[str]
    told: str
    version: int


def done(at: Here, told: str, *rows: Decision) -> Done:
    """The answer of an act."""
    known = at.desk.state().names
    names = dict.fromkeys(known[row.target] for row in rows if row.target in known)
    return Done(decisions=[row.number for row in rows], names=list(names), told=told, version=at.desk.version)
