"""The words that introduce forecasts, from cues/forecast.toml."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass, fields
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Cues:
    """Sets of lemmas; what each is for stands in the data file."""

    wish: frozenset[str]
    phrase_verbs: frozenset[str]
    expect: frozenset[str]
    bound: frozenset[str]
    plan: frozenset[str]
    ahead: frozenset[str]
    states: frozenset[str]
    predicates: frozenset[str]
    chances: frozenset[str]
    guesses: frozenset[str]
    opinion: frozenset[str]
    courtesy: frozenset[str]
    habit: frozenset[str]


@functools.cache
def cues() -> Cues:
    """The cues, read once."""
    data = tomllib.loads(files("causerie.reading").joinpath("cues/forecast.toml").read_text("utf-8"))
    return Cues(**{field.name: frozenset(data[field.name]) for field in fields(Cues)})
