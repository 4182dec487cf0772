"""The words of time as shipped, and the patterns that are made of them."""

from __future__ import annotations

import csv
import functools
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Vague:
    """What the table gives for words that name no number: three values, and where they come from."""

    early: float
    default: float
    late: float
    basis: str


@functools.cache
def cues() -> Mapping[str, Any]:
    """The words of `times.toml`."""
    return tomllib.loads(files("causerie.ledger").joinpath("times.toml").read_text("utf-8"))


@functools.cache
def horizons() -> Mapping[str, Vague]:
    """Vague horizons, in days after the utterance."""
    return _table("horizons.csv")


@functools.cache
def counts() -> Mapping[str, Vague]:
    """Vague numbers ("a few"), in units; "" is that of a bare plural ("within weeks")."""
    return _table("counts.csv")


def _table(name: str) -> dict[str, Vague]:
    lines = files("causerie.ledger").joinpath(name).read_text("utf-8").splitlines()
    rows = csv.reader(lines[1:])
    return {
        words: Vague(float(early), float(default), float(late), basis) for words, early, default, late, basis in rows
    }


def choice(words: Iterable[str]) -> str:
    """A pattern that takes the longest of the words first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def plain(words: str) -> str:
    """Lower case, one space between words, typographic signs as typed ones, no stop at the end."""
    lower = words.casefold().replace("’", "'").replace("–", "-").replace("—", "-")
    return " ".join(lower.split()).strip(" .,;:!?\"'()")


def northern(words: str) -> str:
    """Plain words with the seasons of the north in the place of those of the south that have the same months."""
    south = cues()["southern"]
    return re.sub(rf"\b(?:{choice(south)})\b", lambda found: str(south[found.group()]), words)


def without(words: str, opening: Iterable[str]) -> str:
    """The words without any of the openings at their start, however many."""
    found = True
    while found:
        found = False
        for one in opening:
            if words.startswith(one + " "):
                words, found = words[len(one) + 1 :], True
    return words
