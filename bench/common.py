"""What the benchmarks share: where the corpora lie, rows of the table, matching by words."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Json = dict[str, Any]
HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared"
STOP = {"the", "a", "an", "of"}


class Absent(Exception):
    """A corpus, model or head is not on this machine; the message says which."""


@dataclass(frozen=True, slots=True)
class Row:
    """One measure of one reader: what, the figure, the floor it must reach, what it is compared with or aims at."""

    what: str
    figure: str
    floor: str = ""
    aim: str = ""


def need(path: Path) -> Path:
    """The path, or Absent with the reason that the table shows."""
    if not path.exists():
        raise Absent(f"skipped: {path.name} is not here (looked in {path.parent})")
    return path


def rows(path: Path) -> Iterator[Any]:
    """The objects of a JSON Lines file."""
    with need(path).open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def words(text: str) -> set[str]:
    """Lower-cased words without the articles and "of"."""
    cleaned = "".join(c if c.isalnum() or c in "'-" else " " for c in text.lower())
    return {word for word in cleaned.split() if word not in STOP}


def dice(a: str, b: str) -> float:
    """Dice coefficient of two word sets, 0 to 1."""
    x, y = words(a), words(b)
    return 2 * len(x & y) / (len(x) + len(y)) if x or y else 0.0


def covered(a: str, b: str) -> float:
    """Share of the words of the shorter text that the other has too, 0 to 1."""
    x, y = words(a), words(b)
    return len(x & y) / min(len(x), len(y)) if x and y else 0.0


def named(mention: Json) -> list[str]:
    """A mention's own words and the words that it stands for."""
    return [mention["text"]] + ([mention["refers_to"]["text"]] if mention.get("refers_to") else [])


def spread(low: float, high: float) -> str:
    """An interval as the table shows it."""
    return f"[{low:.3f}, {high:.3f}]"


def say(*parts: object) -> None:
    sys.stdout.write(" ".join(str(part) for part in parts) + "\n")
