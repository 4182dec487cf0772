"""Names that every reader of XMILE takes: the words that its equations reserve are data, xmile.toml."""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from collections.abc import Sequence
from importlib.resources import files


@functools.cache
def _reserved() -> frozenset[str]:
    data = tomllib.loads(files("causerie.views.exchange").joinpath("xmile.toml").read_text("utf-8"))
    return frozenset(data["reserved"])


def safe_names(labels: Sequence[str]) -> tuple[str, ...]:
    """Names of letters, digits and spaces, all different whatever their case, none a word of the language."""
    found: list[str] = []
    taken: set[str] = set()
    for label in labels:
        plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode()
        base = " ".join(re.findall(r"[A-Za-z0-9]+", plain)) or "factor"
        if base[0].isdigit() or base.lower() in _reserved():
            base = f"factor {base}"
        name, number = base, 1
        while name.lower() in taken:
            number += 1
            name = f"{base} no {number}"
        taken.add(name.lower())
        found.append(name)
    return tuple(found)


def word(name: str) -> str:
    """A safe name as it stands in an equation."""
    return name.replace(" ", "_")
