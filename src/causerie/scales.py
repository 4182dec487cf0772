"""Verbal probability scales: the range of per cent that a published scale ties to a word.

A range is given only for a word that the scale itself holds. "Possible" carries no number, neither
does an unhedged statement (CODING.md 5). The scales and their sources are data: scales.toml.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib.resources import files

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


@functools.cache
def _scales() -> Mapping[str, Mapping[tuple[str, ...], Range]]:
    data = tomllib.loads(files("causerie").joinpath("scales.toml").read_text("utf-8"))
    return {
        name: {tuple(words.split()): (row["low"], row["high"]) for row in scale["ranges"] for words in row["words"]}
        for name, scale in data.items()
    }


def scale_names() -> tuple[str, ...]:
    """The names of the scales that `range_of` knows."""
    return tuple(_scales())


def range_of(words: str, scale: str = DEFAULT) -> Range | None:
    """The lowest and highest per cent that `scale` ties to a word in `words`, or None.

    The longest word of the scale counts. With a negation right before it ("not likely") it is another
    word, of which the scale says nothing. Raises Stop for a scale that is not known.
    """
    try:
        ranges = _scales()[scale]
    except KeyError as error:
        raise Stop(f"no scale {scale!r}; known: {', '.join(_scales())}") from error
    said = [word.strip(".,;:!?\"'()“”") for word in words.lower().replace("’", "'").split()]
    for length in range(len(said), 0, -1):
        for first in range(len(said) - length + 1):
            found = ranges.get(tuple(said[first : first + length]))
            if found is not None:
                return _in_place(said, first, first + length, found)
    return None


def _in_place(said: list[str], first: int, end: int, found: Range) -> Range | None:
    before = said[first - 1] if first else ""
    changed = before in _DEGREES or before in _NEGATORS or before.endswith("n't")
    return None if changed or said[end : end + 2] == ["than", "not"] else found
