"""What came of a forecast, as a person tells it in a row of a file or on the command line."""

from __future__ import annotations

from dataclasses import dataclass

from causerie.values.ledger import Resolution


@dataclass(frozen=True, slots=True)
class Told:
    """An outcome and the forecast that it is of: by name (F12) or id, or by the place of its proposition.

    `condition`: whether the condition of a conditional forecast was met, None where nobody says. `row` is that
    of the file, 0 without one, and `rows` are those of its sources. `dispute`: why somebody objects to it. `turn`: 1,
    2 ... for an outcome in whose place another came, the oldest first; 0 for the one that holds.
    """

    forecast: str
    resolution: Resolution
    condition: bool | None = None
    document: str = ""
    place: tuple[int, int] | None = None
    row: int = 0
    rows: tuple[int, ...] = ()
    reply: str = ""
    dispute: str = ""
    turn: int = 0
