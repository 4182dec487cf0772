"""What a rule looks for, in a sentence, and where its words stand; from which probability a reader keeps an item."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from causerie.errors import BadRequest
from causerie.reading.joining.weights import AT_LEAST, shipped
from causerie.values import KIND_OF, Item

SET = re.compile(rf"{re.escape(AT_LEAST)}([0-9.e-]+)")
"""The probability that a user has set, in the name of a reader."""


def described(rule: str) -> tuple[str, ...]:
    """The rule's description and cue file, by the longest start of its name that is described."""
    parts = rule.split(",")[0].split(".")
    for length in range(len(parts), 0, -1):
        entry = rules().get(".".join(parts[:length]))
        if entry is not None:
            return tuple(line for line in (entry["says"], _where(entry), _example(entry)) if line)
    return ()


def threshold(reader: str, item: Item) -> float | None:
    """The probability from which the reader keeps such items; None for rules alone and unknown readers.

    What the encoder alone found is kept from the probability in the reader's name on, if a user has set one.
    """
    if getattr(item, "probability", None) is None:
        return None
    own = SET.search(reader)
    if own is not None and not any(one.startswith("rules.") for one in getattr(item, "found_by", ())):
        return float(own[1])
    try:
        weights = shipped(reader.split(".")[0]).of.get(KIND_OF[type(item)])
    except BadRequest:
        return None
    return weights.threshold if weights is not None else None


@functools.cache
def rules() -> Mapping[str, Mapping[str, str]]:
    """The described starts of rule names, as `verb.up`, each with what it says."""
    data = tomllib.loads(files("causerie.pipeline").joinpath("rules.toml").read_text("utf-8"))
    return dict(_flat(data, ""))


def _flat(data: Mapping[str, Any], start: str) -> list[tuple[str, Mapping[str, str]]]:
    found: list[tuple[str, Mapping[str, str]]] = []
    for name, part in data.items():
        if isinstance(part, Mapping):
            if "says" in part:
                found.append((f"{start}{name}", {k: v for k, v in part.items() if isinstance(v, str)}))
            found += _flat(part, f"{start}{name}.")
    return found


def _where(entry: Mapping[str, str]) -> str:
    return f"its words: reading/cues/{entry['file']}" if "file" in entry else ""


def _example(entry: Mapping[str, str]) -> str:
    return f"as in: {entry['example']}" if "example" in entry else ""
