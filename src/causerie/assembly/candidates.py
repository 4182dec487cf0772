"""Which normal forms are worth comparing: those that share a telling word, a place in a text, or a meaning."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from causerie.assembly.groups import Group
from causerie.assembly.likeness import Encode, Touching, Weights
from causerie.identity import overlap

MOST = 40
"""A word that more groups have tells none of them apart."""
TELLING = 3
"""Of a longer form, pairs of this many of its rarest words are looked up."""
NEAREST = 5
LIKE = 0.5
"""Cosine from which on two texts are compared at all."""
ENCODED = 4000
"""Groups up to which meanings are compared; beyond, likeness is counted in words alone."""

Pair = tuple[int, int]


def sharing(groups: Sequence[Group], weighing: Weights) -> set[Pair]:
    """Pairs, by number, that share a word that few have, or two of their rarest."""
    having: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        if group.key[0] == "?":
            continue
        stems = sorted(set(group.key), key=lambda one: (weighing.counts[one], one))
        for one in stems:
            if 1 < weighing.counts[one] <= MOST:
                having[one,].append(number)
        rare = sorted(stems[:TELLING])
        for two in itertools.combinations(rare, 2):
            if min(weighing.counts[one] for one in two) > MOST:
                having[two].append(number)
    return {pair for some in having.values() if len(some) <= MOST for pair in itertools.combinations(some, 2)}


def touching(groups: Sequence[Group]) -> dict[Pair, Touching]:
    """Pairs whose mentions share a place in a text: a pronoun and what it stands for, a forecast and its effect."""
    places: dict[str, list[tuple[int, int, int, bool]]] = defaultdict(list)
    for number, group in enumerate(groups):
        for mention, label in group.mentions:
            if mention.place[0] < mention.place[1]:
                up = group.way(mention, label).value == "increase"
                places[mention.spot[0]].append((*mention.place, number, up))
    found: dict[Pair, Touching] = {}
    for some in places.values():
        for one, other in _overlapping(sorted(set(some))):
            pair = min(one[2], other[2]), max(one[2], other[2])
            now = _touch(one, other)
            if pair not in found or (now.overlap, now.within, now.turned) > _ranked(found[pair]):
                found[pair] = now
    return found


def _ranked(one: Touching) -> tuple[float, float, bool]:
    return one.overlap, one.within, one.turned


def _overlapping(some: Sequence[tuple[int, int, int, bool]]) -> Iterator[tuple[Any, Any]]:
    for at, one in enumerate(some):
        for other in some[at + 1 :]:
            if other[0] >= one[1]:
                break
            if other[2] != one[2]:
                yield one, other


def _touch(one: tuple[int, int, int, bool], other: tuple[int, int, int, bool]) -> Touching:
    common = min(one[1], other[1]) - max(one[0], other[0])
    shorter = min(one[1] - one[0], other[1] - other[0])
    return Touching(overlap(one[:2], other[:2]), common / shorter, one[3] is not other[3])


def meaning(groups: Sequence[Group], encode: Encode | None, pairs: set[Pair]) -> dict[Pair, float]:
    """Cosines of the wordings of these pairs, and of each group with the nearest others."""
    known = [number for number, group in enumerate(groups) if group.key[0] != "?"]
    if encode is None or len(known) < 2 or len(known) > ENCODED:
        return {}
    rows = np.zeros((len(groups), 0), np.float32)
    encoded = np.asarray(encode([groups[number].wording[0] for number in known]), np.float32)
    rows = np.zeros((len(groups), encoded.shape[1]), np.float32)
    rows[known] = encoded
    cosines = rows @ rows.T
    np.fill_diagonal(cosines, 0)
    found = {pair: float(cosines[pair]) for pair in pairs}
    for number in known:
        for near in np.argsort(-cosines[number], kind="stable")[:NEAREST]:
            if cosines[number, near] >= LIKE:
                found[min(number, int(near)), max(number, int(near))] = float(cosines[number, near])
    return found
