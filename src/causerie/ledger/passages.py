"""Sentences of a document that tell what happened, with the stems of their words, and whether they deny them."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files

from causerie.values import Document, Quote, Reading
from causerie.words import Word, stem, stems, table, words

_SENTENCE = re.compile(r"[^\s.!?](?:[^.!?\n]|[.!?](?=[^\s\"”’)]))*[.!?]*[\"”’)]*")


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


@functools.cache
def settings() -> Settings:
    """The settings as shipped."""
    data = tomllib.loads(files("causerie.ledger").joinpath("candidates.toml").read_text("utf-8"))
    numbers = {name: data[name] for name in ("share", "least", "reach", "offered", "looked_at", "factor")}
    return Settings(**numbers, open=frozenset(data["open"]), light=frozenset(map(stem, data["light"])))


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of a document, offsets in the document's text."""

    document: str
    quote: Quote
    stems: frozenset[str]

    def words_of(self, shared: Iterable[str]) -> tuple[str, ...]:
        """The words as they stand that have these stems."""
        wanted = set(shared)
        return tuple(dict.fromkeys(word.text for word in words(self.quote.text) if stem(word.lower) in wanted))

    def denies(self, shared: Iterable[str]) -> bool:
        """Whether a negator stands among the words with these stems or shortly before; two of them cancel out."""
        wanted, said = set(shared), words(self.quote.text)
        at = [number for number, word in enumerate(said) if stem(word.lower) in wanted]
        near = said[max(0, at[0] - settings().reach) : at[-1] + 1] if at else ()
        return sum(_denying(word, said) for word in near) % 2 == 1


def _denying(word: Word, said: tuple[Word, ...]) -> bool:
    if word.lower not in table("negators"):
        return False
    after = next((one.lower for one in said if one.start > word.start), "")
    return after != "only"


@functools.lru_cache(maxsize=50_000)
def meaning(said: str) -> frozenset[str]:
    """Stems of the words that say what is forecast, without those that deny, or say when or how surely."""
    return frozenset(stems(said)) - _denials() - settings().light


@functools.cache
def _denials() -> frozenset[str]:
    return frozenset(map(stem, table("negators")))


def passages_of(document: Document, reading: Reading | None) -> Iterator[Passage]:
    """The sentences that may tell what happened: no questions, nothing conditional or to come, no forecasts."""
    ahead = [(one.quote.start, one.quote.end) for one in reading.forecasts] if reading else []
    for match in _SENTENCE.finditer(document.text):
        text = match[0]
        if text.rstrip('"”’)').endswith("?") or any(a < match.end() and match.start() < b for a, b in ahead):
            continue
        said = [word.lower for word in words(text)]
        if not said or not settings().open.isdisjoint(said):
            continue
        yield Passage(document.id, Quote(text, match.start(), match.end()), frozenset(stems(text)))
