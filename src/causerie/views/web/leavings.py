"""What is to leave the workspace, as forms ask for it. Light: the process that serves makes none of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from causerie.pipeline.asof import LedgerOptions
from causerie.pipeline.parts import Part

REPORT, EXPORT = "causerie.views.web.leaving:report", "causerie.views.web.leaving:export"
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
