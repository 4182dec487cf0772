"""Which factors may be one beyond identical normal forms: scored, with a reason, and joined by average linkage."""

from __future__ import annotations

import functools
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np

from causerie.assembly.agglomerating import SCALE, Join, Start, agglomerate
from causerie.assembly.bags import Floats
from causerie.assembly.comparing import Bools, Compared
from causerie.assembly.groups import Cluster, Group
from causerie.assembly.likeness import FEATURES
from causerie.assembly.ruled import Ruled
from causerie.vocabulary import Part

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Weighing:
    """Weights of the features, in their order, and the constant."""

    weights: tuple[float, ...]
    constant: float

    def scores(self, features: Floats) -> Floats:
        """Likeness of each row, 0 to 1."""
        # Added up column by column: a row's sum is then the same in any company.
        total = np.full(len(features), self.constant)
        for at, weight in enumerate(self.weights):
            total += weight * features[:, at]
        found: Floats = 1 / (1 + np.exp(-total))
        return found


@dataclass(frozen=True, slots=True)
class Learned:
    """How pairs are weighed that share a place in the text, those `apart`, and the likeness from which groups join."""

    near: Weighing
    apart: Weighing
    threshold: float

    def scores(self, features: Floats) -> Floats:
        """Likeness of each row, 0 to 1."""
        found: Floats = np.where(shares_place(features), self.near.scores(features), self.apart.scores(features))
        return found


def shares_place(features: Floats) -> Bools:
    """Which rows are of pairs whose mentions share a place in the text."""
    found: Bools = features[:, FEATURES.index("within")] > 0
    return found


@dataclass(frozen=True, slots=True)
class Scored:
    """Two groups by number, how alike they are, whether one is the other turned round, and what was counted."""

    pair: Pair
    score: float
    turned: bool
    given: Floats

    @property
    def reason(self) -> str:
        """Why the two may be one, in words."""
        return reason(self.given)

    @property
    def outcome(self) -> bool:
        """Whether the one is a forecast and the other the effect of a claim in its place."""
        return bool(self.given[FEATURES.index("outcome")])


@functools.cache
def learned(name: str) -> Learned:
    """What was learned "lexical" or with an "encoder", from `suggestions.toml`."""
    data = tomllib.loads(files("causerie.assembly").joinpath("suggestions.toml").read_text("utf-8"))[name]
    near, apart = (
        Weighing(tuple(data[part].get(one, 0.0) for one in FEATURES), data[part]["constant"])
        for part in ("near", "apart")
    )
    return Learned(near, apart, data["threshold"])


def scored(found: Compared, model: Learned) -> list[Scored]:
    """The pairs that are not quite unlike, with their likeness."""
    likeness = model.scores(found.features)
    return [
        Scored(found.pairs[at], float(likeness[at]), bool(found.turned[at]), found.features[at])
        for at in np.flatnonzero(likeness >= UNLIKE).tolist()
    ]


def reason(given: Iterable[float]) -> str:
    """Why two groups may be one, in words."""
    of = dict(zip(FEATURES, given, strict=True))
    reasons = [
        ("the same place in the text", of["within"] > 0),
        ("the same head word", of["head"] > 0),
        ("the one holds all words of the other", of["contained"] >= 1),
        ("words in common", 0 < of["contained"] < 1),
        ("a name in common", of["named"] > 0),
        ("like in meaning", of["meaning"] >= MEANT),
    ]
    return ", ".join(words for words, holds in reasons if holds) or "like in letters"


UNLIKE = 0.05
"""Likeness below which a pair counts as one of which nothing is known."""
MEANT = 0.6
"""Cosine from which on likeness in meaning is given as a reason."""


def joins(
    groups: Sequence[Group], found: Sequence[Scored], state: Ruled, least: float, never: Iterable[Pair] = ()
) -> list[Join]:
    """The joins of clusters that their groups' likeness suggests; nodes are numbers of clusters.

    Pairs of groups that are `never` one keep their clusters apart.
    """
    home = {group.key: (number, flip) for number, one in enumerate(state.clusters) for group, flip in one.members}
    places = [home[group.key] for group in groups]
    sums: dict[Pair, list[int]] = defaultdict(lambda: [0, 0])
    sizes = [len(group.mentions) for group in groups]
    parts = _Parts(len(state.clusters))
    for one in found:
        (a, flip_a), (b, flip_b) = places[one.pair[0]], places[one.pair[1]]
        if a != b:
            against = (flip_a is not flip_b) is not one.turned
            whole = round(one.score * SCALE)
            # By mentions: a wording used often counts for more than one used once.
            sums[min(a, b), max(a, b)][against] += whole * sizes[one.pair[0]] * sizes[one.pair[1]]
            if whole >= least * SCALE:
                parts.join(a, b)
    # Clusters alike on average hold two groups that are alike: what no such pair ties together stays apart.
    scores = {(a, b): (max(both), both[1] > both[0]) for (a, b), both in sums.items() if parts.root(a) == parts.root(b)}
    apart = {tuple(sorted((home[a][0], home[b][0]))) for a, b in map(tuple, state.apart) if a in home and b in home}
    apart |= {tuple(sorted((places[a][0], places[b][0]))) for a, b in never}
    starts = {number: _start(state.clusters[number]) for number in {number for pair in scores for number in pair}}
    return agglomerate(starts, scores, {(a, b) for a, b in apart if a != b}, least)


class _Parts:
    """Which clusters hang together by pairs of groups that are alike."""

    def __init__(self, size: int) -> None:
        self._into = list(range(size))

    def root(self, at: int) -> int:
        """The cluster that stands for all that hang together with this one."""
        while self._into[at] != at:
            self._into[at] = at = self._into[self._into[at]]
        return at

    def join(self, a: int, b: int) -> None:
        self._into[self.root(a)] = self.root(b)


def _start(cluster: Cluster) -> Start:
    spots = [mention.spot for group, _ in cluster.members for mention, _ in group.mentions]
    sides: Mapping[Part, frozenset[object]] = {
        part: frozenset(spot[:2] for spot in spots if spot[2] is part) for part in (Part.CAUSE, Part.EFFECT)
    }
    return Start(len(spots), sides[Part.CAUSE], sides[Part.EFFECT])
