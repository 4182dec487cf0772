"""The cue words of this package, loaded once from cues/turns.toml."""

from __future__ import annotations

import functools
import re
import tomllib
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


@functools.cache
def _heads(table: str, key: str) -> re.Pattern[str]:
    entries = (re.escape(e) + (r"(?!\w)" if e[-1].isalnum() else "") for e in phrases(table, key))
    return re.compile("|".join(entries), re.IGNORECASE)


def starts_with(text: str, table: str, key: str) -> bool:
    """Whether the text begins with an entry of one list of turns.toml as whole words, in any case."""
    return _heads(table, key).match(text) is not None
