"""Which factors may be one beyond identical normal forms: scored, with a reason, and joined by average linkage."""

from __future__ import annotations

import functools
import math
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from causerie.assembly.agglomerating import SCALE, Join, Start, agglomerate
from causerie.assembly.candidates import meaning, sharing, touching
from causerie.assembly.groups import Cluster, Group, Key
from causerie.assembly.likeness import FEATURES, NOWHERE, Encode, Profile, features, profile, turned, weights
from causerie.assembly.ruled import Ruled
from causerie.vocabulary import Part

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Learned:
    """Weights of the features, in their order, the constant, and the likeness from which on groups are joined."""

    weights: tuple[float, ...]
    constant: float
    threshold: float

    def score(self, given: Sequence[float]) -> float:
        """Likeness, 0 to 1."""
        return 1 / (1 + math.exp(-self.constant - sum(w * x for w, x in zip(self.weights, given, strict=True))))


@dataclass(frozen=True, slots=True)
class Scored:
    """Two groups by number, how alike they are, whether one is the other turned round, and what was counted."""

    pair: Pair
    score: float
    turned: bool
    given: tuple[float, ...]

    @property
    def reason(self) -> str:
        """Why the two may be one, in words."""
        return reason(self.given)


@functools.cache
def learned(name: str) -> Learned:
    """What was learned "lexical" or with an "encoder", from `suggestions.toml`."""
    data = tomllib.loads(files("causerie.assembly").joinpath("suggestions.toml").read_text("utf-8"))[name]
    return Learned(tuple(data["weights"][one] for one in FEATURES), data["constant"], data["threshold"])


def scored(groups: Sequence[Group], encode: Encode | None) -> list[Scored]:
    """All pairs worth comparing, with their likeness."""
    model = learned("lexical" if encode is None else "encoder")
    found = (Scored(pair, model.score(given), flipped, given) for pair, given, flipped in compared(groups, encode))
    return [one for one in found if one.score >= UNLIKE]


def compared(groups: Sequence[Group], encode: Encode | None) -> list[tuple[Pair, tuple[float, ...], bool]]:
    """The pairs worth comparing with their features, and whether one is the other turned round."""
    weighing = weights(groups)
    near = touching(groups)
    pairs = sharing(groups, weighing) | set(near)
    cosines = meaning(groups, encode, pairs)
    profiles: dict[int, Profile] = {}
    found = []
    for a, b in sorted(pairs | set(cosines)):
        for one in (a, b):
            if one not in profiles:
                profiles[one] = profile(groups[one], weighing)
        place = near.get((a, b), NOWHERE)
        given = features(profiles[a], profiles[b], weighing, place, cosines.get((a, b), 0.0))
        found.append(((a, b), given, turned(profiles[a], profiles[b], place)))
    return found


def reason(given: Sequence[float]) -> str:
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


def joins(groups: Sequence[Group], found: Sequence[Scored], state: Ruled, least: float) -> list[Join]:
    """The joins of clusters that their groups' likeness suggests; nodes are numbers of clusters."""
    home = {group.key: (number, flip) for number, one in enumerate(state.clusters) for group, flip in one.members}
    sums: dict[Pair, list[int]] = defaultdict(lambda: [0, 0])
    for one in found:
        (a, flip_a), (b, flip_b) = (home[groups[number].key] for number in one.pair)
        if a != b:
            against = (flip_a is not flip_b) is not one.turned
            sums[min(a, b), max(a, b)][against] += round(one.score * SCALE)
    scores = {pair: (max(both), both[1] > both[0]) for pair, both in sums.items()}
    apart = {tuple(sorted((home[a][0], home[b][0]))) for a, b in map(tuple, state.apart) if a in home and b in home}
    starts = {number: _start(one) for number, one in enumerate(state.clusters)}
    return agglomerate(starts, scores, {(a, b) for a, b in apart if a != b}, least)


def _start(cluster: Cluster) -> Start:
    spots = [mention.spot for group, _ in cluster.members for mention, _ in group.mentions]
    sides: Mapping[Part, frozenset[object]] = {
        part: frozenset(spot[:2] for spot in spots if spot[2] is part) for part in (Part.CAUSE, Part.EFFECT)
    }
    return Start(len(cluster.members), sides[Part.CAUSE], sides[Part.EFFECT])


def keys(groups: Sequence[Group], pair: Pair) -> frozenset[Key]:
    """The normal forms of a pair."""
    return frozenset(groups[number].key for number in pair)
