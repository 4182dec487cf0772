"""Our own scorer of readings against coded documents, by the rules of the coding manual.

Two mentions match when their spans overlap with F1 >= 0.5 over characters; a mention that refers to
other words may match by either. Causal claims match when both ends do, forecasts when the
propositions do, attributions by content and named source, relations by both ends; pairs are taken
best first, each item once. Signed claims: causal claims and forecasts together, a match counting
only if its polarity or negation agrees too. Works on the JSON form of readings.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from typing import Any

from causerie.identity import ENOUGH, overlap

Json = dict[str, Any]
KINDS = ("causal", "forecasts", "attributions", "relations")
SIGN = {"causal": "polarity", "forecasts": "negated"}


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
    """The matched pairs of one kind, best first, each item used once."""
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


def counts(gold: Json, read: Json) -> Counter[tuple[str, str]]:
    """Counts of one document: (kind, "gold" | "read" | "hit" | "signed") and (turns, all | speaker | role)."""
    total: Counter[tuple[str, str]] = Counter()
    for kind in KINDS:
        pairs = matches(kind, gold.get(kind, []), read[kind])
        total[kind, "gold"] += len(gold.get(kind, []))
        total[kind, "read"] += len(read[kind])
        total[kind, "hit"] += len(pairs)
        if kind in SIGN:
            total[kind, "signed"] += sum(g[SIGN[kind]] == r[SIGN[kind]] for g, r in pairs)
    for g in gold.get("turns", []):
        total["turns", "all"] += g["end"] - g["start"]
        for r in read["turns"]:
            common = max(0, min(g["end"], r["end"]) - max(g["start"], r["start"]))
            total["turns", "speaker"] += common * ((g["speaker"] or "").lower() == (r["speaker"] or "").lower())
            total["turns", "role"] += common * (g["role"] == r["role"])
    return total


def f1(hit: int, read: int, gold: int) -> float:
    return 2 * hit / (read + gold) if read + gold else 0.0


def figures(parts: list[Counter[tuple[str, str]]]) -> dict[str, float]:
    """The figures of a set of documents from their counts: F1 by kind, signed F1, speakers, roles."""
    total = sum(parts, Counter())
    out = {kind: f1(total[kind, "hit"], total[kind, "read"], total[kind, "gold"]) for kind in KINDS}
    signed = [sum(total[kind, name] for kind in SIGN) for name in ("signed", "read", "gold")]
    out["signed claims"] = f1(*signed)
    for name in ("speaker", "role"):
        out[name] = total["turns", name] / total["turns", "all"] if total["turns", "all"] else 0.0
    return out


def intervals(
    parts: list[Counter[tuple[str, str]]], times: int = 1000, seed: int = 0
) -> dict[str, tuple[float, float]]:
    """95 % bootstrap intervals of the figures, documents drawn with replacement."""
    chance = random.Random(seed)
    drawn = [figures(chance.choices(parts, k=len(parts))) for _ in range(times)]
    ends = {}
    for name in drawn[0]:
        values = sorted(d[name] for d in drawn)
        ends[name] = values[int(0.025 * times)], values[int(0.975 * times) - 1]
    return ends
