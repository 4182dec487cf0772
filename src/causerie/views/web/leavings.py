"""What is to leave the workspace, as forms ask for it. Light: the process that serves makes none of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from causerie.pipeline.asof import LedgerOptions
from causerie.pipeline.parts import Part

REPORT, EXPORT = "causerie.views.web.leaving:report", "causerie.views.web.leaving:export"
PAGE = "causerie.views.web.rebuilt:page"
"""What makes it, by name."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """What is to leave: a part of the workspace, as its ledger stands on a day. `title` and `share` are a report's,
    `union` a map's. What is withheld is in neither, unless `part` says so.
    """

    options: LedgerOptions
    part: Part = field(default_factory=Part)
    share: bool = False
    title: str = ""
    union: bool = False


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A page of texts that are in no workspace: how it is made, what others decided (JSON lines) and what came of the
    forecasts (CSV) as files hold it, who decides where these do not say, and what reads the texts, None as usual.
    """

    leaving: Leaving
    decisions: bytes
    outcomes: bytes
    person: str
    reader: str | None
