"""The words by which labels are made, as in `directions.toml` and `forms.toml`."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from causerie.vocabulary import Direction
from causerie.words import stem


@dataclass(frozen=True, slots=True)
class Cues:
    """Words that say that a thing goes one way: before it, after it, or as what is done to it."""

    way: Direction
    heads: frozenset[str]
    modifiers: frozenset[str]
    verbs: frozenset[str]
    transitive: frozenset[str]

    def within(self, lower: Iterable[str]) -> bool:
        return any(word in self.heads or word in self.modifiers or word in self.verbs for word in lower)


@functools.cache
def directions() -> dict[str, Any]:
    """The direction words and their examples."""
    return _toml("directions.toml")


@functools.cache
def forms() -> dict[str, Any]:
    """The other words and their examples."""
    return _toml("forms.toml")


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(files("causerie.assembly").joinpath(name).read_text("utf-8"))


@functools.cache
def cues(direction: Direction) -> Cues:
    """The words for one direction."""
    part = directions()[direction.value]
    modifiers = frozenset(part["modifiers"]) | frozenset(part.get("participles", ()))
    return Cues(direction, frozenset(part["heads"]), modifiers, frozenset(part["verbs"]), frozenset(part["transitive"]))


@functools.cache
def sure() -> Cues:
    """The words for a decrease without modifiers that need not mean one."""
    down = cues(Direction.DECREASE)
    modifiers = down.modifiers - set(directions()["decrease"]["doubtful"])
    return Cues(down.way, down.heads, modifiers, down.verbs, down.transitive)


@functools.cache
def telling() -> frozenset[str]:
    """Every word of the cues for a direction; a label without any has nothing to be taken off."""
    every = (one for way in Direction for one in (cues(way).heads, cues(way).modifiers, cues(way).verbs))
    parts = (*every, *(cues(way).transitive for way in Direction))
    return frozenset(word for part in parts for phrase in part for word in phrase.split())


@functools.cache
def listed(name: str) -> frozenset[str]:
    """A list of words from `forms.toml`."""
    return frozenset(forms()[name])


@functools.cache
def endings() -> tuple[str, ...]:
    """Endings of adjectives."""
    return tuple(forms()["adjectives"])


@functools.cache
def tails() -> frozenset[str]:
    return frozenset(directions()["tails"])


@functools.cache
def of_loss(name: str) -> frozenset[str]:
    """A list of words for a decrease, by its name."""
    return frozenset(directions()["decrease"][name])


@functools.cache
def losses() -> frozenset[str]:
    return frozenset(directions()["decrease"]["losses"])


@functools.cache
def undoing() -> frozenset[str]:
    return frozenset(directions()["decrease"]["undoing"]) | cues(Direction.DECREASE).transitive


@functools.cache
def family() -> dict[str, str]:
    """Stem -> the stem that stands for its family, where the stemmer keeps the two apart."""
    pairs = [tuple(line.split()) for line in forms()["families"]]
    pairs += [(other, country) for country, *others in map(str.split, forms()["peoples"]) for other in others]
    return {stem(noun): stem(verb) for noun, verb in pairs if stem(noun) != stem(verb)}


@functools.cache
def countries() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Stems of a country's name of several words -> the stem that it comes to."""
    lines = (line.split(": ") for line in forms()["countries"])
    return {tuple(stem(word) for word in long.split() if word != "of"): (stem(short),) for long, short in lines}


@functools.cache
def contrasts() -> tuple[frozenset[str], ...]:
    """Stems of words that exclude one another, as "old" and "new"."""
    return tuple(frozenset(root(word) for word in line.split()) for line in forms()["contrasts"])


@functools.cache
def opposites(adjectives: bool) -> dict[str, str]:
    """Stem -> the stem of what it is the lack of; adjectives alone, or nouns with them."""
    lines = forms()["opposite_adjectives"] + ([] if adjectives else forms()["opposites"])
    found: dict[str, str] = {}
    for line in lines:
        plain, *lacks = (root(word) for word in line.split())
        for lack in lacks:
            if lack != plain:
                found.setdefault(lack, plain)
    return found


def root(word: str) -> str:
    """The stem of a lower-case word, or that of its family."""
    one = stem(word)
    return family().get(one, one)
