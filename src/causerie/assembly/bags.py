"""Bags: for each of many groups a set of things, by number; what two groups share is found for many pairs at once."""

from __future__ import annotations

import itertools
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Bags:
    """`ids` of the things of each group in rising order, group after group; group n's begin at `begins[n]`."""

    begins: Ints
    ids: Ints
    kinds: int

    @property
    def sizes(self) -> Ints:
        """How many things each group has."""
        return np.diff(self.begins)

    def first(self, groups: Ints) -> Ints:
        """One thing of each of these groups, 0 for an empty one."""
        at = np.minimum(self.begins[groups], max(len(self.ids) - 1, 0))
        return self.ids[at] if len(self.ids) else np.zeros(len(groups), np.int64)

    def totals(self, weights: Floats) -> Floats:
        """The weights of each group's things, added up."""
        owner = np.repeat(np.arange(len(self.sizes)), self.sizes)
        found: Floats = np.bincount(owner, weights[self.ids], minlength=len(self.sizes)).astype(np.float64)
        return found

    def shared(self, a: Ints, b: Ints) -> tuple[Ints, Ints]:
        """Of the pairs a[n], b[n] what both have: the pair's number and the thing, pair by pair."""
        one, other = self._keys(a), self._keys(b)
        if not len(one) or not len(other):
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        at = np.minimum(np.searchsorted(other, one), len(other) - 1)
        both = one[other[at] == one]
        return both // self.kinds, both % self.kinds

    def count(self, a: Ints, b: Ints) -> Ints:
        """How many things the groups of each pair share."""
        return np.bincount(self.shared(a, b)[0], minlength=len(a))

    def _keys(self, groups: Ints) -> Ints:
        """Pair's number and thing in one number, in rising order."""
        sizes = self.sizes[groups]
        pair = np.repeat(np.arange(len(groups)), sizes)
        within = np.arange(len(pair)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        found: Ints = pair * self.kinds + self.ids[np.repeat(self.begins[groups], sizes) + within]
        return found


def bags(sets: Iterable[Iterable[Hashable]]) -> Bags:
    """The bags of these sets; things are numbered in order of first appearance."""
    known: dict[Hashable, int] = {}
    rows = [{known.setdefault(thing, len(known)) for thing in one} for one in sets]
    return numbered(rows, len(known))


def numbered(sets: Iterable[Iterable[int]], kinds: int) -> Bags:
    """The bags of sets of numbers below `kinds`."""
    rows = [sorted(one) for one in sets]
    begins = np.cumsum([0, *map(len, rows)], dtype=np.int64)
    return Bags(begins, np.fromiter(itertools.chain.from_iterable(rows), np.int64), max(kinds, 1))


def letters(texts: Iterable[str]) -> Bags:
    """The sets of three letters in a row of each text."""
    folded = [text.casefold() for text in texts]
    sizes = np.array([len(text) for text in folded], np.int64)
    points = np.frombuffer("".join(folded).encode("utf-32-le", "surrogatepass"), np.uint32)
    there = np.zeros(int(points.max(initial=0)) + 1, np.int64)
    there[points] = 1
    letter = np.cumsum(there)[points] - 1
    width = max(int(there.sum()), 1)
    owner = np.repeat(np.arange(len(folded)), sizes)
    whole = np.flatnonzero(owner[2:] == owner[:-2])
    kinds = width**3
    threes = (letter[whole] * width + letter[whole + 1]) * width + letter[whole + 2]
    keys = np.unique(owner[whole] * kinds + threes)
    begins = np.searchsorted(keys, np.arange(len(folded) + 1) * kinds)
    return Bags(begins, keys % kinds, kinds)
