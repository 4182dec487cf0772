"""Words that say much the same of a change. The families are data: synonyms.toml."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from causerie.words import stem


@functools.cache
def data() -> Mapping[str, Any]:
    """The families and the examples."""
    return tomllib.loads(files("causerie.answering").joinpath("synonyms.toml").read_text("utf-8"))


@functools.cache
def _families() -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in data()["families"]:
        family = frozenset(stem(word) for word in line.split())
        for one in family:
            found[one] = found.get(one, frozenset()) | family
    return found


def like(one: str) -> frozenset[str]:
    """The stems that say much the same as a stem, itself among them."""
    return _families().get(one, frozenset({one}))
