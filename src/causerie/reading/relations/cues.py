"""The cue words of relations, from `cues/relations.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from causerie.vocabulary import RelationKind


@dataclass(frozen=True, slots=True)
class Predicate:
    """What a verb says of two actors, and where the second one stands: the object, after a preposition."""

    kind: RelationKind
    object: bool
    prepositions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """Offices in a body, verbs between actors, and nouns that two actors share."""

    offices: frozenset[str]
    verbs: dict[str, tuple[Predicate, ...]]
    nouns: dict[str, RelationKind]
    owners: frozenset[str]
    possessing: frozenset[str]
    joint: frozenset[str]


@cache
def relating() -> Cues:
    """The cues as shipped."""
    raw = tomllib.loads(files("causerie.reading").joinpath("cues/relations.toml").read_text("utf-8"))
    verbs = {verb: tuple(map(_predicate, uses)) for verb, uses in raw["verbs"].items()}
    nouns = {noun: RelationKind(kind) for noun, kind in raw["nouns"].items()}
    sets = (frozenset(raw[name]) for name in ("owners", "possessing", "joint"))
    return Cues(frozenset(raw["offices"]), verbs, nouns, *sets)


def _predicate(use: str) -> Predicate:
    kind, *places = use.split()
    return Predicate(RelationKind(kind), "object" in places, frozenset(places) - {"object"})
