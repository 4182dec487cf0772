"""The cue words of relations, from `cues/relations.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from causerie.vocabulary import RelationKind


@dataclass(frozen=True, slots=True)
class Predicate:
    """What a verb says of two actors, and where the second one stands: the object, after a preposition.

    After a preposition of `backwards` stands the one who acts."""

    kind: RelationKind
    object: bool
    prepositions: frozenset[str]
    backwards: frozenset[str]


@dataclass(frozen=True, slots=True)
class Shared:
    """What a noun says of two actors, and the prepositions before the one that it is directed at."""

    kind: RelationKind
    prepositions: frozenset[str]

    @property
    def mutual(self) -> bool:
        """Whether the noun can hold between two ("talks between")."""
        return "with" in self.prepositions

    @property
    def helping(self) -> bool:
        return self.kind is RelationKind.SUPPORTS


@dataclass(frozen=True, slots=True)
class Cues:
    """Offices in a body, verbs between actors, and nouns that two actors share."""

    offices: frozenset[str]
    verbs: dict[str, tuple[Predicate, ...]]
    nouns: dict[str, Shared]
    owners: frozenset[str]
    possessing: frozenset[str]
    commanding: frozenset[str]
    implicative: frozenset[str]
    portfolios: frozenset[str]
    national: frozenset[str]
    kin: frozenset[str]
    passive: frozenset[str]
    joined: frozenset[str]
    groups: frozenset[str]
    units: frozenset[str]
    naming: frozenset[str]
    joint: dict[str, RelationKind]
    participles: dict[str, RelationKind]
    adjectives: dict[str, Shared]


@cache
def relating() -> Cues:
    """The cues as shipped."""
    raw = tomllib.loads(files("causerie.reading").joinpath("cues/relations.toml").read_text("utf-8"))
    names = set(Cues.__dataclass_fields__) - {"verbs", "nouns", "joint", "adjectives", "participles"}
    known = {name: frozenset(raw[name]) for name in names}
    return Cues(
        verbs=_verbs(raw["verbs"]),
        nouns=_nouns(raw["nouns"]),
        adjectives=_nouns(raw["adjectives"]),
        joint=_kinds(raw["joint"]),
        participles=_kinds(raw["participles"]),
        **known,
    )


def _kinds(raw: dict[str, list[str]]) -> dict[str, RelationKind]:
    return {word: RelationKind(kind) for kind, words in raw.items() for word in words}


def _nouns(raw: dict[str, dict[str, list[str]]]) -> dict[str, Shared]:
    return {
        noun: Shared(RelationKind(kind), frozenset(places.split()))
        for kind, by_place in raw.items()
        for places, nouns in by_place.items()
        for noun in nouns
    }


def _verbs(raw: dict[str, dict[str, list[str]]]) -> dict[str, tuple[Predicate, ...]]:
    """What each verb says: per kind one predicate, with all the places where the other actor may stand."""
    uses: dict[str, dict[str, set[str]]] = {}
    for kind, by_place in raw.items():
        for place, verbs in by_place.items():
            for verb in verbs:
                uses.setdefault(verb, {}).setdefault(kind, set()).add(place)
    return {verb: tuple(_predicate(*use) for use in kinds.items()) for verb, kinds in uses.items()}


def _predicate(kind: str, places: set[str]) -> Predicate:
    backwards = frozenset(place.removeprefix("<") for place in places if place.startswith("<"))
    after = frozenset(place for place in places if not place.startswith("<")) - {"object"}
    return Predicate(RelationKind(kind), "object" in places, after, backwards)
