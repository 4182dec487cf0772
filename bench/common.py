"""What the benchmarks share: where the corpora lie, reading a text, matching by words."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from spacy.language import Language

from causerie.reading.read import read
from causerie.values import Document, Reading

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared"
STOP = {"the", "a", "an", "of"}


class Absent(Exception):
    """A corpus is not on this machine; the message says which."""


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


def document(name: str, text: str) -> Document:
    return Document(id=name, text=text, sha256=sha256(text.encode()).hexdigest())


def read_text(name: str, text: str, nlp: Language) -> Reading:
    """Reading of a text that has no metadata."""
    return read(document(name, text), nlp)


def words(text: str) -> set[str]:
    """Lower-cased words without the articles and "of"."""
    cleaned = "".join(c if c.isalnum() or c in "'-" else " " for c in text.lower())
    return {word for word in cleaned.split() if word not in STOP}


def dice(a: str, b: str) -> float:
    """Dice coefficient of two word sets, 0 to 1."""
    x, y = words(a), words(b)
    return 2 * len(x & y) / (len(x) + len(y)) if x or y else 0.0


def named(mention: Any) -> list[str]:
    """A mention's own words and the words that it stands for."""
    return [mention.text] + ([mention.refers_to.text] if mention.refers_to else [])


def say(*parts: object) -> None:
    sys.stdout.write(" ".join(str(part) for part in parts) + "\n")
