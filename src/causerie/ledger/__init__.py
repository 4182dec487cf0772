"""The ledger: forecasts of readings as entries, with their deadlines, ranges and what they lack."""

from causerie.ledger.deadlines import deadline
from causerie.ledger.entering import EnterOptions, entered, entries_of

__all__ = ["EnterOptions", "deadline", "entered", "entries_of"]
