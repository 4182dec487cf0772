"""The numbers by which pairs of normal forms are compared, for all pairs at once."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from causerie.assembly.bags import Bags, Floats, Ints, bags, letters, numbered
from causerie.assembly.candidates import meaning, sharing, touching
from causerie.assembly.groups import Group
from causerie.assembly.likeness import FEATURES, Encode, Touching, Weights, profile, weights

Bools = NDArray[np.bool_]
Pair = tuple[int, int]
SOLO = FEATURES.index("solo")
AT_ONCE = 20_000
"""Pairs whose words and letters are looked through together."""
ADDED = 2
"""Words that may be added to a name by itself and still be what it stands for."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Pairs of groups by number, in order, the `FEATURES` of each, and whether one is the other turned round."""

    pairs: tuple[Pair, ...]
    features: Floats
    turned: Bools


@dataclass(frozen=True, slots=True)
class Measured:
    """The same before pairs of one name are left out. `solo`: what that feature is where the pair is turned about."""

    ends: Ints
    features: Floats
    turned: Bools
    solo: Floats

    def renumbered(self, numbers: Ints) -> Measured:
        """The same where groups have other numbers, each given by its present one."""
        ends = numbers[self.ends]
        about = ends[:, 0] > ends[:, 1]
        ends = np.sort(ends, axis=1)
        rows = np.lexsort((ends[:, 1], ends[:, 0]))
        features, solo = self.features.copy(), self.solo.copy()
        features[about, SOLO], solo[about] = self.solo[about], self.features[about, SOLO]
        return Measured(ends[rows], features[rows], self.turned[rows], solo[rows])


def measured(groups: Sequence[Group], encode: Encode | None) -> Measured:
    """What words, letters, places and meaning say of pairs; the same in whatever order groups come, but for `solo`."""
    weighing = weights(groups)
    near = touching(groups)
    some = sharing(groups, weighing) | set(near)
    cosines = meaning(groups, encode, some)
    pairs = tuple(sorted(some | set(cosines)))
    involved = sorted({number for pair in pairs for number in pair})
    told = _Told.of([groups[number] for number in involved], weighing)
    place = {number: at for at, number in enumerate(involved)}
    ends = np.array([(place[a], place[b]) for a, b in pairs], np.int64).reshape(-1, 2)
    found = np.zeros((len(pairs), len(FEATURES)))
    for begin in range(0, len(pairs), AT_ONCE):
        part = slice(begin, begin + AT_ONCE)
        _fill(found[part], told, ends[part, 0], ends[part, 1])
    turned = told.lossy[ends[:, 0]] != told.lossy[ends[:, 1]]
    _places(found, turned, pairs, near)
    found[:, FEATURES.index("meaning")] = [cosines.get(pair, 0.0) for pair in pairs]
    about = _solo(told, ends[:, 1], ends[:, 0])
    return Measured(np.array(pairs, np.int64).reshape(-1, 2), found, turned, about)


def of_one_thing(found: Measured) -> Compared:
    """Without pairs of which a name is all that speaks for them: the country alone is not what befalls it.

    Nor are two things that are said of one country, unless they stand in one place.
    """
    solo, rest, within, only = (found.features[:, FEATURES.index(name)] for name in ("solo", "rest", "within", "only"))
    named = (solo > 0) & (rest > np.log1p(ADDED))
    apart = (only > 0) & (solo == 0) & (within == 0)
    kept = np.flatnonzero(~(named | apart))
    return Compared(tuple(map(tuple, found.ends[kept].tolist())), found.features[kept], found.turned[kept])


