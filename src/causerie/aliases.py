"""Actors under one name: stems of an alias -> stems of the name that it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from causerie.values import Reading
from causerie.words import stems

Aliases = Mapping[tuple[str, ...], tuple[str, ...]]
LONGEST = 5
"""Aliases of more words than this are not looked for."""


def aliases_of(readings: Iterable[Reading]) -> Aliases:
    """Every alias of every actor; the first actor that has an alias keeps it."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for reading in readings:
        for actor in reading.actors:
            name = stems(actor.name)
            for alias in actor.aliases:
                key = stems(alias)
                if key and name and key != name:
                    found.setdefault(key, name)
    return found


def named(key: Sequence[str], aliases: Aliases) -> tuple[str, ...]:
    """The stems with the names of actors in place of their aliases, longest alias first."""
    out: list[str] = []
    at = 0
    while at < len(key):
        for length in range(min(LONGEST, len(key) - at), 0, -1):
            name = aliases.get(tuple(key[at : at + length]))
            if name is not None:
                out += name
                at += length
                break
        else:
            out.append(key[at])
            at += 1
    return tuple(out)
