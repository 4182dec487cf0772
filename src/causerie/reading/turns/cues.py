"""The cue words of this package, loaded once from cues/turns.toml."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable
from importlib.resources import files


@functools.cache
def _tables() -> dict[str, dict[str, list[str]]]:
    source = files("causerie.reading").joinpath("cues/turns.toml").read_text("utf-8")
    return tomllib.loads(source)


@functools.cache
def words(table: str, key: str) -> frozenset[str]:
    """The entries of one list of turns.toml, as a set."""
    return frozenset(_tables()[table][key])


@functools.cache
def phrases(table: str, key: str) -> tuple[str, ...]:
    """The entries of one list of turns.toml, longest first, so that the longest match wins."""
    return tuple(sorted(_tables()[table][key], key=lambda entry: (-len(entry), entry)))


def starts_with(text: str, entries: Iterable[str]) -> bool:
    """Whether the text begins with one of the entries as whole words, in any case."""
    low = text[:60].lower()
    return any(low.startswith(e) and (len(low) == len(e) or not low[len(e)].isalnum() or not e[-1].isalnum()) for e in entries)
