"""Sentences of a document that tell what happened, with the stems of their words."""

from __future__ import annotations

import functools
import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files

from causerie.values import Document, Quote, Reading
from causerie.words import stem, stems, table, words

_SENTENCE = re.compile(r"[^\s.!?](?:[^.!?\n]|[.!?](?=[^\s\"”’)]))*[.!?]*[\"”’)]*")
_MONTH = "May"
"""Within a sentence no verb that leaves anything open."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How well words must fit, how much is offered; and which words leave open what happened (candidates.toml)."""

    share: float
    least: int
    reach: int
    offered: int
    looked_at: int
    factor: float
    open: frozenset[str]
    light: frozenset[str]
    doubt: frozenset[str]
    refuse: frozenset[str]
    undone: frozenset[str]
    false: tuple[str, ...]
    same: dict[str, str]


@functools.cache
def settings() -> Settings:
    """The settings as shipped."""
    data = tomllib.loads(files("causerie.ledger").joinpath("candidates.toml").read_text("utf-8"))
    numbers = {name: data[name] for name in ("share", "least", "reach", "offered", "looked_at", "factor")}
    return Settings(
        **numbers,
        open=frozenset(data["open"]),
        doubt=frozenset(data["doubt"]),
        light=frozenset(map(stem, data["light"])),
        refuse=frozenset(map(stem, data["refuse"])),
        undone=frozenset(map(stem, data["undone"])),
        false=tuple(data["false"]),
        same={stem(word): stem(row.split()[0]) for row in data["same"] for word in row.split()},
    )


def meant(one: str) -> str:
    """A stem, or that of the first word that says the same of a forecast: "close" for "shut"."""
    return settings().same.get(one, one)


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of a document, offsets in the document's text."""

    document: str
    quote: Quote
    stems: frozenset[str]

    def words_of(self, shared: Iterable[str]) -> tuple[str, ...]:
        """The words as they stand that have these stems."""
        wanted = set(shared)
        return tuple(dict.fromkeys(word.text for word in words(self.quote.text) if meant(stem(word.lower)) in wanted))


@functools.lru_cache(maxsize=50_000)
def meaning(said: str) -> frozenset[str]:
    """Stems of the words that say what is forecast, without those that deny, or say when or how surely."""
    return frozenset(map(meant, stems(said))) - _denials() - settings().light


@functools.cache
def _denials() -> frozenset[str]:
    return frozenset(map(stem, table("negators")))


def passages_of(document: Document, reading: Reading | None) -> Iterator[Passage]:
    """The sentences that may tell what happened: no questions, nothing conditional or to come, no forecasts.

    Who speaks ("Ina Holt:") is no part of the first sentence of a turn.
    """
    ahead = [(one.quote.start, one.quote.end) for one in reading.forecasts] if reading else []
    turns = sorted(one.start for one in reading.turns) if reading else []
    for match in _SENTENCE.finditer(document.text):
        turn = bisect_left(turns, match.end()) - 1
        start = max(match.start(), turns[turn] if turn >= 0 else 0)
        text = document.text[start : match.end()]
        if text.rstrip('"”’)').endswith("?") or any(a < match.end() and start < b for a, b in ahead):
            continue
        said = [word.lower for at, word in enumerate(words(text)) if not (at and word.text == _MONTH)]
        if not said or not settings().open.isdisjoint(said):
            continue
        yield Passage(document.id, Quote(text, start, match.end()), frozenset(map(meant, stems(text))))
