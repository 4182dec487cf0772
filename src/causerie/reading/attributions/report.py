"""What one construction finds: a report, in document offsets, before it becomes an attribution."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from causerie.reading.frame import Frame, Sentence

Place = tuple[int, int]
"""Document offsets, end exclusive."""


@dataclass(frozen=True, slots=True)
class Report:
    """A report found by `rule` in `sentence` (to `last`, where it runs on).

    `holder` is None where the text names nobody ("it is said that"), `cue` where no words mark the
    report (a quotation that goes on).
    """

    rule: str
    sentence: Sentence
    holder: Place | None
    cue: Place | None
    content: Place
    last: Sentence | None = None


Construction = Callable[[Frame, Sentence], Iterator[Report]]
