"""One name for each person: titles stripped, surnames and first names led back to the full name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from causerie.reading.frame import Frame

_NOT_LETTERS = re.compile(r"[^\w’'.-]+")


@dataclass(frozen=True, slots=True)
class Titles:
    """Words before a name, and those among them that tell a man from a woman."""

    words: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]


@cache
def titles() -> Titles:
    """The titles as shipped."""
    raw = tomllib.loads(files("causerie.reading").joinpath("cues/titles.toml").read_text("utf-8"))
    return Titles(frozenset(raw["titles"]), frozenset(raw["female"]), frozenset(raw["male"]))


@dataclass(frozen=True, slots=True)
class People:
    """The full names of a document's people, found again by surname or first name."""

    names: frozenset[str]
    by_part: dict[str, str]

    def full(self, text: str) -> str | None:
        """The full name that the words hold or point to, or None if they name nobody known."""
        words = bare(text).split()
        if not words:
            return None
        for size in range(min(4, len(words)), 1, -1):
            for at in range(len(words) - size + 1):
                if (name := " ".join(words[at : at + size])) in self.names:
                    return name
        return self.by_part.get(words[-1]) if len(words) == 1 else None


def bare(text: str) -> str:
    """A name without leading titles and a possessive ending."""
    words = [word for word in _NOT_LETTERS.split(text) if word]
    while len(words) > 1 and words[0].lower().strip(".") in titles().words:
        words = words[1:]
    if words:
        words[-1] = re.sub(r"[’']s?$", "", words[-1])
    return " ".join(words)


def people(frame: Frame) -> People:
    """The people that speak or are named with two words or more."""
    found = [bare(turn.speaker) for turn in frame.turns if turn.speaker]
    for sentence in frame.sentences:
        text = frame.document.text
        for entity in sentence.span.ents:
            if entity.label_ == "PERSON" and len(entity) > 1:
                start, end = sentence.place(entity.start, entity.end)
                found.append(bare(text[start:end]))
    return _registry(found)


def _registry(found: Iterable[str]) -> People:
    names = dict.fromkeys(name for name in found if 2 <= len(name.split()) <= 5 and name[:1].isupper())
    parts: dict[str, str | None] = {}
    for name in names:
        words = name.split()
        for part in {words[-1], words[0]}:
            known = parts.get(part, name)
            same = known == name or (known is not None and (words[-1] == known.split()[-1] and known.endswith(name)))
            parts[part] = known if same else None
    return People(frozenset(names), {part: name for part, name in parts.items() if name})
