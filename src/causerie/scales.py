"""Verbal probability scales: the range of per cent that a published scale ties to a word.

A range is given only for a word that the scale itself holds. "Possible" carries no number, neither
does an unhedged statement (CODING.md 5). The scales and their sources are data: scales.toml.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from causerie.errors import Stop

DEFAULT = "ICD 203"
_WORDS = "words"
"""The table of the data file that is no scale."""
Range = tuple[int, int]
LONGEST = 6
"""Words of the longest word of a scale."""


@functools.cache
def _scales() -> Mapping[str, Mapping[tuple[str, ...], Range]]:
    return {
        name: {tuple(words.split()): (row["low"], row["high"]) for row in scale["ranges"] for words in row["words"]}
        for name, scale in _data().items()
    }


@functools.cache
def _file() -> dict[str, Any]:
    return tomllib.loads(files("causerie").joinpath("scales.toml").read_text("utf-8"))


@functools.cache
def _data() -> dict[str, Any]:
    return {name: scale for name, scale in _file().items() if name != _WORDS}


@functools.cache
def _vocabulary(scale: str) -> frozenset[str]:
    """All words that occur in the words of a scale."""
    return frozenset(word for words in _scales()[scale] for word in words)


@functools.cache
def _list(name: str) -> frozenset[tuple[str, ...]]:
    """Words and phrases that make another word of a scale's word, or deny it, each as its words."""
    return frozenset(tuple(words.split()) for words in _file()[_WORDS][name])


def scale_names() -> tuple[str, ...]:
    """The names of the scales that `range_of` knows."""
    return tuple(_scales())


def scale_named(name: str) -> str:
    """The scale that is meant, whatever the case and without its number: "kent" -> "Kent 1964"; raises Stop."""
    wanted = _letters(name)
    found = [known for known in _scales() if wanted and _letters(known).startswith(wanted)]
    if len(found) != 1:
        raise Stop(f"no scale {name!r}; known: {', '.join(_scales())}")
    return found[0]


def source_of(scale: str) -> str:
    """Where the scale is published; raises Stop for a scale that is not known."""
    return str(_data()[scale_named(scale)]["source"])


def _letters(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())


@dataclass(frozen=True, slots=True)
class ScaleWord:
    """A word of a scale as it stands among other words: its range in per cent, and whether "not" is beside it.

    `holds_not`: the scale's word itself has it ("probably not"). `first` and `end` count words; `not_at` is the
    place of a "not" before it.
    """

    first: int
    end: int
    range: Range
    not_at: int | None
    not_behind: bool
    holds_not: bool

    @property
    def not_before(self) -> bool:
        return self.not_at is not None


def scale_word(words: str, scale: str = DEFAULT, before: str = "", behind: str = "") -> ScaleWord | None:
    """The longest word of the scale in `words`; None where it is another word there. What stands around them helps.

    With a word of degree before it ("fairly likely", "far from likely") it is, and where it tells what kind of
    thing is meant ("a likely target"), and where somebody denies it in other words than a plain "not" ("nobody
    thinks it likely"). Raises Stop for a scale that is not known.
    """
    try:
        ranges = _scales()[scale]
    except KeyError as error:
        raise Stop(f"no scale {scale!r}; known: {', '.join(_scales())}") from error
    own = plain_words(words)
    if not any(word in _vocabulary(scale) for word in own):
        return None
    opening = plain_words(before)
    said = [*opening, *own, *plain_words(behind)]
    for length in range(min(len(said), LONGEST), 0, -1):
        starts = range(max(len(opening) - length + 1, 0), min(len(opening) + len(own), len(said) - length + 1))
        for first in starts:
            found = ranges.get(tuple(said[first : first + length]))
            if found is not None:
                return _in_place(said, first, first + length, found)
    return None


def range_of(words: str, scale: str = DEFAULT) -> Range | None:
    """The lowest and highest per cent that `scale` ties to a word in `words`, or None.

    The longest word of the scale counts. With a negation right before it ("not likely") it is another
    word, of which the scale says nothing. Raises Stop for a scale that is not known.
    """
    found = scale_word(words, scale)
    return None if found is None or found.not_before else found.range


def plain_words(words: str) -> list[str]:
    """The words in lower case, without the signs around them; a comma that ends one stays a word of its own."""
    return [part for word in words.lower().replace("’", "'").split() for part in _parts(word)]


def _parts(word: str) -> Iterator[str]:
    bare = word.strip(".,;:!?\"'()“”")
    if bare:
        yield bare
    if word[-1] in _ENDS:
        yield word[-1]


_ENDS = ",;:.!?"


def denied(said: Sequence[str]) -> bool:
    """Whether what stands behind these words is denied by them: "nobody thinks it", "far from", "not even a"."""
    if _closes(said, _list("others")):
        return True
    at = len(said)
    while at and (_among(said[at - 1], "framing", "thinking", "between") or _limits(said[at - 1])):
        at -= 1
    # "No banker believes that it is": who does not believe it stands between.
    whose = 3 if at < len(said) and _among(said[at], "thinking") else 1
    return any(_denies(word) or _among(word, "denying") for word in _clause(said[max(at - whose, 0) : at]))


def _limits(word: str) -> bool:
    """An adverb as in "not remotely likely", "not especially likely"; "not only likely" denies nothing."""
    return word.endswith("ly") and not _among(word, "sparing")


def _among(word: str, *names: str) -> bool:
    return any((word,) in _list(name) for name in names)


def _clause(said: Sequence[str]) -> Sequence[str]:
    """The words behind the last sign that ends a clause."""
    ends = [at for at, word in enumerate(said) if word in _ENDS]
    return said[ends[-1] + 1 :] if ends else said


def _in_place(said: list[str], first: int, end: int, found: Range) -> ScaleWord | None:
    before = said[:first]
    if _closes(before, _list("degrees")) or said[end : end + 2] == ["than", "not"] or _attributive(said, first, end):
        return None
    at = _not_before(before)
    if at is None and denied(before):
        return None
    holds = said[end - 1] == "not" and said[end - 2] != "than"
    return ScaleWord(first, end, found, at, said[end : end + 1] == ["not"], holds)


def _closes(said: Sequence[str], phrases: frozenset[tuple[str, ...]]) -> bool:
    """Whether the words end in one of the phrases."""
    return any(tuple(said[max(len(said) - size, 0) :]) in phrases for size in (1, 2, 3))


def _denies(word: str) -> bool:
    return _among(word, "negators") or word.endswith("n't")


def _not_before(before: Sequence[str]) -> int | None:
    """The place of a plain "not" before a word, with nothing but "at all", "seem" and the like between."""
    at = len(before)
    while at and _among(before[at - 1], "between"):
        at -= 1
    return at - 1 if at and _denies(before[at - 1]) else None


def _attributive(said: Sequence[str], first: int, end: int) -> bool:
    """As in "a likely target": not in "a likely outcome", where it is the outcome that is likely."""
    noun = said[end : end + 1]
    article = first > 0 and _among(said[first - 1], "articles") and said[end - 1] not in ("probably", "certainly")
    return article and bool(noun) and noun[0] not in _ENDS and not _among(noun[0], "outcomes")
