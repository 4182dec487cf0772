"""What merging worked out before, kept for the next time: a decision changes few factors, a reading few mentions.

Whatever is kept is compared with what is asked for before it is used, so that a result is the same as without.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from causerie.aliases import Aliases
from causerie.assembly.bags import Ints
from causerie.assembly.comparing import Compared, Measured, measured, of_one_thing
from causerie.assembly.excluding import excluding
from causerie.assembly.groups import Group, Key, labelled
from causerie.assembly.labels import Label
from causerie.assembly.likeness import Encode
from causerie.assembly.mentions import Named, mentions
from causerie.values import CausalClaim, Forecast, Reading

Mentions = list[tuple[Named, Label]]
Pair = tuple[int, int]
Pairs = frozenset[Pair]
SPARE = 3


@dataclass(frozen=True, slots=True)
class _Read:
    """The mentions of a reading, and what they were found in."""

    causal: tuple[CausalClaim, ...]
    forecasts: tuple[Forecast, ...]
    found: tuple[tuple[Named, Label], ...]

    def is_of(self, reading: Reading) -> bool:
        return self.causal == reading.causal and self.forecasts == reading.forecasts


@dataclass(frozen=True, slots=True)
class _Measures:
    """What was measured of groups: their mentions by key, in the order of their numbers."""

    groups: dict[Key, Mentions]
    found: Measured

    def are_of(self, groups: Sequence[Group]) -> bool:
        return len(groups) == len(self.groups) and all(self.groups.get(one.key) == one.mentions for one in groups)

    def numbers(self, groups: Sequence[Group]) -> Ints:
        """For each group, by the number it had when it was measured, its number now."""
        now = {one.key: number for number, one in enumerate(groups)}
        return np.array([now[key] for key in self.groups], np.int64)


@dataclass(slots=True)
class Memory:
    """Kept by whoever merges the same readings again and again. `turn` is held while it is in use."""

    turn: threading.RLock = field(default_factory=threading.RLock)
    _aliases: Aliases | None = None
    _read: dict[str, _Read] = field(default_factory=dict)
    _groups: dict[Key, Group] = field(default_factory=dict)
    _measures: _Measures | None = None
    _numbers: Ints | None = None
    """Those of `_measures` for the groups that were last compared."""
    _never: tuple[Pairs, Pairs, Pairs] | None = None
    """Of pairs by the numbers that they were measured under, with those of outcomes: what is never one."""
    drawn: dict[Hashable, tuple[list[Mentions], Any]] = field(default_factory=dict)
    """What was made of groups, with their mentions."""

    def make_room(self, number: int) -> None:
        """Forget what was drawn where there is much more of it than the `number` that is drawn now."""
        if len(self.drawn) > SPARE * number:
            self.drawn.clear()

    def groups(self, ordered: Sequence[Reading], aliases: Aliases) -> dict[Key, Group]:
        """The mentions of these readings by normal form."""
        alike = aliases == self._aliases
        known = self._read if alike else {}
        read = {one.id: _read(one, known.get(one.id), aliases) for one in ordered}
        same = alike and len(read) == len(known) and all(known.get(name) is one for name, one in read.items())
        if not same or len(read) != len(ordered):
            # Two readings with one id are told apart by nothing here.
            parts = [read[one.id] if len(read) == len(ordered) else _read(one, None, aliases) for one in ordered]
            self._groups = self._grouped(parts)
        self._aliases, self._read = aliases, read if len(read) == len(ordered) else {}
        # A decision may take mentions out of a group, which then gets another list.
        return {key: Group(key, one.mentions, one.wording) for key, one in self._groups.items()}

    def _grouped(self, parts: Iterable[_Read]) -> dict[Key, Group]:
        groups: dict[Key, Group] = {}
        for part in parts:
            for pair in part.found:
                key = pair[1].key
                if key not in groups:
                    groups[key] = Group(key)
                groups[key].mentions.append(pair)
        for key, one in groups.items():
            before = self._groups.get(key)
            if before is not None and before.mentions == one.mentions:
                groups[key] = before
        return groups

    def compared(self, groups: Sequence[Group], encode: Encode | None) -> Compared:
        """The pairs worth comparing."""
        self._numbers = None
        if encode is not None:
            # A product of many rows differs in its last digits with their order.
            return of_one_thing(measured(groups, encode))
        if self._measures is None or not self._measures.are_of(groups):
            self._measures = _Measures({one.key: one.mentions for one in groups}, measured(groups, None))
            self._never = None
        self._numbers = self._measures.numbers(groups)
        return of_one_thing(self._measures.found.renumbered(self._numbers))

    def excluding(self, groups: Sequence[Group], pairs: Collection[Pair], outcomes: frozenset[Pair]) -> set[Pair]:
        """Those of the pairs that are never one, as `excluding` finds them; of the groups that were just compared."""
        if self._numbers is None:
            return excluding(groups, pairs, outcomes)
        before = np.empty_like(self._numbers)
        before[self._numbers] = np.arange(len(before))
        wanted = _under(before, pairs), _under(before, outcomes)
        if self._never is None or self._never[:2] != wanted:
            found = excluding(groups, pairs, outcomes)
            self._never = *wanted, _under(before, found)
            return found
        return set(_under(self._numbers, self._never[2]))


def _read(reading: Reading, known: _Read | None, aliases: Aliases) -> _Read:
    if known is not None and known.is_of(reading):
        return known
    return _Read(reading.causal, reading.forecasts, tuple(labelled(mentions([reading]), aliases)))


def _under(numbers: Ints, pairs: Collection[Pair]) -> Pairs:
    """The pairs under other numbers, the lower one first."""
    if not pairs:
        return frozenset()
    ends = np.sort(numbers[np.array(list(pairs), np.int64)], axis=1)
    return frozenset(map(tuple, ends.tolist()))
