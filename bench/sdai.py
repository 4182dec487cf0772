"""Score the reader on sd-ai's translation tests (../shared/bench/sdai_evals.jsonl).

usage: python bench/sdai.py [--reader R] [--show]

A test passes when the set of (from, to), lower-cased, equals the expected one exactly and every
polarity is right; one link too many fails it (the scorer's rule, upstream commit 1ba7379). Names
are the mentions' own words; a mention that is only a pronoun names no variable. Skips with a
reason where the file is absent.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from common import SHARED, Absent, Json, Row, say
from common import rows as lines
from readings import read_texts

FILE = SHARED / "bench" / "sdai_evals.jsonl"
FROZEN = "causalTranslation-2025-07"
CATEGORIES = (FROZEN, "qualitativeTranslation")
PRONOUNS = frozenset(["it", "this", "that", "they", "them", "these", "those", "which", "he", "she", "we", "you", "i"])


def relationships(reading: Json) -> list[dict[str, str]]:
    """The links of a reading as sd-ai's relationships: one for a pair of names, the first claim's sign."""
    found: dict[tuple[str, str], Json] = {}
    for claim in reading.get("causal", []):
        ends = _name(claim["cause"]), _name(claim["effect"])
        if not PRONOUNS & set(ends):
            found.setdefault(ends, claim)
    return [{"from": a, "to": b, "polarity": claim["polarity"]} for (a, b), claim in found.items()]


def _name(mention: Json) -> str:
    return str(mention["text"]).strip().lower()


def faults(expected: list[dict[str, str]], read_: list[dict[str, str]]) -> list[str]:
    """Why a test fails: links missing, links too many, wrong polarities; empty when it passes."""
    wanted = {(e["from"].lower(), e["to"].lower()): e["polarity"] for e in expected}
    given = {(r["from"], r["to"]): r["polarity"] for r in read_}
    out = [f"missing {a} -> {b}" for a, b in wanted if (a, b) not in given]
    out += [f"too many {a} -> {b}" for a, b in given if (a, b) not in wanted]
    return out + [f"sign {a} -> {b}" for (a, b), sign in wanted.items() if given.get((a, b), sign) != sign]


def passes(reader: str, show: bool = False) -> dict[str, tuple[int, int]]:
    """(passed, all) by category; Absent where the tests are not here."""
    tests = [row for row in lines(FILE) if row["category"] in CATEGORIES]
    found = read_texts({row["id"]: row["text"] for row in tests}, reader)
    passed: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for row in tests:
        problems = faults(row["expected"], relationships(found[row["id"]]))
        total[row["category"]] += 1
        passed[row["category"]] += not problems
        if show and problems:
            say("\n    ".join([row["id"], *problems[:4]]))
    return {category: (passed[category], total[category]) for category in total}


def rows(reader: str) -> list[Row]:
    """Items passed by category, the frozen ones first."""
    found = passes(reader)
    peer = {FROZEN: "gemini-2.5-flash 24, gpt-4.1 19 of 24"}
    return [
        Row(
            f"translation (sd-ai {name}): items passed",
            f"{found[name][0]}/{found[name][1]}",
            "24/24" if name == FROZEN else "",
            peer.get(name, "all"),
        )
        for name in CATEGORIES
        if name in found
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reader", default="rules")
    parser.add_argument("--show", action="store_true", help="say why tests fail")
    options = parser.parse_args()
    try:
        found = passes(options.reader, options.show)
    except Absent as reason:
        say(reason)
        return 0
    for category, (passed, total) in found.items():
        say(f"{category:28} {passed:3} of {total:3} pass ({passed / total:.2f})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
