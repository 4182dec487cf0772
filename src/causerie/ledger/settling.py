"""What people decided, laid over the entries of the ledger as of one day. Pure.

Outcomes are shared by all statements of one forecast; a sharper wording, a reply and a "withhold" belong to the
statement that they are about. In time that grows with the number of entries.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from causerie.codec import decode
from causerie.dates import bounds
from causerie.ledger.verdicts import happened, told_as, turned, verdicts, waits
from causerie.values import Deadlines, Decision, Entry, Resolution, Sharpened, Verdicts
from causerie.vocabulary import Act, Lack, Outlook, Result

_MENDS: Mapping[str, frozenset[Lack]] = {
    "wording": frozenset({Lack.PROPOSITION, Lack.SUBJECT, Lack.SOURCE}),
    "threshold": frozenset({Lack.THRESHOLD}),
    "deadline": frozenset({Lack.DEADLINE, Lack.UNDATED, Lack.PAST, Lack.NO_SUCH_DAY, Lack.UTTERANCE}),
}
"""What a sharper wording, threshold or deadline makes up for."""


def settled(entries: Sequence[Entry], told: Mapping[str, Sequence[Decision]], as_of: str) -> tuple[Entry, ...]:
    """The entries with what was decided of them. `told` are the decisions that hold, in order, by id of the entry.

    An outcome whose day comes after `as_of` (ISO 8601) is left out.
    """
    shared = _by_group(entries, told)
    return tuple(settled_one(one, told.get(one.id, ()), shared.get(group_of(one), ()), as_of) for one in entries)


def group_of(entry: Entry) -> str:
    """The id of the first statement of the same forecast."""
    return entry.group or entry.id


def _by_group(entries: Iterable[Entry], told: Mapping[str, Sequence[Decision]]) -> dict[str, tuple[Decision, ...]]:
    found: dict[str, list[Decision]] = defaultdict(list)
    for entry in entries:
        found[group_of(entry)] += told.get(entry.id, ())
    return {group: tuple(sorted(rows, key=lambda row: row.number)) for group, rows in found.items() if rows}


def settled_one(entry: Entry, own: Sequence[Decision], shared: Sequence[Decision], as_of: str) -> Entry:
    """One entry with what was decided: `own` of this statement, `shared` of any statement of the same forecast."""
    if not own and not shared:
        stands = outlook(entry, None, as_of)
        return entry if stands is entry.outlook else dataclasses.replace(entry, outlook=stands)
    changed = as_sharpened(entry, own)
    known = _as_of(resolutions_in(shared), as_of)
    held = known[-1] if known else None
    decides = held is not None and decides_from(changed, held) <= as_of
    found = verdicts(held, changed.deadlines, turned(entry)) if held and decides and changed.deadlines else None
    return dataclasses.replace(
        changed,
        resolutions=known,
        verdicts=found,
        outlook=outlook(changed, held if decides else None, as_of, found),
        reply=next((str(row.after["text"]) for row in reversed(own) if row.act is Act.REPLY), entry.reply),
        withheld=entry.withheld or any(row.act is Act.WITHHOLD for row in own),
    )


def decides_from(entry: Entry, held: Resolution) -> str:
    """The day from which an outcome decides an entry: its own, or, where nothing happened, the deadline after it."""
    first, last = (day.isoformat() for day in bounds(held.on))
    if held.disputed or entry.deadlines is None or not waits(entry, held) or last >= entry.deadlines.default:
        return first
    return entry.deadlines.default


def _as_of(found: tuple[Resolution, ...], day: str) -> tuple[Resolution, ...]:
    """All of them where the day of the one that holds has come, else none."""
    return found if found and bounds(found[-1].on)[0].isoformat() <= day else ()


def resolutions_in(decisions: Iterable[Decision]) -> tuple[Resolution, ...]:
    """The outcomes recorded, in order; the last one holds. A dispute is of the outcome whose number it names."""
    found: dict[int, Resolution] = {}
    for row in decisions:
        if row.act is Act.RESOLVE:
            read = decode(Resolution, row.after)
            found[row.number] = dataclasses.replace(read, person=row.person, at=row.at, number=row.number)
        elif row.act is Act.DISPUTE and (of := row.after["of"]) in found:
            reason = "; ".join(part for part in (found[of].dispute, row.reason) if part)
            found[of] = dataclasses.replace(found[of], disputed=True, dispute=reason)
    return tuple(found.values())


def sharpened_in(decisions: Iterable[Decision]) -> Sharpened | None:
    """What the analyst made of the words: of each part the last."""
    found: Sharpened | None = None
    for row in decisions:
        if row.act is Act.SHARPEN:
            given = {name: row.after.get(name) for name in _MENDS if row.after.get(name)}
            found = dataclasses.replace(found or Sharpened(), person=row.person, at=row.at, **given)
    return found


def as_sharpened(entry: Entry, own: Iterable[Decision]) -> Entry:
    """The entry with what the analyst made of its words."""
    found = sharpened_in(own)
    if found is None:
        return entry
    mended = frozenset[Lack]().union(*(lacks for name, lacks in _MENDS.items() if getattr(found, name)))
    return dataclasses.replace(
        entry,
        sharpened=found,
        lacks=tuple(lack for lack in entry.lacks if lack not in mended),
        deadlines=_set_by(found, entry.deadlines) if found.deadline else entry.deadlines,
    )


def _set_by(found: Sharpened, said: Deadlines | None) -> Deadlines:
    """The analyst's deadline; what the speaker's words gave is kept in words."""
    day = found.deadline or ""
    before = f", in place of {said.default} ({said.basis})" if said else ""
    basis = f"set by {found.person}{before}"
    return Deadlines(day, day, day, day, said.words if said else "", basis, zone=said.zone if said else "UTC")


def outlook(entry: Entry, held: Resolution | None, as_of: str, found: Verdicts | None = None) -> Outlook:
    """Where an entry with this outcome stands on a day: a forecast is due from its default deadline on.

    `found` is what the outcome comes to at each deadline. What came after every deadline did not come as forecast;
    that nothing had happened before the default deadline, or without any, leaves the entry as if nothing were recorded.
    """
    decided = decided_as(entry, held, found) if held is not None else None
    if decided is not None:
        return decided
    always = without_outcome(entry)
    if always is not None or entry.deadlines is None:
        return always or Outlook.NO_HORIZON
    return Outlook.DUE if entry.deadlines.default <= as_of else Outlook.OPEN


def decided_as(entry: Entry, held: Resolution, found: Verdicts | None) -> Outlook | None:
    """Where an entry stands by its outcome, on any day; None where the outcome decides nothing."""
    if held.disputed:
        return Outlook.DISPUTED
    if _known_before(entry, held):
        return Outlook.KNOWN_AT_PUBLICATION
    if found is None:
        return None if waits(entry, held) else told_as(entry, held.result)
    return told_as(entry, found.default) if found.default is not None else None


def stands_by(entry: Entry, held: Resolution) -> Outlook | None:
    """Where an entry would stand by an outcome on any day; None where that decides nothing."""
    found = verdicts(held, entry.deadlines, turned(entry)) if entry.deadlines else None
    return decided_as(entry, held, found)


def without_outcome(entry: Entry) -> Outlook | None:
    """Where an entry without an outcome stands on every day; None where it is open first, and due later."""
    if any(lack.fatal for lack in entry.lacks):
        return Outlook.NO_PROPOSITION
    if entry.deadlines is None:
        return Outlook.NO_HORIZON
    return entry.outlook if _known_as_said(entry) else None


def _known_as_said(entry: Entry) -> bool:
    """Whether the deadline that the speaker gave had passed on the day of publication."""
    own = entry.sharpened is not None and entry.sharpened.deadline is not None
    return entry.outlook is Outlook.KNOWN_AT_PUBLICATION and not own


def _known_before(entry: Entry, held: Resolution) -> bool:
    """Whether it was known by the day of publication what would come of it, whichever way: by what had happened
    since it was said, or as the last deadline had passed.
    """
    if held.result not in (Result.YES, Result.NO):
        return False
    if _known_as_said(entry):
        return True
    # Of what is reported, two days say between which it was said, not when the report came out.
    if entry.uttered is None or "/" not in entry.uttered or entry.holder != entry.speaker:
        return False
    published = bounds(entry.uttered.split("/")[1])[0]
    if happened(held.result, turned(entry)) and bounds(held.on)[1] < published:
        return True
    return entry.deadlines is not None and entry.deadlines.late < published.isoformat()
