"""What a user typed to search for, and where it stands in a text. No word typed is ever an operator.

Each word is looked for without case and diacritics and may go on ("flood" finds "floods"); one letter alone is a
whole word. What stands between quotation marks, or is joined by hyphens or apostrophes, stands side by side. Signs
without a letter, such as an emoji, are looked for as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from causerie.folding import folded

MOST = 32
"""Words that are looked for at once; further ones are left out."""
_PART = re.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]|(\S+)")
_PLAIN = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~“”„«»‘’–—…·")
"""Punctuation, which is looked for only where nothing else was typed."""
_BORDER = "\n"
"""Stands between texts that are searched as one, so that no phrase reaches over it."""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that must be there: folded words side by side, the last of which may go on; or signs as they are."""

    words: tuple[str, ...] = ()
    begun: bool = False
    literal: str = ""


def terms(typed: str) -> tuple[Term, ...]:
    """What the words typed ask for; nothing where nothing was typed."""
    found = list(dict.fromkeys(_terms(typed)))
    if not found and typed.strip():
        found = [Term(literal=typed.strip())]
    return tuple(found[:MOST])


def _terms(typed: str) -> Iterator[Term]:
    for part in _PART.finditer(typed):
        exact = part[1] is not None
        text = part[1] if exact else part[2]
        words = tuple(word for word, _, _ in folded(text))
        if words:
            yield Term(words, begun=not exact and len(words[-1]) > 1)
        elif text.strip() and not _PLAIN.issuperset(text.strip()):
            yield Term(literal=text.strip())


def hay(texts: Sequence[str]) -> str:
    """Texts made ready for `holds`."""
    return _BORDER.join(f" {' '.join(word for word, _, _ in folded(text))} " for text in texts)


def holds(ready: str, texts: Sequence[str], wanted: Sequence[Term]) -> bool:
    """Whether all that is wanted stands somewhere in the texts. `ready` is what `hay` made of them."""
    return all(any(one.literal in text for text in texts) if one.literal else _needle(one) in ready for one in wanted)


def _needle(term: Term) -> str:
    return f" {' '.join(term.words)}{'' if term.begun else ' '}"


def marks(text: str, wanted: Sequence[Term]) -> tuple[tuple[int, int], ...]:
    """Where in a text the things wanted stand, in order and without overlap."""
    words = folded(text)
    found = [place for one in wanted for place in (_signs(text, one) if one.literal else _phrases(words, one))]
    return tuple(_joined(sorted(found)))


def _signs(text: str, term: Term) -> Iterator[tuple[int, int]]:
    at = text.find(term.literal)
    while at >= 0:
        yield at, at + len(term.literal)
        at = text.find(term.literal, at + len(term.literal))


def _phrases(words: Sequence[tuple[str, int, int]], term: Term) -> Iterator[tuple[int, int]]:
    length = len(term.words)
    for at in range(len(words) - length + 1):
        run = tuple(word for word, _, _ in words[at : at + length])
        last = run[-1].startswith(term.words[-1]) if term.begun else run[-1] == term.words[-1]
        if last and run[:-1] == term.words[:-1]:
            yield words[at][1], words[at + length - 1][2]


def _joined(places: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    start, end = -1, -1
    for first, last in places:
        if first < end:
            end = max(end, last)
            continue
        if end >= 0:
            yield start, end
        start, end = first, last
    if end >= 0:
        yield start, end
