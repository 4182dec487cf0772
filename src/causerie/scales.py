"""Verbal probability scales: the range of per cent that a published scale ties to a word.

A range is given only for a word that the scale itself holds. "Possible" carries no number, neither
does an unhedged statement (CODING.md 5). The scales and their sources are data: scales.toml.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from causerie.errors import Stop

DEFAULT = "ICD 203"
_NEGATORS = frozenset({"not", "isn't", "aren't", "n't", "never", "don't", "doesn't"})
_DEGREES = frozenset(
    [
        "hardly",
        "scarcely",
        "more",
        "most",
        "less",
        "least",
        "quite",
        "fairly",
        "rather",
        "so",
        "as",
        "equally",
        "how",
        "too",
        "highly",
        "extremely",
        "pretty",
        "increasingly",
        "far",
        "even",
        "very",
        "almost",
        "nearly",
    ]
)
"""A word of degree makes another word of a scale's word, unless the scale lists the two together."""

Range = tuple[int, int]
LONGEST = 6
"""Words of the longest word of a scale."""


@functools.cache
def _scales() -> Mapping[str, Mapping[tuple[str, ...], Range]]:
    return {
        name: {tuple(words.split()): (row["low"], row["high"]) for row in scale["ranges"] for words in row["words"]}
        for name, scale in _data().items()
    }


@functools.cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("causerie").joinpath("scales.toml").read_text("utf-8"))


def scale_names() -> tuple[str, ...]:
    """The names of the scales that `range_of` knows."""
    return tuple(_scales())


def scale_named(name: str) -> str:
    """The scale that is meant, whatever the case and without its number: "kent" -> "Kent 1964"; raises Stop."""
    wanted = _letters(name)
    found = [known for known in _scales() if wanted and _letters(known).startswith(wanted)]
    if len(found) != 1:
        raise Stop(f"no scale {name!r}; known: {', '.join(_scales())}")
    return found[0]


def source_of(scale: str) -> str:
    """Where the scale is published; raises Stop for a scale that is not known."""
    return str(_data()[scale_named(scale)]["source"])


def _letters(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())


@dataclass(frozen=True, slots=True)
class ScaleWord:
    """A word of a scale as it stands among other words: its range in per cent, and whether "not" is beside it.

    `holds_not`: the scale's word itself has it ("probably not"). `first` and `end` count words.
    """

    first: int
    end: int
    range: Range
    not_before: bool
    not_behind: bool
    holds_not: bool


def scale_word(words: str, scale: str = DEFAULT) -> ScaleWord | None:
    """The longest word of the scale in `words`; None with a word of degree before it ("fairly likely").

    Raises Stop for a scale that is not known.
    """
    try:
        ranges = _scales()[scale]
    except KeyError as error:
        raise Stop(f"no scale {scale!r}; known: {', '.join(_scales())}") from error
    said = [word.strip(".,;:!?\"'()“”") for word in words.lower().replace("’", "'").split()]
    for length in range(min(len(said), LONGEST), 0, -1):
        for first in range(len(said) - length + 1):
            found = ranges.get(tuple(said[first : first + length]))
            if found is not None:
                return _in_place(said, first, first + length, found)
    return None


def range_of(words: str, scale: str = DEFAULT) -> Range | None:
    """The lowest and highest per cent that `scale` ties to a word in `words`, or None.

    The longest word of the scale counts. With a negation right before it ("not likely") it is another
    word, of which the scale says nothing. Raises Stop for a scale that is not known.
    """
    found = scale_word(words, scale)
    return None if found is None or found.not_before else found.range


def _in_place(said: list[str], first: int, end: int, found: Range) -> ScaleWord | None:
    before = said[first - 1] if first else ""
    if before in _DEGREES or said[end : end + 2] == ["than", "not"]:
        return None
    not_before = before in _NEGATORS or before.endswith("n't")
    holds = said[end - 1] == "not" and said[end - 2] != "than"
    return ScaleWord(first, end, found, not_before, said[end : end + 1] == ["not"], holds)
