"""Recall on the test suite of Eidos (Apache-2.0), the best of the older readers.

Edges that are `usable`, positive and of type Causal or Affect; an edge is found when a claim has both
ends alike (Dice over word sets without the, a, an, of >= 0.5) and in order. Eidos itself finds 0.38 to
0.41 of them by its own strict match. The suite cannot measure precision: its texts are not coded in full.
"""

from __future__ import annotations

import argparse

from common import SHARED, Absent, dice, named, read_text, rows, say
from spacy.language import Language

from causerie.reading.parse import load_pipeline
from causerie.values import CausalClaim

SUITE = SHARED / "bench" / "eidos_suite.jsonl"


def found(edge: dict, claims: tuple[CausalClaim, ...]) -> bool:
    def alike(mention: object, words: str) -> bool:
        return any(dice(name, words) >= 0.5 for name in named(mention))

    return any(alike(c.cause, edge["cause"]["text"]) and alike(c.effect, edge["effect"]["text"]) for c in claims)


def edges_of(row: dict) -> list[dict]:
    return [e for e in row["edges"] if e["usable"] and not e["negative"] and e["type"] in ("Causal", "Affect")]


def recall(nlp: Language, show: bool = False) -> tuple[int, int]:
    """(edges found, edges asked for)."""
    hit = total = 0
    for row in rows(SUITE):
        edges = edges_of(row) if row["lang"] == "en" else []
        if not edges:
            continue
        claims = read_text(row["id"], row["text"], nlp).causal
        for edge in edges:
            ok = found(edge, claims)
            hit, total = hit + ok, total + 1
            if show and not ok:
                say("MISS", edge["cause"]["text"], "->", edge["effect"]["text"], "\n    ", row["text"][:400])
    return hit, total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="list the edges that were not found")
    try:
        hit, total = recall(load_pipeline(), parser.parse_args().show)
    except Absent as reason:
        say(reason)
        return
    say(f"eidos suite: {hit}/{total} = {hit / total:.3f}")


if __name__ == "__main__":
    main()
