"""A text that somebody holds, read into a workspace of its own, with a coding and outcomes that came without it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO

from causerie.errors import BadRequest
from causerie.pipeline.deciding import By
from causerie.pipeline.desk import Where
from causerie.pipeline.labels import Label, bring_labels, date_in
from causerie.pipeline.outcomes import bring_outcomes
from causerie.pipeline.reading import LoadOptions, ReadOptions, read_into
from causerie.values.outcomes import Told


@dataclass(frozen=True, slots=True)
class Rebuild:
    """The texts, and what was decided of them elsewhere; `reader` reads what the decisions do not touch."""

    sources: tuple[str, ...]
    reader: str
    labels: tuple[Label, ...] = ()
    outcomes: Sequence[Told] = ()


def rebuild(where: Where, wanted: Rebuild, by: By, tell: Callable[[str], None] = lambda line: None) -> None:
    """Read the texts into the workspace at `where` and apply what was decided; BadRequest for what does not fit."""
    options = ReadOptions(load=LoadOptions(date=date_in(wanted.labels)), reader=wanted.reader)
    for outcome in read_into(where, wanted.sources, options, BytesIO(), by.clock, tell):
        if outcome.document is None:
            raise BadRequest(f"{outcome.source}: {outcome.error}")
    if wanted.labels:
        bring_labels(where, wanted.labels, by)
    if wanted.outcomes:
        bring_outcomes(where, wanted.outcomes, by)
