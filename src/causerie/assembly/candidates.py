"""Which normal forms are worth comparing: those that share a telling word, a place in a text, or a meaning."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from causerie.assembly.groups import Group
from causerie.assembly.likeness import Encode, Touching, Weights
from causerie.identity import overlap
from causerie.vocabulary import Direction, Part

MOST = 40
"""A word that more groups have tells none of them apart."""
FEWEST = 10
COMPARED = 150_000
"""Where there are many groups, a word must be the rarer: about so many pairs are compared in all."""
TELLING = 3
"""Of a longer form, pairs of this many of its rarest words are looked up."""
NEAREST = 5
LIKE = 0.5
"""Cosine from which on two texts are compared at all."""
ENCODED = 4000
"""Groups up to which meanings are compared; beyond, likeness is counted in words alone."""

SAME = 0.9
"""F1 of two places from which on they are one. What says nothing is no more than what stands in its very place."""

Pair = tuple[int, int]


def sharing(groups: Sequence[Group], weighing: Weights) -> set[Pair]:
    """Pairs, by number, that share a word that few have, or two of their rarest."""
    most = max(FEWEST, min(MOST, COMPARED // (len(groups) or 1)))
    having: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        if group.key[0] == "?":
            continue
        stems = sorted(set(group.key), key=lambda one: (weighing.counts[one], one))
        for one in stems:
            if 1 < weighing.counts[one] <= most:
                having[one,].append(number)
        rare = sorted(stems[:TELLING])
        for two in itertools.combinations(rare, 2):
            if min(weighing.counts[one] for one in two) > most:
                having[two].append(number)
    return {pair for some in having.values() if len(some) <= most for pair in itertools.combinations(some, 2)}


class _Place(NamedTuple):
    """Where a mention stands, of which group, which way its thing goes, and which part of a claim it is."""

    start: int
    end: int
    group: int
    up: bool
    part: str


def touching(groups: Sequence[Group]) -> dict[Pair, Touching]:
    """Pairs whose mentions share a place in a text: a pronoun and what it stands for, a forecast and its effect."""
    places: dict[str, set[_Place]] = defaultdict(set)
    for number, group in enumerate(groups):
        for mention, label in group.mentions:
            (start, end), (document, _, part) = mention.place, mention.spot
            if start < end:
                up = group.way(mention, label) is Direction.INCREASE
                places[document].add(_Place(start, end, number, up, part.value))
    found: dict[Pair, Touching] = {}
    for some in places.values():
        for one, other in _overlapping(sorted(some)):
            pair = min(one.group, other.group), max(one.group, other.group)
            now = _touch(one, other)
            if now.overlap < SAME and "?" in (groups[one.group].key[0], groups[other.group].key[0]):
                continue
            if pair not in found or _rank(now) > _rank(found[pair]):
                found[pair] = now
    return found


def _rank(one: Touching) -> tuple[bool, float, float, bool]:
    return one.outcome, one.overlap, one.within, one.turned


def _overlapping(some: Sequence[_Place]) -> Iterator[tuple[_Place, _Place]]:
    for at, one in enumerate(some):
        for other in some[at + 1 :]:
            if other.start >= one.end:
                break
            if other.group != one.group:
                yield one, other


def _touch(one: _Place, other: _Place) -> Touching:
    common = min(one.end, other.end) - max(one.start, other.start)
    shorter = min(one.end - one.start, other.end - other.start)
    shared = overlap((one.start, one.end), (other.start, other.end))
    forecast = Part.PROPOSITION.value in (one.part, other.part)
    outcome = forecast and Part.EFFECT.value in (one.part, other.part)
    driver = forecast and Part.CAUSE.value in (one.part, other.part)
    return Touching(shared, common / shorter, one.up is not other.up, outcome, driver)


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
