"""The cue words of this package, loaded once from cues/questions.toml."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib.resources import files
from typing import Any


@functools.cache
def table() -> dict[str, Any]:
    """All of questions.toml."""
    return tomllib.loads(files("causerie.reading").joinpath("cues/questions.toml").read_text("utf-8"))


@functools.cache
def opening(part: str, key: str) -> re.Pattern[str]:
    """A pattern that matches at the head of a lower-case text where one of the entries stands."""
    return re.compile(rf"(?:well|oh|um|uh|look|ah|and|but|so)?[,.]? ?(?:{_either(part, key)})\b")


@functools.cache
def anywhere(part: str, key: str) -> re.Pattern[str]:
    """A pattern that finds one of the entries, as whole words, in a lower-case text."""
    return re.compile(rf"\b(?:{_either(part, key)})\b")


def _either(part: str, key: str) -> str:
    entries = sorted(table()[part][key], key=lambda entry: (-len(entry), entry))
    return "|".join(re.escape(entry) for entry in entries)
