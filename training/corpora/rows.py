"""Training rows and the spans in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from causerie.reading.frame import plain

Json = dict[str, Any]
Place = tuple[int, int]
Spanned = tuple[str, int, int]
_EDGE = " \t\n\r.,;:!?()[]\"'“”‘’–—-"


def row(corpus: str, name: str, text: str, aux: Json, passages: Sequence[Sequence[int | bool]] | None = None) -> Json:
    """One row; without passages the text is one sentence."""
    whole = [[0, len(text), 0, False]]
    return {
        "corpus": corpus,
        "name": name,
        "text": plain(text),
        "passages": whole if passages is None else [list(p) for p in passages],
        "aux": aux,
    }


def apart(spans: Iterable[Spanned]) -> list[list[str | int]]:
    """Spans without overlaps inside a kind: of two that overlap the longer stays, of equal ones the first."""
    kept: list[Spanned] = []
    for span in sorted(set(spans), key=lambda s: (s[1] - s[2], s[1], s[0])):
        kind, start, end = span
        if start < end and not any(k == kind and start < e and s < end for k, s, e in kept):
            kept.append(span)
    return [list(span) for span in sorted(kept, key=lambda s: (s[1], s[2], s[0]))]


def trimmed(text: str, place: Place) -> Place | None:
    """The place without blanks and punctuation at its edges; None when nothing else is there.

    A closing full stop of an initialism or a bracket that was opened inside stays.
    """
    start, end = place
    while start < end and text[start] in _EDGE and not (text[start] in "([" and _closed(text[start:end])):
        start += 1
    while start < end and text[end - 1] in _EDGE and not (text[end - 1] in ")]" and _closed(text[start:end])):
        if text[end - 1] == "." and end - start > 2 and text[end - 3] == ".":
            break
        end -= 1
    return (start, end) if start < end else None


def _closed(part: str) -> bool:
    return part.count("(") == part.count(")") > 0 or part.count("[") == part.count("]") > 0


def hull(fragments: Sequence[Place], others: Iterable[Place]) -> Place:
    """One place for a broken span: from its first to its last fragment if no part of the others lies between.

    Otherwise its longest fragment.
    """
    start, end = min(s for s, _ in fragments), max(e for _, e in fragments)
    if len(fragments) == 1 or not any(s < end and start < e for s, e in others):
        return start, end
    return max(fragments, key=lambda f: (f[1] - f[0], -f[0]))


def bare(text: str) -> str:
    """The letters and digits of a text, for telling whether two sentences are the same."""
    return "".join(c for c in text.casefold() if c.isalnum())
