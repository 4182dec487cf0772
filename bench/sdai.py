"""Score the reader on sd-ai's translation tests (../shared/bench/sdai_evals.jsonl).

usage: python bench/sdai.py [--show]

A test passes when the set of (from, to), lower-cased, equals the expected one exactly and every
polarity is right; one link too many fails it (the scorer's rule, upstream commit 1ba7379). Names
are the mentions' own words; a mention that is only a pronoun names no variable. Skips with a
reason where the file is absent.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from typing import Any

from common import SHARED, Absent, rows, say
from spacy.language import Language

from causerie.reading.parse import load_pipeline
from causerie.reading.read import read
from causerie.values import CausalClaim, Document, FactorMention, Reading

FILE = SHARED / "bench" / "sdai_evals.jsonl"
CATEGORIES = ("causalTranslation-2025-07", "qualitativeTranslation")
PRONOUNS = frozenset(["it", "this", "that", "they", "them", "these", "those", "which", "he", "she", "we", "you", "i"])


def name(mention: FactorMention) -> str:
    return mention.text.strip().lower()


def relationships(reading: Reading) -> list[dict[str, str]]:
    """The links of a reading as sd-ai's relationships: one for a pair of names, the first claim's sign."""
    found: dict[tuple[str, str], CausalClaim] = {}
    for claim in reading.causal:
        ends = name(claim.cause), name(claim.effect)
        if not PRONOUNS & set(ends):
            found.setdefault(ends, claim)
    return [{"from": a, "to": b, "polarity": claim.polarity.value} for (a, b), claim in found.items()]


def faults(expected: list[dict[str, str]], read_: list[dict[str, str]]) -> list[str]:
    """Why a test fails: links missing, links too many, wrong polarities; empty when it passes."""
    wanted = {(e["from"].lower(), e["to"].lower()): e["polarity"] for e in expected}
    given = {(r["from"], r["to"]): r["polarity"] for r in read_}
    out = [f"missing {a} -> {b}" for a, b in wanted if (a, b) not in given]
    out += [f"too many {a} -> {b}" for a, b in given if (a, b) not in wanted]
    return out + [f"sign {a} -> {b}" for (a, b), sign in wanted.items() if given.get((a, b), sign) != sign]


def run(tests: list[dict[str, Any]], nlp: Language, show: bool = False) -> dict[str, tuple[int, int]]:
    """(passed, all) by category."""
    passed: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for row in tests:
        reading = read(Document(id=row["id"], text=row["text"], sha256=""), nlp)
        problems = faults(row["expected"], relationships(reading))
        total[row["category"]] += 1
        passed[row["category"]] += not problems
        if show and problems:
            say("\n    ".join([row["id"], *problems[:4]]))
    return {category: (passed[category], total[category]) for category in total}


def passes(nlp: Language) -> dict[str, tuple[int, int]]:
    """(passed, all) by category; Absent where the tests are not here."""
    return run([row for row in rows(FILE) if row["category"] in CATEGORIES], nlp)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="say why tests fail")
    options = parser.parse_args()
    try:
        tests = [row for row in rows(FILE) if row["category"] in CATEGORIES]
    except Absent as reason:
        say(reason)
        return 0
    for category, (passed, total) in run(tests, load_pipeline(), options.show).items():
        say(f"{category:28} {passed:3} of {total:3} pass ({passed / total:.2f})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
