"""What a report is asked to be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """`share`: only what may leave the house. `made`: the date to print, None for none (nothing asks the clock).

    `checkers`: who checked the coding. `factors`: factors drawn at most. `short`: characters of a quote shown at most
    when sharing.
    """

    share: bool = False
    title: str | None = None
    made: str | None = None
    checkers: tuple[str, ...] = ()
    factors: int = 60
    short: int = 280
