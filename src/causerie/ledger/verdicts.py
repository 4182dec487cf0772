"""What a recorded outcome comes to at each of three deadlines: early, default and late."""

from __future__ import annotations

from causerie.dates import bounds
from causerie.values import Deadlines, Resolution, Verdicts
from causerie.vocabulary import Result


def happened(result: Result, negated: bool) -> bool:
    """Whether something happened on the day of the outcome: it came as forecast, or came though it was denied."""
    return result is (Result.NO if negated else Result.YES)


def verdicts(held: Resolution, deadlines: Deadlines, negated: bool) -> Verdicts:
    """The result as of each deadline. What happened after a deadline had not happened by then.

    Where the day of the outcome is not known well enough to tell, it is ambiguous.
    """
    if not happened(held.result, negated):
        return Verdicts(held.result, held.result, held.result)
    first, last = (day.isoformat() for day in bounds(held.on))

    def at(deadline: str) -> Result:
        if last <= deadline:
            return held.result
        return -held.result if first > deadline else Result.AMBIGUOUS

    return Verdicts(at(deadlines.early), at(deadlines.default), at(deadlines.late))
