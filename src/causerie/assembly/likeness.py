"""How alike two normal forms are, in numbers: words, heads, names, places in the text, and a sentence encoder."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from causerie.assembly.cues import root
from causerie.assembly.groups import Group
from causerie.assembly.labels import keeps_loss
from causerie.assembly.plain import done
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
    "crossed",
    "whole",
    "rest",
    "solo",
    "only",
    "meaning",
)
"""What is counted of a pair, in order; `meaning` is 0 without an encoder."""
_DIGITS = re.compile(r"\d")
_PLAIN = re.compile(r"[a-z ]+")
_ENDS = frozenset({"of", "that", "which", "who", "where", "when"})


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared of a group."""

    stems: frozenset[str]
    head: str
    names: frozenset[str]
    numbers: frozenset[str]
    lossy: bool
    text: str


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


def weights(groups: Sequence[Group]) -> Weights:
    """The weights of the stems of these groups."""
    return Weights(Counter(stem for group in groups for stem in set(group.key)), len(groups) + 1)


def profile(group: Group) -> Profile:
    """What is compared of a group."""
    text = group.wording[0]
    stems = frozenset(group.key)
    names, numbers = frozenset[str](), frozenset[str]()
    lower = text.split() if _PLAIN.fullmatch(text) else [word.lower for word in words(text)]
    if not text.islower():
        found = words(text)
        capital = [word for at, word in enumerate(found) if word.text[:1].isupper() and (at or word.text.isupper())]
        names = frozenset(root(word.lower) for word in capital if word.lower not in table("empty")) & stems
    if _DIGITS.search(text):
        numbers = frozenset(word for word in lower if _DIGITS.search(word))
    return Profile(stems, _head(done(lower)), names, numbers, keeps_loss(text), text)


def _head(lower: Sequence[str]) -> str:
    """The last word that says something before what a preposition or a verb form adds."""
    last = ""
    for word in lower:
        if word in _ENDS or (word in table("empty") and last):
            break
        if word not in table("empty"):
            last = word
    return root(last or (lower[-1] if lower else ""))
