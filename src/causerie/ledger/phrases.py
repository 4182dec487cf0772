"""Lists of words and phrases from a data file of the ledger, and whether a text holds one of them."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

from causerie.dates import MONTHS
from causerie.ledger.timewords import choice
from causerie.words import stem, table


@functools.cache
def lists(name: str) -> dict[str, Any]:
    """The lists of `NAME.toml`."""
    return tomllib.loads(files("causerie.ledger").joinpath(f"{name}.toml").read_text("utf-8"))


@functools.cache
def any_of(name: str, *keys: str) -> re.Pattern[str]:
    """Finds a word or phrase of these lists as whole words, in lower-case text."""
    return whole(word for key in keys for word in lists(name)[key])


def whole(words: Iterable[str]) -> re.Pattern[str]:
    """Finds one of the words as a whole one."""
    return re.compile(rf"(?<![\w'-])(?:{choice(re.escape(word) for word in words)})(?![\w'-])")


@functools.cache
def opens(name: str, key: str) -> re.Pattern[str]:
    """Matches where a text begins with a word or phrase of the list."""
    return re.compile(rf"(?:{choice(re.escape(word) for word in lists(name)[key])})(?![\w'-])")


_NUMBER = re.compile(
    r"(?<![\w.,])\d[\d.,]*|(?<![\w-])(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
    r"|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?)(?![\w'])"
)
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_DATE = re.compile(
    r"(?<!\d)(?:1[89]|20|21)\d\d(?![\d%])|\d{1,2}(?:st|nd|rd|th)"
    rf"|\d{{1,2}} (?:{choice(MONTHS)})\b|\b(?:{choice(MONTHS)}) \d{{1,2}}\b"
)


def numbers_in(lower: str) -> tuple[str, ...]:
    """The numbers in lower-case text, dates left out."""
    return tuple(match.group().rstrip(".,") for match in _NUMBER.finditer(_DATE.sub(" ", lower)))


@functools.lru_cache(maxsize=200_000)
def meaning(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    return frozenset(stem(word) for word in _WORD.findall(text.casefold()) if word not in table("empty"))
