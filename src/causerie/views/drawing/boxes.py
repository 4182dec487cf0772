"""Labels broken into lines, and the size of the box that holds them. Lengths are pixels."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

WIDTH = 176
LINE = 17
PAD = 9
PORT = 17
"""Least distance of two links at one side of a box: the mark of one must not lie on the other's."""
_UNITS = 24
"""Width of a line in narrow characters of the 13 pixel font, wide ones counting double."""
_LINES = 4


@dataclass(frozen=True, slots=True)
class Box:
    """A label in lines, and its height."""

    lines: tuple[str, ...]
    height: int


def box(label: str, ports: int) -> Box:
    """The box of a label with up to `ports` links at one side."""
    lines = wrap(label)
    return Box(lines, max(2 * PAD + LINE * len(lines), PORT * ports + 6))


def wrap(label: str, wide: float = _UNITS) -> tuple[str, ...]:
    """The label in at most four lines of this width; what does not fit is cut with an ellipsis."""
    lines: list[str] = []
    for word in label.split():
        for piece in _pieces(word, wide):
            if lines and units(f"{lines[-1]} {piece}") <= wide:
                lines[-1] = f"{lines[-1]} {piece}"
            else:
                lines.append(piece)
    if len(lines) > _LINES:
        last = lines[_LINES - 1]
        while units(last) > wide - 2:
            last = last[:-1]
        lines = [*lines[: _LINES - 1], f"{last.rstrip()} …"]
    return tuple(lines) or ("…",)


def units(text: str) -> float:
    """Width of a text in narrow characters: marks are nothing, capitals more than one, East Asian wide ones two."""
    return sum(_unit(char) for char in text)


def _unit(char: str) -> float:
    if unicodedata.combining(char):
        return 0
    if unicodedata.east_asian_width(char) in "WF":
        return 2
    if char in "mwMW@%—":
        return 1.5
    return 1.2 if char.isupper() else 1


def _pieces(word: str, wide: float) -> list[str]:
    """A word that fits on a line, or its parts."""
    pieces = [""]
    for char in word:
        if units(pieces[-1] + char) > wide:
            pieces.append("")
        pieces[-1] += char
    return pieces
