"""The label of a mention and the key under which mentions are one factor (Axelrod 1976: merge only
direct correspondences).

A label is a run of the speaker's own words: articles and words that only say which way the thing goes
are taken off its edges. The key compares labels without inflection, order of "A of B" and aliases.
"""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from causerie.aliases import Aliases, named
from causerie.vocabulary import Direction
from causerie.words import Word, stem, table, words

_ARTICLES = frozenset(
    {
        "to",
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "such",
        "its",
        "their",
        "his",
        "her",
        "our",
        "my",
        "your",
    }
)
_AUXILIARIES = frozenset(
    {
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "to",
        "keep",
        "keeps",
        "kept",
        "keeping",
        "not",
        "never",
        "n't",
        "still",
        "also",
        "already",
        "soon",
        "slowly",
        "quickly",
        "further",
    }
)
_ADJECTIVES = (
    "ic",
    "al",
    "ive",
    "ous",
    "ed",
    "ing",
    "ful",
    "able",
    "ible",
    "ary",
    "ern",
    "ish",
    "less",
    "ese",
    "ian",
    "ent",
    "ant",
)
_DEMONSTRATIVES = frozenset({"this", "that", "these", "those", "such"})
_FINITE = _AUXILIARIES & {
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
    "had",
    "will",
    "would",
    "can",
    "could",
    "may",
    "might",
}
_LINKS = frozenset({"of", "in", "to", "on", "for"})
_CLAUSE = 3
_PARTNERS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"), ('"', '"'))


@dataclass(frozen=True, slots=True)
class Label:
    """A mention as a label. `inverted`: the words themselves name the lack or end of what the key names."""

    key: tuple[str, ...]
    text: str
    inverted: bool


@dataclass(frozen=True, slots=True)
class _Cues:
    heads: frozenset[str]
    modifiers: frozenset[str]
    verbs: frozenset[str]

    def within(self, lower: list[str]) -> bool:
        return any(word in self.heads or word in self.modifiers or word in self.verbs for word in lower)


@functools.cache
def data() -> dict[str, Any]:
    """The direction words and their examples, as in `directions.toml`."""
    return tomllib.loads(files("causerie.assembly").joinpath("directions.toml").read_text("utf-8"))


@functools.cache
def _cues(direction: Direction) -> _Cues:
    part = data()[direction.value]
    return _Cues(*(frozenset(part[name]) for name in ("heads", "modifiers", "verbs")))


def label_of(text: str, direction: Direction, aliases: Aliases) -> Label | None:
    """The label of a mention's words, or of those it refers to; None for a bare pronoun."""
    if text.strip().lower() in table("pronouns"):
        return None
    return labelled(text, direction, aliases)


def goes(text: str, negated: bool) -> Direction:
    """Which way the thing goes of which a forecast says these words; its own negator is in `negated` already."""
    lower = [word.lower for word in words(text)]
    down = _names_loss([word for word in lower if word not in table("negators")])
    negated = negated or not table("negators").isdisjoint(lower)
    return Direction.DECREASE if down is not negated else Direction.INCREASE


def labelled(text: str, direction: Direction, aliases: Aliases | None = None) -> Label | None:
    """The label and key of words that go one way; None where they hold no word that means anything."""
    found = list(words(text))
    kept = _strip(found, direction)
    lower = [word.lower for word in kept]
    negated = direction is Direction.DECREASE and any(word in table("negators") for word in lower)
    inverted = negated or (direction is Direction.DECREASE and _names_loss(lower))
    key = _key(kept, negated, aliases or {})
    return Label(key, _cut(text, kept), inverted) if key else None


def _names_loss(lower: list[str]) -> bool:
    """Whether words that go down name the ending or the lack themselves, so that they hold when it is there."""
    clause = len(lower) >= _CLAUSE and not _losses().isdisjoint(lower)
    return clause or _cues(Direction.DECREASE).within(lower)


@functools.cache
def _losses() -> frozenset[str]:
    return frozenset(data()["decrease"]["losses"])


def _strip(found: list[Word], direction: Direction) -> list[Word]:
    """Direction words off the edges, again and again while something is left that names the thing."""
    ways = (Direction.INCREASE, Direction.DECREASE) if direction is Direction.DECREASE else (Direction.INCREASE,)
    cues = [_cues(way) for way in ways]
    while True:
        shorter = _without_articles(found)
        for one in cues:
            shorter = _one_off(shorter, one)
        if shorter == found or not _means(shorter):
            return _without_articles(found)
        found = shorter


def _without_articles(found: list[Word]) -> list[Word]:
    """Without the articles in front; "this is ..." and "that will ..." have none, their first word is the subject."""
    while len(found) > 1 and found[0].lower in _ARTICLES and not _subject(found):
        found = found[1:]
    return found


def _subject(found: list[Word]) -> bool:
    return found[0].lower in _DEMONSTRATIVES and found[1].lower in _FINITE


def _one_off(found: list[Word], cues: _Cues) -> list[Word]:
    lower = [word.lower for word in found]
    if len(found) > 2 and lower[0] in cues.heads and lower[1] in _LINKS:
        return found[2:]
    if len(found) > 1 and lower[0] in cues.modifiers:
        return found[1:]
    if len(found) > 2 and " ".join(lower[-2:]) in cues.verbs:
        return _without_auxiliaries(found[:-2])
    # "port closure" is a compound, "economic growth" is not: without its noun the label would be an adjective.
    if len(found) > 1 and (
        lower[-1] in cues.verbs or (lower[-1] in cues.heads and not lower[-2].endswith(_ADJECTIVES))
    ):
        return _without_auxiliaries(found[:-1])
    return found


def _without_auxiliaries(found: list[Word]) -> list[Word]:
    while len(found) > 1 and found[-1].lower in _AUXILIARIES:
        found = found[:-1]
    return found


def _means(found: list[Word]) -> bool:
    return any(word.lower not in table("empty") for word in found)


def _key(found: list[Word], negated: bool, aliases: Aliases) -> tuple[str, ...]:
    """Stems in the order "oil price" for both "oil price" and "price of oil"."""
    parts: list[list[str]] = [[]]
    for word in found:
        lower = word.lower
        if lower == "of":
            parts.append([])
        elif lower not in table("empty") and not (negated and lower in table("negators")):
            parts[-1].append(stem(lower))
    return named([one for part in reversed(parts) for one in part], aliases)


def _cut(text: str, kept: list[Word]) -> str:
    """The words kept, as they stand in the text, on one line; a bracket or quotation mark keeps its partner."""
    start, end = kept[0].start, kept[-1].end
    for opening, closing in _PARTNERS:
        inside = text[start:end]
        single = opening == closing and inside.count(opening) % 2 == 1
        if (single or inside.count(opening) > inside.count(closing)) and text[end : end + 1] == closing:
            end += 1
        elif (single or inside.count(closing) > inside.count(opening)) and text[start - 1 : start] == opening:
            start -= 1
    end += text[end : end + 1] == "%"
    return re.sub(r"\s+", " ", text[start:end])
