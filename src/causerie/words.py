"""Words of a text in a form in which inflections and word families agree.

Shared by assembling (which mentions are one thing) and answering (which claims a question is about).
Stems are Porter's second English stemmer's (Snowball), after a small table of irregular forms.
"""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from importlib.resources import files
from typing import NamedTuple

import snowballstemmer  # type: ignore[import-untyped]

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_SNOWBALL = snowballstemmer.stemmer("english")


class Word(NamedTuple):
    """One word and where it stands in the text that was given."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """Lower case, without a possessive ending."""
        if "'" not in self.text and "’" not in self.text:
            return self.text.lower()
        return _POSSESSIVE.sub("", self.text.replace("’", "'").lower()) or self.text.lower()


def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order, punctuation left out."""
    return tuple(Word(m.group(), m.start(), m.end()) for m in _WORD.finditer(text))


@functools.cache
def table(name: str) -> frozenset[str]:
    """A list of words from `words.toml`."""
    return frozenset(_data()[name])


@functools.cache
def _data() -> dict[str, list[str]]:
    return tomllib.loads(files("causerie").joinpath("words.toml").read_text("utf-8"))


@functools.cache
def _irregular() -> dict[str, str]:
    return {form: line.split()[0] for line in _data()["irregular"] for form in line.split()[1:]}


@functools.lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The form that a word shares with its inflections and its family ("collapsing" -> "collaps")."""
    plain = unicodedata.normalize("NFKC", word).casefold()
    base = _irregular().get(plain, plain)
    return str(_SNOWBALL.stemWord(base))


def stems(text: str) -> tuple[str, ...]:
    """Stems of the words that carry meaning, in order: no articles, auxiliaries, pronouns, prepositions."""
    empty = table("empty")
    return tuple(stem(word.lower) for word in words(text) if word.lower not in empty)
