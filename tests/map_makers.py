"""Maps made by hand for tests: `held("a", "b", ...)` is a claim, `map_of` assembles evidence into a map."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from typing import Any

from causerie.assembly.links import made
from causerie.values import Evidence, Factor, Map, Quote
from causerie.vocabulary import Level, Sign, Status

Held = tuple[str, str, Evidence]


def held(cause: str, effect: str, speaker: str | None = "Ina Holt", sign: Sign = Sign.PLUS, **more: Any) -> Held:
    """That somebody says that one thing drives another; the quote is theirs alone unless `quote` is given."""
    words = more.pop("quote", f"{speaker}: {cause} drives {effect}.")
    given = {"status": Status.ASSERTED, "certainty": Level.CERTAIN, "document": "velm"} | more
    document = given.pop("document")
    one = Evidence(document, f"{cause}-{effect}-{speaker}", speaker, sign, quote=Quote(words, 0, len(words)), **given)
    return cause, effect, one


def map_of(*claims: Held, factors: str = "") -> Map:
    """The map of these claims; a factor's id is its label. `factors` without a link may be added."""
    found: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for cause, effect, one in claims:
        found[cause, effect].append(one)
    names = dict.fromkeys([*factors, *(end for pair in found for end in pair)])
    return made([Factor(name, name) for name in names], found, Map())


def dense(size: int, degree: int) -> Map:
    """A map in which each factor drives the next `degree` ones, round and round."""
    names = [f"f{number:04}" for number in range(size)]
    one = held("a", "b")[2]
    pairs = [(names[at], names[(at + step) % size]) for at in range(size) for step in range(1, degree + 1)]
    found = {pair: [dataclasses.replace(one, claim="-".join(pair))] for pair in pairs}
    return made([Factor(name, name) for name in names], found, Map())
