"""Runs of tokens that name a thing: what a head reaches, and what is trimmed off its ends."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from spacy.tokens import Token

from causerie.reading.frame import Sentence


def reach(sentence: Sentence, head: Token, without: tuple[Token, ...] = ()) -> tuple[int, int]:
    """First and end (exclusive) of the unbroken run round `head` inside its subtree.

    Subtrees of the tokens `without` are cut off; what lies beyond them is left out.
    """
    inside = {token.i for token in head.subtree}
    for cut in without:
        inside.difference_update(token.i for token in cut.subtree)
    low, high = sentence.span.start, sentence.span.end
    first = end = head.i
    while first - 1 >= low and first - 1 in inside:
        first -= 1
    while end < high and end in inside:
        end += 1
    return first, max(end, head.i + 1)


def trimmed(sentence: Sentence, first: int, end: int) -> tuple[int, int]:
    """The run without punctuation, articles, connectives and weakening adverbs at its ends; never empty."""
    doc = sentence.doc
    while (
        first + 1 < end
        and (doc[first].is_punct or doc[first].is_space or doc[first].lower_ in LEADING)
        and doc[first].text not in '"('
    ):
        first += 1
    while first + 1 < end and (doc[end - 1].is_punct or doc[end - 1].is_space or doc[end - 1].lower_ in TRAILING):
        if doc[end - 1].text in ')"%' and any(t.text in '("' for t in doc[first : end - 1]):
            break
        end -= 1
    if doc[first].text in '"(' and not any(t.text in ')"' for t in doc[first + 1 : end]) and first + 1 < end:
        first += 1
    return _glued(sentence, first, end)


def _glued(sentence: Sentence, first: int, end: int) -> tuple[int, int]:
    """The run with the rest of a hyphened word at its ends: "non" as "non-payment"."""
    doc, low, high = sentence.doc, sentence.span.start, sentence.span.end
    while end + 1 < high and doc[end].text == "-" and not doc[end - 1].whitespace_ and not doc[end].whitespace_:
        end += 2
    while (
        first - 2 >= low
        and doc[first - 1].text == "-"
        and not (doc[first - 2].whitespace_ or doc[first - 1].whitespace_)
    ):
        first -= 2
    return first, end


def _words(name: str) -> frozenset[str]:
    raw = tomllib.loads(files("causerie.reading").joinpath("cues/spans.toml").read_text("utf-8"))
    return frozenset(raw[name].split())


LEADING = _words("leading")
"""Words that open a mention without belonging to it."""

TRAILING = _words("trailing")
"""Words that a cut leaves dangling at the end of a mention."""
