"""The cue files of causal claims, read once: verbs by what becomes of their object, nouns, markers."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Verbs:
    """Verbs by construction; each maps to "up", "down", "open" or "feeling".

    `plain`: verb (or verb_particle) with an object. `to` / `source`: (verb, preposition) with the
    effect / the cause as the preposition's object. `clause`: verb, object and infinitive or from-phrase.
    `through`: verbs that leave the subject where it was. `need`: the object is the cause. `that`: a
    clause is the effect. `idle`: objects with which nothing is said. `shell`: nouns that stand for
    the subject of their sentence.
    """

    plain: Mapping[str, str]
    to: Mapping[tuple[str, str], str]
    source: Mapping[tuple[str, str], str]
    clause: Mapping[str, str]
    result: frozenset[str]
    loss: frozenset[str]
    loss_of: frozenset[str]
    gain: frozenset[str]
    strong: frozenset[str]
    through: frozenset[str]
    need: frozenset[str]
    that: frozenset[str]
    idle: frozenset[str]
    shell: frozenset[str]


def cue_file(name: str) -> dict[str, Any]:
    """The cue file causal_`name`.toml of the package."""
    return tomllib.loads(files("causerie.reading").joinpath("cues", f"causal_{name}.toml").read_text("utf-8"))


@cache
def _word_sets() -> dict[str, Any]:
    return cue_file("words")


def word_set(name: str) -> frozenset[str]:
    """A set of causal_words.toml."""
    return frozenset(_word_sets()[name].split())


def _ways(table: Mapping[str, Any]) -> dict[str, str]:
    return {word: way for way in ("feeling", "open", "down", "up") for word in _list(table.get(way))}


def _list(entry: Any) -> list[str]:
    return str(entry["verbs"] if isinstance(entry, dict) else entry or "").split()


def _pairs(table: Mapping[str, Any]) -> dict[tuple[str, str], str]:
    return {(w.split(":")[0], w.split(":")[1]): way for w, way in _ways(table).items()}


@cache
def verbs() -> Verbs:
    """The cause verbs as shipped."""
    raw = cue_file("verbs")
    return Verbs(
        plain=_ways(raw),
        to=_pairs(raw["to"]),
        source=_pairs(raw["from"]),
        clause=_ways(raw["clause"]),
        result=frozenset(_list(raw["result"]["up"])),
        loss=frozenset(raw["loss"]["double"].split()),
        loss_of=frozenset(raw["loss"]["of"].split()),
        gain=frozenset(raw["gain"]["double"].split()),
        strong=frozenset(_list(raw["strong"])),
        through=frozenset(_list(raw["through"])),
        need=frozenset(_list(raw["need"])),
        that=frozenset(_list(raw["that"])),
        idle=frozenset(raw["idle"]["objects"].split()),
        shell=frozenset(raw["shell"]["nouns"].split()),
    )
