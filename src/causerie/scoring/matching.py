"""Which item of a reading is which coded item.

Two mentions match when their spans overlap with F1 >= 0.5 over characters; a mention that refers to
other words may match by either. Causal claims match when both ends do, forecasts when the
propositions do, attributions by content and named source, relations by both ends; pairs are taken
best first, each item once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from causerie.identity import ENOUGH, overlap

Json = dict[str, Any]
KINDS = ("causal", "forecasts", "attributions", "relations")


def _places(mention: Json | None) -> list[tuple[int, int]]:
    both = [mention, (mention or {}).get("refers_to")]
    return [(m["start"], m["end"]) for m in both if m and m.get("start") is not None]


def _alike(a: Json | None, b: Json | None) -> float:
    return max((overlap(x, y) for x in _places(a) for y in _places(b)), default=0.0)


def _ends(first: str, second: str) -> Callable[[Json, Json], float]:
    return lambda gold, read: min(_alike(gold[first], read[first]), _alike(gold[second], read[second]))


def _report(gold: Json, read: Json) -> float:
    content = _alike(gold["content"], read["content"])
    return min(content, _alike(gold["source"], read["source"])) if _places(gold["source"]) else content


LIKENESS: dict[str, Callable[[Json, Json], float]] = {
    "causal": _ends("cause", "effect"),
    "forecasts": lambda gold, read: _alike(gold["proposition"], read["proposition"]),
    "attributions": _report,
    "relations": _ends("a", "b"),
}


def matches(kind: str, gold: list[Json], read: list[Json]) -> list[tuple[Json, Json]]:
    """The matched (coded, read) pairs of one kind, best first, each item used once."""
    like = LIKENESS[kind]
    scored = [(like(g, r), i, j) for i, g in enumerate(gold) for j, r in enumerate(read)]
    used_gold: set[int] = set()
    used_read: set[int] = set()
    pairs = []
    for score, i, j in sorted(scored, reverse=True):
        if score >= ENOUGH and i not in used_gold and j not in used_read:
            used_gold.add(i)
            used_read.add(j)
            pairs.append((gold[i], read[j]))
    return pairs
