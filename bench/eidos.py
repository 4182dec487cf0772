"""Recall on the test suite of Eidos (Apache-2.0), the best of the older readers.

Edges that are `usable`, positive and of type Causal or Affect. Lenient: a claim has both ends alike (Dice
over word sets without the, a, an, of >= 0.5) and in order. Strict: both ends have the very words, articles
and case aside; nearer to Eidos' own measure, by which it finds 0.38 to 0.41 of its edges. The suite cannot
measure precision: its texts are not coded in full. The sign of an edge is known where the suite marks both
ends as growing or shrinking; it is then + for alike and - for unlike.
usage: python bench/eidos.py [--reader R] [--show]
"""

from __future__ import annotations

import argparse
from collections.abc import Callable

from common import SHARED, Absent, Json, Row, dice, named, say
from common import rows as lines
from readings import read_texts

SUITE = SHARED / "bench" / "eidos_suite.jsonl"
KINDS = ("Causal", "Affect")
SIGNS = {1: "+", -1: "-"}


def lenient(found: str, wanted: str) -> bool:
    """Half of the words in common."""
    return dice(found, wanted) >= 0.5


def strict(found: str, wanted: str) -> bool:
    """The same words in the same order, articles and case aside."""
    return _bare(found) == _bare(wanted)


def _bare(text: str) -> list[str]:
    return [word for word in text.lower().split() if word not in ("the", "a", "an")]


def matching(edge: Json, claims: list[Json], alike: Callable[[str, str], bool]) -> list[Json]:
    """The claims that have both ends of the edge, in order."""

    def fits(mention: Json, wanted: str) -> bool:
        return any(alike(name, wanted) for name in named(mention))

    cause, effect = edge["cause"]["text"], edge["effect"]["text"]
    return [claim for claim in claims if fits(claim["cause"], cause) and fits(claim["effect"], effect)]


def edges_of(row: Json) -> list[Json]:
    return [e for e in row["edges"] if e["usable"] and not e["negative"] and e["type"] in KINDS]


def sign_right(edge: Json, claims: list[Json]) -> bool | None:
    """Whether the first matching claim has the sign of the edge; None where either is unknown."""
    sign, found = SIGNS.get(edge["sign_if_both_directed"]), matching(edge, claims, lenient)
    return found[0]["polarity"] == sign if sign and found else None


def asked(reader: str) -> list[tuple[Json, Json, list[Json]]]:
    """Every edge with the row it stands in and the causal claims read in that row's text."""
    suite = [row for row in lines(SUITE) if row["lang"] == "en" and edges_of(row)]
    found = read_texts({row["id"]: row["text"] for row in suite}, reader)
    return [(edge, row, found[row["id"]].get("causal", [])) for row in suite for edge in edges_of(row)]


def rows(reader: str) -> list[Row]:
    """Recall by both matches, and signs."""
    edges = asked(reader)
    own = sum(edge["status"] == "passing" for edge, _, _ in edges) / len(edges)
    hits = {name: sum(bool(matching(e, c, alike)) for e, _, c in edges) for name, alike in MATCHES.items()}
    signs = [right for edge, _, claims in edges if (right := sign_right(edge, claims)) is not None]
    share = f"{sum(signs) / len(signs):.3f} ({sum(signs)}/{len(signs)})" if signs else "none found"
    return [
        Row("expected edges (Eidos suite): recall, lenient match", _of(hits["lenient"], len(edges)), "0.60", "0.75"),
        Row("expected edges: recall, strict match", _of(hits["strict"], len(edges)), "", f"Eidos itself {own:.2f}"),
        Row("expected edges: sign right of those found that have one", share, "", "0.90"),
    ]


MATCHES = {"lenient": lenient, "strict": strict}


def _of(hit: int, total: int) -> str:
    return f"{hit / total:.3f} ({hit}/{total})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reader", default="rules")
    parser.add_argument("--show", action="store_true", help="list the edges that were not found")
    options = parser.parse_args()
    try:
        if options.show:
            for edge, row, claims in asked(options.reader):
                if not matching(edge, claims, lenient):
                    say("MISS", edge["cause"]["text"], "->", edge["effect"]["text"], "\n    ", row["text"][:400])
        for row in rows(options.reader):
            say(row.what, row.figure)
    except Absent as reason:
        say(reason)


if __name__ == "__main__":
    main()
