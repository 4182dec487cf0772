"""How alike two normal forms are, in numbers: words, heads, names, places in the text, and a sentence encoder."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from causerie.assembly.cues import root
from causerie.assembly.groups import Group
from causerie.assembly.labels import names_loss
from causerie.words import table, words

Encode = Callable[[Sequence[str]], Any]
"""Texts to rows of unit length, [N, width]; texts that mean much the same lie near one another."""

FEATURES = (
    "common",
    "contained",
    "head",
    "bare",
    "place",
    "within",
    "outcome",
    "driver",
    "numbers",
    "names",
    "named",
    "letters",
    "meaning",
)
"""What is counted of a pair, in order; `meaning` is 0 without an encoder."""
_DIGITS = re.compile(r"\d")
_ENDS = frozenset({"of", "that", "which", "who", "where", "when"})


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared of a group; `letters` are its sets of three in a row."""

    stems: frozenset[str]
    weight: float
    head: str
    names: frozenset[str]
    numbers: frozenset[str]
    lossy: bool
    letters: frozenset[str]


@dataclass(frozen=True, slots=True)
class Touching:
    """How two groups share a place in a text: F1 of the places, share of the shorter; whether they go opposite ways.

    `outcome` and `driver`: the one is a forecast, the other the effect or the cause of a claim.
    """

    overlap: float = 0.0
    within: float = 0.0
    turned: bool = False
    outcome: bool = False
    driver: bool = False


NOWHERE = Touching()


@dataclass(frozen=True, slots=True)
class Weights:
    """How much a stem says: the fewer groups have it, the more."""

    counts: Counter[str]
    of: int

    def weight(self, stem: str) -> float:
        """1 for a stem of one group, towards 0 for one that all have."""
        return math.log((self.of + 1) / self.counts[stem]) / math.log(self.of + 1)

    def total(self, some: Iterable[str]) -> float:
        # In one order, so that the sum does not depend on that of reading.
        return sum(self.weight(one) for one in sorted(some))


def weights(groups: Sequence[Group]) -> Weights:
    """The weights of the stems of these groups."""
    return Weights(Counter(stem for group in groups for stem in set(group.key)), len(groups) + 1)


def profile(group: Group, weighing: Weights) -> Profile:
    """What is compared of a group."""
    text = group.wording[0]
    found = words(text)
    stems = frozenset(group.key)
    capital = [word for at, word in enumerate(found) if word.text[:1].isupper() and (at or word.text.isupper())]
    return Profile(
        stems,
        weighing.total(stems),
        _head([word.lower for word in found]),
        frozenset(root(word.lower) for word in capital if word.lower not in table("empty")) & stems,
        frozenset(word.lower for word in found if _DIGITS.search(word.text)),
        names_loss([word.lower for word in found]),
        frozenset(text[at : at + 3].casefold() for at in range(len(text) - 2)),
    )


def _head(lower: Sequence[str]) -> str:
    """The last word that says something before what a preposition or a verb form adds."""
    last = ""
    for word in lower:
        if word in _ENDS or (word in table("empty") and last):
            break
        if word not in table("empty"):
            last = word
    return root(last or (lower[-1] if lower else ""))


def features(a: Profile, b: Profile, weighing: Weights, touching: Touching, meaning: float) -> tuple[float, ...]:
    """The numbers of `FEATURES` for a pair; the same whichever comes first."""
    shared = a.stems & b.stems
    common = weighing.total(shared)
    small = min(a.stems, b.stems, key=len)
    bare = len(small) == 1 and small <= shared
    return (
        2 * common / (a.weight + b.weight) if common else 0.0,
        common / min(a.weight, b.weight) if common else 0.0,
        float(a.head == b.head),
        1 / (weighing.counts[next(iter(small))] - 1) if bare and len(a.stems) != len(b.stems) else 0.0,
        touching.overlap,
        touching.within,
        float(touching.outcome),
        float(touching.driver),
        float(a.numbers != b.numbers),
        float(bool(a.names - b.names) and bool(b.names - a.names)),
        float(bool(a.names & b.names)),
        2 * len(a.letters & b.letters) / ((len(a.letters) + len(b.letters)) or 1),
        meaning,
    )


def turned(a: Profile, b: Profile, touching: Touching) -> bool:
    """Whether one goes up when the other goes down: so in the same place of a text, or by a word for a loss."""
    return touching.turned if touching.within else a.lossy is not b.lossy
