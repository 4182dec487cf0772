"""`make bench`: one table of all figures, each beside its floor or peer, measured in this run.

usage: python bench/run.py [--write]   (--write puts the table into docs/quality.md)
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import eidos
import precision
import sdai
import silence
import speed
from common import SHARED, Absent, need, say
from spacy.language import Language

from causerie.codec import encode
from causerie.documents import LoadOptions, load
from causerie.reading.parse import load_pipeline
from causerie.reading.read import read
from causerie.scoring import counts, figures, intervals

QUALITY = Path(__file__).resolve().parents[1] / "docs" / "quality.md"
BEGIN, END = "<!-- table: make bench -->", "<!-- end of table -->"
TARGETS = {
    "signed claims": ("0.35", "0.50"),
    "causal": ("0.35", "0.45"),
    "forecasts": ("0.50", "0.65"),
    "attributions": ("0.45", "0.55"),
    "relations": ("0.30", "0.40"),
    "speaker": ("0.95", ""),
    "role": ("0.97", ""),
}
Row = tuple[str, str, str, str]


def gold_rows(nlp: Language) -> list[Row]:
    parts = []
    for path in sorted(need(SHARED / "gold" / "dev").glob("*.txt")):
        gold = json.loads(path.with_suffix(".json").read_text("utf-8"))
        parts.append(counts(gold, encode(read(load(path, LoadOptions()), nlp))))
    ends = intervals(parts)
    out = []
    for name, value in figures(parts).items():
        floor, aim = TARGETS[name]
        low, high = ends[name]
        what = f"{name}, share of characters" if name in ("speaker", "role") else f"{name} F1"
        out.append((f"coded dev documents: {what}", f"{value:.3f} [{low:.3f}, {high:.3f}]", floor, aim))
    return out


def eidos_rows(nlp: Language) -> list[Row]:
    hit, total = eidos.recall(nlp)
    value = f"{hit / total:.3f} ({hit}/{total})"
    return [("Eidos suite, recall (lenient match)", value, "Eidos 0.38-0.41, strict", "0.60")]


def precision_rows(nlp: Language) -> list[Row]:
    right, wrong, open_ = precision.precision(nlp)
    judged = right + wrong
    value = f"{right / judged:.3f} ({right}/{judged}, {open_} unjudged)" if judged else f"none judged, {open_} drawn"
    return [("precision, sample of causal claims (news, UN)", value, "Eidos 0.736", "0.75")]


def sdai_rows(nlp: Language) -> list[Row]:
    out = []
    for name, (passed, total) in sdai.passes(nlp).items():
        goal = "20 of 24" if name == "causalTranslation-2025-07" else ""
        peer = "gemini-2.5-flash 24, gpt-4.1 19 of 24" if goal else ""
        out.append((f"sd-ai {name}, items passed", f"{passed}/{total}", peer, goal))
    return out


def silence_rows(nlp: Language) -> list[Row]:
    false, claims, count = silence.false_alarms(nlp)
    return [("silence: unfounded claims per 1,000 words", f"{1000 * false / count:.2f} ({false} of {claims})", "", "")]


def speed_rows(nlp: Language) -> list[Row]:
    count, bare, ours = speed.speeds(nlp)
    return [
        (f"speed: words/s ({count} words)", f"{ours:.0f}", f"bare pipeline {bare:.0f}", ""),
        ("speed: share of the bare pipeline", f"{ours / bare:.2f}", "", "0.60"),
        ("memory: peak of this run, MB", f"{speed.memory():.0f}", "", ""),
        ("start-up: causerie --help, s of CPU", f"{speed.startup():.2f}", "", "0.30"),
    ]


PARTS: tuple[Callable[[Language], list[Row]], ...] = (
    speed_rows,
    gold_rows,
    eidos_rows,
    precision_rows,
    sdai_rows,
    silence_rows,
)


def table() -> str:
    nlp = load_pipeline()
    lines = ["| what | figure | floor or peer | aim |", "|---|---|---|---|"]
    for part in PARTS:
        try:
            lines += [f"| {' | '.join(row)} |" for row in part(nlp)]
        except Absent as reason:
            lines.append(f"| {part.__name__.removesuffix('_rows')} | {reason} | | |")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    found = table()
    say(found)
    if options.write:
        before, rest = QUALITY.read_text("utf-8").split(BEGIN)
        after = rest.split(END)[1]
        machine = f"Python {platform.python_version()}, {platform.machine()}"
        when = f"Measured {date.today().isoformat()} with `make bench`, {machine}.\n"
        QUALITY.write_text(f"{before}{BEGIN}\n{when}\n{found}\n{END}{after}", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