@dataclass(frozen=True, slots=True)
class _Told:
    """What is compared of each group, as arrays."""

    stems: Bags
    names: Bags
    letters: Bags
    counts: Ints
    weights: Floats
    totals: Floats
    heads: Ints
    headed: Ints
    numbers: Ints
    lossy: Bools

    @staticmethod
    def of(groups: Sequence[Group], weighing: Weights) -> _Told:
        profiles = [profile(group) for group in groups]
        # Sorted, so that sums do not depend on the order of reading.
        order = {one: at for at, one in enumerate(sorted({one for each in profiles for one in each.stems}))}
        # A word with a capital inside one label is a name at the beginning of another too.
        known = frozenset(one for each in profiles for one in each.names)
        stems = numbered(([order[one] for one in each.stems] for each in profiles), len(order))
        weight = np.array([weighing.weight(one) for one in order], np.float64)
        return _Told(
            stems,
            bags(each.stems & known for each in profiles),
            letters([each.text for each in profiles]),
            np.array([weighing.counts[one] for one in order], np.int64),
            weight,
            stems.totals(weight),
            _kinds([each.head for each in profiles]),
            np.array([order.get(each.head, -1) for each in profiles], np.int64),
            _kinds([each.numbers for each in profiles]),
            np.array([each.lossy for each in profiles], np.bool_),
        )


def _kinds(some: Sequence[Hashable]) -> Ints:
    """A number for each, the same for the same thing."""
    known: dict[Hashable, int] = {}
    return np.array([known.setdefault(one, len(known)) for one in some], np.int64)


def _fill(out: Floats, told: _Told, a: Ints, b: Ints) -> None:
    """What words say of the pairs a[n], b[n]."""
    column = {name: out[:, at] for at, name in enumerate(FEATURES)}
    pair, stems = told.stems.shared(a, b)
    common = np.bincount(pair, told.weights[stems], minlength=len(a))
    one, other = told.totals[a], told.totals[b]
    column["common"][:] = 2 * common / (one + other)
    column["contained"][:] = common / np.minimum(one, other)
    column["head"][:] = told.heads[a] == told.heads[b]
    column["bare"][:] = _bare(told, a, b, np.bincount(pair, minlength=len(a)) > 0)
    column["numbers"][:] = told.numbers[a] != told.numbers[b]
    both = told.names.count(a, b)
    column["names"][:] = (told.names.sizes[a] > both) & (told.names.sizes[b] > both)
    column["named"][:] = both > 0
    sizes = told.letters.sizes[a] + told.letters.sizes[b]
    column["letters"][:] = 2 * told.letters.count(a, b) / np.maximum(sizes, 1)
    _words(column, told, a, b)


def _words(column: Mapping[str, Floats], told: _Told, a: Ints, b: Ints) -> None:
    """What heads and the words not shared say of the pairs a[n], b[n]."""
    pair, stems = told.stems.shared(a, b)
    heads = (np.bincount(pair, told.headed[one[pair]] == stems, minlength=len(a)) > 0 for one in (a, b))
    column["crossed"][:] = np.logical_and(*heads)
    one, other = told.stems.sizes[a], told.stems.sizes[b]
    both = np.bincount(pair, minlength=len(a))
    column["whole"][:] = (both >= 2) & (both == np.minimum(one, other))
    column["rest"][:] = np.log1p(one + other - 2 * both)
    column["only"][:] = (both > 0) & (told.names.count(a, b) == both)
    column["solo"][:] = _solo(told, a, b)


def _solo(told: _Told, a: Ints, b: Ints) -> Floats:
    """Whether the shorter of the pairs a[n], b[n] is nothing but a name; the first of two that are as long."""
    shorter = np.where(told.stems.sizes[a] <= told.stems.sizes[b], a, b)
    found: Floats = (told.names.sizes[shorter] == told.stems.sizes[shorter]).astype(np.float64)
    return found


def _bare(told: _Told, a: Ints, b: Ints, sharing_one: Bools) -> Floats:
    """Of a form of one word that is in the longer other: the more, the fewer other forms hold it."""
    one, other = told.stems.sizes[a], told.stems.sizes[b]
    bare = (np.minimum(one, other) == 1) & (one != other) & sharing_one
    word = told.stems.first(np.where(one < other, a, b))
    found: Floats = np.where(bare, 1 / np.maximum(told.counts[word] - 1, 1), 0.0)
    return found


def _places(out: Floats, turned: Bools, pairs: Sequence[Pair], near: Mapping[Pair, Touching]) -> None:
    """What places in the text say; where two share one, their directions there say whether one is turned."""
    at = {pair: row for row, pair in enumerate(pairs)} if near else {}
    first = FEATURES.index("place")
    for pair, one in near.items():
        out[at[pair], first : first + 4] = one.overlap, one.within, one.outcome, one.driver
        if one.within:
            turned[at[pair]] = one.turned
