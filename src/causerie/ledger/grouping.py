"""Which statements are one forecast: said by one speaker, of one thing, the same way, for times that fit.

They count once; the first of them names the group. Two times fit where the days from early to late overlap, or
where one of the statements names none. A forecast with other numbers or another condition is another one.
"""

from __future__ import annotations

import functools
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from causerie.dates import bounds
from causerie.ledger.phrases import meaning, numbers_in
from causerie.values import Entry
from causerie.words import table

_LIGHT = frozenset({"go", "abl", "like", "probabl", "soon", "certain", "may", "still", "expect", "bound", "set"})
"""Stems that say when or how surely, not what."""
_NEAR = 16
"""How many groups of the same words, the last ones, a statement is tried with; more than so many times are rare."""


@dataclass(slots=True)
class _Group:
    """The statements so far: the first, and the earliest and latest day that they name."""

    first: str
    early: str | None = None
    late: str | None = None
    members: list[int] = field(default_factory=list)


def grouped(entries: Sequence[Entry], meant: Sequence[str], factors: Sequence[Hashable]) -> tuple[Entry, ...]:
    """The entries with their groups. `meant` are the propositions without pronouns, `factors` what they are about.

    In time that grows with the number of entries, however many are alike.
    """
    order = sorted(range(len(entries)), key=lambda at: (_said(entries[at]), at))
    groups: dict[Hashable, list[_Group]] = {}
    for at in order:
        keys = tuple(_keys(entries[at], meant[at], factors[at]))
        home = next((one for key in keys for one in groups.get(key, [])[-_NEAR:] if _fits(one, entries[at])), None)
        if home is None:
            home = _Group(entries[at].id)
        for key in keys:
            known = groups.setdefault(key, [])
            if home not in known[-_NEAR:]:
                known.append(home)
        _join(home, entries[at], at)
    names = {at: group.first for known in groups.values() for group in known for at in group.members}
    return tuple(_named(entry, names.get(at, entry.id)) for at, entry in enumerate(entries))


def _named(entry: Entry, group: str) -> Entry:
    return entry if entry.group == group else replace(entry, group=group)


def _said(entry: Entry) -> str:
    """The first day on which it may have been said; what has no day comes last."""
    return _first_day(entry.uttered) if entry.uttered else "9"


@functools.lru_cache(maxsize=50_000)
def _first_day(uttered: str) -> str:
    return bounds(uttered)[0].isoformat()


def _keys(entry: Entry, meant: str, factor: Hashable) -> Iterator[Hashable]:
    """What statements of one forecast have in common: the same words, or the same factor going the same way."""
    holder = entry.source[-1] if entry.source else entry.speaker
    who = (holder or entry.document, bool(holder))
    condition = meaning(entry.condition.text) if entry.condition else None
    common = (who, entry.negated, condition, frozenset(numbers_in(meant.casefold())))
    said = meaning(meant) - _LIGHT - table("negators")
    if said:
        yield (common, said)
    if factor is not None:
        yield (common, "factor", factor)


def _fits(group: _Group, entry: Entry) -> bool:
    if entry.deadlines is None or group.early is None or group.late is None:
        return True
    return entry.deadlines.early <= group.late and group.early <= entry.deadlines.late


def _join(group: _Group, entry: Entry, at: int) -> None:
    group.members.append(at)
    if entry.deadlines is not None:
        group.early = max(group.early or "", entry.deadlines.early)
        group.late = min(group.late or "9", entry.deadlines.late)
