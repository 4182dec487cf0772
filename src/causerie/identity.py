"""What makes two items the same one: across readings of one text, and across readers.

An item's id is a hash of its document, its kind and the offsets of its quote and mentions, so it
depends on nothing that a run could change. A decision made on an item finds it again in a later
reading by kind and by the overlap of its mentions.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable

from causerie.values import FIELD_OF, KIND_OF, Item, Reading

ENOUGH = 0.5
"""Overlap (F1 over characters) from which two mentions count as the same one (CODING.md, score.py)."""

Anchor = tuple[int, int]

_MENTIONS = ("cause", "effect", "proposition", "source", "content", "a", "b", "when")


def anchors(item: Item) -> tuple[Anchor, ...]:
    """Offsets of the item's mentions in a fixed order; of its quote where it has no mention."""
    found = []
    for name in _MENTIONS:
        mention = getattr(item, name, None)
        start, end = getattr(mention, "start", None), getattr(mention, "end", None)
        if isinstance(start, int) and isinstance(end, int):
            found.append((start, end))
    return tuple(found) or ((item.quote.start, item.quote.end),)


def item_id(sha256: str, item: Item) -> str:
    """Sixteen hex digits from the document's hash, the kind, and the offsets of quote and mentions."""
    places = ((item.quote.start, item.quote.end), *anchors(item))
    key = f"{sha256}|{KIND_OF[type(item)].value}|{places}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def with_ids(reading: Reading, sha256: str) -> Reading:
    """The reading with every item's id filled in; an item found twice at the same places stays once."""
    changed: dict[str, tuple[Item, ...]] = {}
    for name in FIELD_OF.values():
        unique: dict[str, Item] = {}
        for item in getattr(reading, name):
            key = item_id(sha256, item)
            unique.setdefault(key, dataclasses.replace(item, id=key))
        changed[name] = tuple(unique.values())
    return dataclasses.replace(reading, **changed)  # type: ignore[arg-type]


def overlap(a: Anchor, b: Anchor) -> float:
    """F1 of two spans counted over characters, 0 to 1."""
    common = min(a[1], b[1]) - max(a[0], b[0])
    return 2 * common / ((a[1] - a[0]) + (b[1] - b[0])) if common > 0 else 0.0


def likeness(old: tuple[Anchor, ...], new: tuple[Anchor, ...]) -> float:
    """The least overlap over the mentions, taken pairwise in order; 0 when their numbers differ."""
    if len(old) != len(new) or not old:
        return 0.0
    return min(overlap(a, b) for a, b in zip(old, new, strict=True))


def reattach(old: tuple[Anchor, ...], candidates: Iterable[Item]) -> Item | None:
    """The candidate that an old decision is about, or None: best overlap, at least `ENOUGH`.

    `candidates` are items of the decision's own kind and document.
    """
    best, found = ENOUGH, None
    for item in candidates:
        score = likeness(old, anchors(item))
        if score > best or (score == best and found is None):
            best, found = score, item
    return found
