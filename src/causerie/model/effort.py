"""How many draws are worth making: fewer where so many factors loop together that each draw takes long.

Draws are judged in batches of a size that never changes, so where they end depends on the draws alone.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from causerie.model.scope import Scope
from causerie.model.thresholds import THRESHOLDS


@dataclass(frozen=True, slots=True)
class Effort:
    """At most `most` draws, `rows` at a time (None: as many as there is room for); enough at `enough` stable ones."""

    most: int
    rows: int | None = None
    enough: int | None = None

    def over(self, made: int, stable: int) -> bool:
        """Whether no more draws are to be made: the stable ones are enough, or will never be."""
        return made >= self.most or (self.enough is not None and stable >= self.enough) or self._vain(made, stable)

    def _vain(self, made: int, stable: int) -> bool:
        if self.rows is None or made < THRESHOLDS.fewest:
            return False
        # two standard errors above what was seen, and two draws where none was
        likely = (stable + 2 * math.sqrt(stable) + 2) / made
        return likely * self.most < THRESHOLDS.fewest


def effort_of(scope: Scope, samples: int) -> Effort:
    """The effort that the largest group of loops of the scope allows."""
    loops = loops_of(scope)
    if loops >= THRESHOLDS.huge:
        return Effort(min(samples, THRESHOLDS.huge_draws), THRESHOLDS.batch, THRESHOLDS.huge_stable)
    if loops >= THRESHOLDS.large:
        return Effort(min(samples, THRESHOLDS.large_draws), THRESHOLDS.batch)
    return Effort(samples)


def loops_of(scope: Scope) -> int:
    """Factors of the largest group."""
    return max((len(group.nodes) for group in scope.groups), default=0)
