"""What a recorded outcome comes to: at each of three deadlines, and against how likely the speaker called it.

A happening has a day, and decides a forecast from then on. That nothing happened is only seen when a deadline has
come; before it, and without any deadline, it decides nothing.
"""

from __future__ import annotations

import re

from causerie.dates import bounds
from causerie.ledger.phrases import opens
from causerie.values import Deadlines, Entry, Resolution, Verdicts
from causerie.vocabulary import Level, Outlook, Result

EVEN = 50
"""Per cent."""
_DOUBTING = frozenset({Level.UNLIKELY, Level.EXCLUDED})
_CALLED_UNLIKELY = {Result.YES: Outlook.UNLIKELY_YES, Result.NO: Outlook.UNLIKELY_NO}
_AUXILIARY = re.compile(
    r"(?:\b(?:will|would|shall|can|may|might|could|to|won.t)|['’]ll)\b(?: (?:not|probably|likely|still|also))*"
)


def doubted(entry: Entry) -> bool:
    """Whether the speaker called it less likely than not: by the range where it lies on one side, else by the level."""
    if entry.range is not None:
        low, high = entry.range
        if high < EVEN or low > EVEN:
            return high < EVEN
    return entry.level in _DOUBTING


def told_as(entry: Entry, result: Result) -> Outlook:
    """Where an entry with this result stands: who called a thing unlikely did not say that it would come."""
    return _CALLED_UNLIKELY.get(result, Outlook(result.value)) if doubted(entry) else Outlook(result.value)


def happened(result: Result, negated: bool) -> bool:
    """Whether something happened on the day of the outcome: it came as forecast, or came though it was denied."""
    return result is (Result.NO if negated else Result.YES)


def lasts(words: str) -> bool:
    """Whether a proposition says that something goes on, so that its end is what happens (lasting.toml)."""
    lower = words.casefold()
    behind = next((lower[match.end() :].lstrip() for match in _AUXILIARY.finditer(lower)), "")
    verb = opens("lasting", "verbs").match(behind)
    return verb is not None and not opens("lasting", "not_before").match(behind[verb.end() :].lstrip())


def turned(entry: Entry) -> bool:
    """Whether the happening that would decide an entry makes it fail: it is denied, or it says that something lasts."""
    return entry.negated is not lasts(entry.proposition.text)


def waits(entry: Entry, held: Resolution) -> bool:
    """Whether the outcome is that nothing happened, which only a deadline can show."""
    return held.result in _CALLED_UNLIKELY and not happened(held.result, turned(entry))


def verdicts(held: Resolution, deadlines: Deadlines, negated: bool) -> Verdicts:
    """The result as of each deadline. What happened after a deadline had not happened by then.

    Where the day of the outcome is not known well enough to tell, it is ambiguous. None: nothing had happened, and
    that was recorded before the deadline, so that it was still undecided.
    """
    if held.result not in _CALLED_UNLIKELY:
        return Verdicts(held.result, held.result, held.result)
    first, last = (day.isoformat() for day in bounds(held.on))
    # What decided it may lie before the deadline (a vote that was lost); who records it afterwards has seen the rest.
    seen = max(last, held.at[:10])

    def at(deadline: str) -> Result | None:
        if not happened(held.result, negated):
            return held.result if seen >= deadline else None
        if last <= deadline:
            return held.result
        return -held.result if first > deadline else Result.AMBIGUOUS

    return Verdicts(at(deadlines.early), at(deadlines.default), at(deadlines.late))
