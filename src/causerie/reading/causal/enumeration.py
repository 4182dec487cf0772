"""Lists by their surface, "A, B, C and D", where the parser hung the members in different places.

A list has at least three members, commas between them and "and" or "or" before the last; no member
holds a finite verb or examples of its own. It may go on behind the words that the parser gave to its
first member only if it closes the sentence.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Span, Token

from causerie.reading.causal.draft import Part

CLOSERS = frozenset((".", ";", "!", "?"))
BREAKERS = frozenset((":", "–", "—", '"', "”", "“", "such", "including"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD", "WDT", "WP", "WRB"))
JOINERS = frozenset(("and", "or"))
LONGEST = 14
"""Tokens of the longest member that is taken for one."""


def listed(whole: Part) -> list[Part]:
    """The members of the list that opens with the part; none where its surface is no list."""
    if whole.head.pos_ not in ("NOUN", "PROPN"):
        return []
    runs = _runs(whole)
    parts = [_member(whole, first, end) for first, end in runs]
    found = [p for p in parts if p is not None]
    return found if len(found) == len(parts) and len(parts) > 2 else []


def _runs(whole: Part) -> list[tuple[int, int]]:
    """First and end of each member, in order; none where no "and" closes the list."""
    runs: list[tuple[int, int]] = []
    doc, first, closing, depth = whole.sentence.doc, whole.first, False, 0
    for at in range(whole.first, whole.sentence.span.end):
        word = doc[at]
        depth += (word.text == "(") - (word.text == ")")
        if depth > 0 or word.text == ")":
            continue
        if at >= whole.end and closing and (word.text in CLOSERS or at == whole.end):
            return [*runs, (first, at)]
        if word.lower_ in BREAKERS or word.text in CLOSERS or word.tag_ in FINITE or at - first > LONGEST:
            return []
        if word.text == "," and not closing:
            runs.append((first, at))
            first = at + 1
            closing = at + 1 < len(doc) and doc[at + 1].lower_ in JOINERS
            first += closing
        elif word.lower_ in JOINERS and at > first and runs and not closing and _last(whole, at):
            runs.append((first, at))
            first, closing = at + 1, True
        elif word.text == ",":
            return []
    return [*runs, (first, whole.end)] if closing and first < whole.end else []


def _last(whole: Part, joiner: int) -> bool:
    """Whether no comma follows the "and" before the sentence or the part ends."""
    end = whole.end if joiner < whole.end else whole.sentence.span.end
    return not any(t.text == "," for t in whole.sentence.doc[joiner:end])


def _member(whole: Part, first: int, end: int) -> Part | None:
    head = _head(whole.sentence.doc[first:end]) if first < end else None
    return replace(whole, first=first, end=end, head=head) if head is not None else None


def _head(run: Span) -> Token | None:
    """The noun that the run is about: the last of its first nouns, before any preposition."""
    found: Token | None = None
    for token in run:
        if token.dep_ == "prep" or (token.pos_ in ("VERB", "AUX") and found is not None):
            break
        if token.pos_ in ("NOUN", "PROPN", "NUM"):
            found = token
    return found
