"""What is counted in one document: items coded, read and matched, and how far matched ones agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from causerie.scoring.matching import KINDS, Json, matches

Counts = Counter[tuple[str, str]]
"""(kind, "gold" | "read" | "hit" | name of a property) and ("turns", "all" | "speaker" | "role")."""
PLUS = "coded +"
"""Matched causal claims that are coded "+": what a reader that always says "+" would have right."""


def _level(item: Json) -> Any:
    return (item.get("certainty") or {}).get("level")


def _speaker(item: Json) -> str:
    source = item.get("source")
    last = (source or [""])[-1] if isinstance(source, list) else source
    return str(last or "").strip().lower()


PROPERTIES: Mapping[str, Mapping[str, Callable[[Json], Any]]] = {
    "causal": {
        "polarity": lambda item: item.get("polarity"),
        "status": lambda item: item.get("status"),
        "certainty": _level,
        "speaker": _speaker,
    },
    "forecasts": {
        "negated": lambda item: bool(item.get("negated")),
        "certainty": _level,
        "resolvable": lambda item: item.get("resolvable"),
        "horizon": lambda item: bool(item.get("horizon")),
        "condition": lambda item: bool(item.get("condition")),
        "speaker": _speaker,
    },
    "attributions": {},
    "relations": {"kind": lambda item: item.get("kind")},
}
"""What matched items are compared in; `horizon` and `condition` only in whether there is one."""


def counts(gold: Json, read: Json) -> Counts:
    """Counts of one document from its coding and its reading, both in JSON form."""
    total: Counts = Counter()
    for kind in KINDS:
        coded, found = gold.get(kind, []), read.get(kind, [])
        pairs = matches(kind, coded, found)
        total[kind, "gold"] += len(coded)
        total[kind, "read"] += len(found)
        total[kind, "hit"] += len(pairs)
        for name, of in PROPERTIES[kind].items():
            total[kind, name] += sum(of(g) == of(r) for g, r in pairs)
        if kind == "causal":
            total[kind, PLUS] += sum(g.get("polarity") == "+" for g, _ in pairs)
    return total + _turns(gold.get("turns", []), read.get("turns", []))


def _turns(gold: list[Json], read: list[Json]) -> Counts:
    """Characters of the coded turns, and how many of them have the right speaker and role."""
    total: Counts = Counter()
    for g in gold:
        total["turns", "all"] += g["end"] - g["start"]
        for r in read:
            common = max(0, min(g["end"], r["end"]) - max(g["start"], r["start"]))
            total["turns", "speaker"] += common * ((g["speaker"] or "").lower() == (r["speaker"] or "").lower())
            total["turns", "role"] += common * (g["role"] == r["role"])
    return total


def values(kind: str, name: str, gold: Json, read: Json) -> list[tuple[str, str]]:
    """The (coded, read) values of one property of the matched items of one document."""
    of = PROPERTIES[kind][name]
    pairs = matches(kind, gold.get(kind, []), read.get(kind, []))
    return [(str(of(g)), str(of(r))) for g, r in pairs]
