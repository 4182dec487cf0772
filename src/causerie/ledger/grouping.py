"""Which statements are one forecast: said by one speaker, of one thing, the same way, for times that fit.

They count once; the first of them names the group. Two times fit where the days from early to late overlap. Who
says it again without a time says no more than before; who names a time where none was named before makes a forecast
that can fail, and that is another one; on one day the statement that names a time is the first. A forecast with other
numbers or another condition is another one too, and so is one that is called more or less likely than before: who has
changed their mind has said two things. A likelihood that was given once holds for who says it again without any.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace

from causerie.dates import bounds
from causerie.ledger.phrases import meaning, numbers_in
from causerie.ledger.verdicts import doubted
from causerie.values import Entry
from causerie.words import stem, table

_LIGHT = frozenset(map(stem, ("going", "able", "like", "probably", "certain", "may", "expected", "bound", "set"))) | {
    *map(stem, ("soon", "still", "shortly", "presently", "eventually", "surely", "likely"))
}
"""Stems that say when or how surely, not what."""
_NEAR = 16
"""How many groups of the same words, the last ones, a statement is tried with; more than so many times are rare."""
_TELLING = 2
"""Stems from which on a proposition says what happens to its factor; fewer only name it ("the price will be")."""
_BARE = "-"
"""Before the digest of so few."""
NEVER = "9"
"""Comes after every day."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What grouping looks at. Only statements with the same `common` can be one forecast: that is a digest of
    speaker, way, level of certainty, condition and numbers. `words` is a digest of what else is said (None: nothing;
    `_BARE` before it: too little to tell what happens), `odds` the range in per cent as text, `factor` what it is
    about. `said`: the first day on which it may have been said. What has no day comes last.
    """

    common: str
    words: str | None
    said: str
    early: str | None
    late: str | None
    odds: str | None = None
    factor: Hashable = None

    @property
    def keys(self) -> tuple[Hashable, ...]:
        """What statements of one forecast have in common: the same words, or the same factor going the same way."""
        said = ((self.common, self.words),) if self.words is not None else ()
        bare = self.words is not None and self.words.startswith(_BARE)
        return said if self.factor is None or bare else (*said, (self.common, "factor", self.factor))


@dataclass(slots=True, eq=False)
class _Group:
    """The statements so far: the first, and the earliest and latest day that they name."""

    first: int
    early: str | None = None
    late: str | None = None
    odds: str | None = None


def grouped(entries: Sequence[Entry], meant: Sequence[str], factors: Sequence[Hashable]) -> tuple[Entry, ...]:
    """The entries with their groups. `meant` are the propositions without pronouns, `factors` what they are about."""
    rows = [statement(*one) for one in zip(entries, meant, factors, strict=True)]
    return tuple(_named(entry, entries[at].id) for entry, at in zip(entries, firsts(rows), strict=True))


def _named(entry: Entry, group: str) -> Entry:
    return entry if entry.group == group else replace(entry, group=group)


def statement(entry: Entry, meant: str, factor: Hashable = None) -> Statement:
    """An entry as grouping looks at it; `meant` is its proposition without pronouns."""
    holder = entry.holder
    condition = sorted(meaning(entry.condition.text)) if entry.condition else None
    days = entry.deadlines
    timeless = meant.casefold().replace(days.words.casefold(), " ") if days and days.words else meant.casefold()
    numbers = sorted(set(numbers_in(timeless)))
    way = (entry.negated, entry.level.value, doubted(entry))
    words = meaning(timeless) - _LIGHT - table("negators")
    return Statement(
        _digest((holder or entry.document, bool(holder), *way, condition, numbers)),
        f"{_BARE if len(words) < _TELLING else ''}{_digest(sorted(words))}" if words else None,
        _first_day(entry.uttered) if entry.uttered else NEVER,
        days.early if days else None,
        days.late if days else None,
        json.dumps(entry.range) if entry.range else None,
        factor,
    )


def _digest(data: object) -> str:
    return hashlib.blake2b(json.dumps(data).encode(), digest_size=12).hexdigest()


def firsts(rows: Sequence[Statement]) -> list[int]:
    """For each statement the place of the first one of the same forecast.

    In time that grows with the number of statements, however many are alike.
    """
    order = sorted(range(len(rows)), key=lambda at: (rows[at].said, rows[at].early is None, at))
    groups: dict[Hashable, list[_Group]] = {}
    found = list(range(len(rows)))
    for at in order:
        keys = rows[at].keys
        home = next((one for key in keys for one in groups.get(key, [])[-_NEAR:] if _fits(one, rows[at])), None)
        home = home or _Group(at)
        _add(groups, keys, home)
        _join(home, rows[at])
        found[at] = home.first
    return found


def _add(groups: dict[Hashable, list[_Group]], keys: Iterable[Hashable], home: _Group) -> None:
    for key in keys:
        known = groups.setdefault(key, [])
        if home not in known[-_NEAR:]:
            known.append(home)


@functools.lru_cache(maxsize=50_000)
def _first_day(uttered: str) -> str:
    return bounds(uttered)[0].isoformat()


def _fits(group: _Group, row: Statement) -> bool:
    if group.odds and row.odds and group.odds != row.odds:
        return False
    if row.early is None or row.late is None:
        return True
    if group.early is None or group.late is None:
        return False
    return row.early <= group.late and group.early <= row.late


def _join(group: _Group, row: Statement) -> None:
    group.odds = group.odds or row.odds
    if row.early is not None and row.late is not None:
        group.early = max(group.early or "", row.early)
        group.late = min(group.late or NEVER, row.late)
