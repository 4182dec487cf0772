"""What may be recorded of a forecast: checks of outcomes and of sharper wordings, with the column at fault. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from causerie.dates import backwards, bounds, is_edtf
from causerie.ledger.verdicts import waits
from causerie.values import Entry, Resolution, Sharpened, Source
from causerie.vocabulary import Result

Fault = tuple[str, str]
"""The column (of a file) or option at fault, and what is wrong, in words that say what to do."""
_SCHEMES = ("http", "https", "doi", "urn")


def faults(entry: Entry, told: Resolution, today: str, condition: bool | None = None) -> Iterator[Fault]:
    """What is wrong with an outcome for this forecast, on the day `today` (ISO 8601)."""
    yield from _day_faults(entry, told.on, today)
    if condition is not None and entry.condition is None:
        yield "condition", "the forecast has no condition that could be met or fail; leave it out"
    yield from _void_faults(told, condition)
    if entry.deadlines is None and waits(entry, told):
        said = f"no time is named by which the forecast could be called “{told.result.value}”: give it a deadline first"
        yield "", f"{said} (causerie sharpen F12 --deadline 2031-12-31), or say ambiguous"
    if not told.sources:
        yield "source", "names no source; an outcome needs the address where it is written what happened"
    for source in told.sources:
        yield from source_faults(source, today)
    yield from _too_early(told)


def _too_early(told: Resolution) -> Iterator[Fault]:
    """Sources of before the day of the outcome: none tells what came; what did not, one of that day or later must."""
    dated = [one.date for one in told.sources if one.date and is_edtf(one.date)]
    if not dated or not is_edtf(told.on):
        return
    early = [date for date in dated if bounds(date)[1] < bounds(told.on)[0]]
    alone = len(early) == len(told.sources)
    if told.result is not Result.VOID and early and (alone or told.result is Result.YES):
        said = f"{early[0]} lies before {told.on}, the day of the outcome, so the source cannot tell of it"
        yield "source_date", f"{said}; name one of that day or later, or mend one of the two dates"


def _void_faults(told: Resolution, condition: bool | None) -> Iterator[Fault]:
    """A forecast is void where its condition failed, or for a reason that a reader is told."""
    void = told.result is Result.VOID
    if condition is True and void:
        yield "condition", "a forecast whose condition was met is not void for it; say yes, no or ambiguous"
    if condition is False and not void:
        yield "condition", f"{told.result.value} contradicts a condition that failed; such a forecast is void: say void"
    if void and condition is None and not told.note:
        yield "note", "void needs a reason: say in a note why it is void, or that its condition failed"


def already(entry: Entry, name: str) -> str:
    """What stands in the way of another outcome, and how to go on; "" where none is recorded, or it is disputed."""
    held = entry.resolution
    if held is None or held.disputed:
        return ""
    who = f"recorded by {held.person} on {held.at[:10]} (decision {held.number})"
    return (
        f"{name} has an outcome already: {held.result.value} on {held.on}, {who}; "
        "dispute it first, or give --supersede to replace it"
    )


def _day_faults(entry: Entry, on: str, today: str) -> Iterator[Fault]:
    if not is_edtf(on):
        yield "on", f"{on!r} is no date: write a day that exists as 2021-08-15 (or 2021-08, 2021)"
        return
    first, last = (day.isoformat() for day in bounds(on))
    if backwards(on):
        yield "on", f"{on!r} ends before it begins"
    elif first > today:
        yield "on", f"{on} lies in the future (today is {today}); only what has happened can be recorded"
    elif entry.uttered and last < bounds(entry.uttered)[0].isoformat():
        yield "on", f"{on} lies before {entry.uttered}, when the forecast was made"


def source_faults(source: Source, today: str) -> Iterator[Fault]:
    """What is wrong with a source: its address, its date."""
    try:
        parts = urlsplit(source.url)
    except ValueError:
        parts = urlsplit("")
    bare = parts.scheme in _SCHEMES[2:] and bool(parts.path)
    if any(char.isspace() for char in source.url) or not (bare or (parts.scheme in _SCHEMES[:2] and parts.hostname)):
        yield "source", f"{source.url!r} is no address: write one that begins with https://, http://, doi: or urn:"
    if source.date is None:
        return
    if not is_edtf(source.date):
        yield "source_date", f"{source.date!r} is no date: write a day that exists as 2021-08-15 (or 2021-08, 2021)"
    elif bounds(source.date)[0].isoformat() > today:
        yield "source_date", f"{source.date} lies in the future (today is {today})"


def sharpening_faults(entry: Entry, made: Sharpened) -> Iterator[Fault]:
    """What is wrong with a sharper wording. Once an outcome is recorded, wording and deadline are frozen."""
    held = entry.resolution
    if held is not None:
        yield (
            "",
            f"an outcome is recorded (decision {held.number}), so wording and deadline are frozen",
        )
    given = (made.wording, made.threshold, made.deadline)
    if all(part is None for part in given):
        yield "", "say what is sharpened: --wording, --threshold or --deadline"
    if any(part is not None and not part.strip() for part in given):
        yield "", "an empty text sharpens nothing"
    if made.deadline is None:
        return
    if not is_edtf(made.deadline) or len(made.deadline) != len("2021-08-15"):
        yield "deadline", f"{made.deadline!r} is no day: write a day that exists as 2021-08-15"
    elif entry.uttered and made.deadline < bounds(entry.uttered)[0].isoformat():
        yield "deadline", f"{made.deadline} lies before {entry.uttered}, when the forecast was made"
