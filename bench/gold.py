"""Hits, misses and false alarms on the coded documents, for whoever writes rules.

usage: python bench/gold.py [--set train|real|dev] [--docs a,b] [--show causal|forecasts|attributions|relations]
`real` is train without the invented documents. dev is there to be read off: never tune on it, and
`--show` refuses it. Skips with a reason where the coded documents are absent.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from coded import real
from common import SHARED, Absent, need, say
from spacy.language import Language

from causerie.codec import encode
from causerie.documents import LoadOptions, load
from causerie.reading.parse import load_pipeline
from causerie.reading.read import read
from causerie.scoring import KINDS, Json, counts, figures, matches

PARTS = ("cause", "effect", "proposition", "condition", "horizon", "source", "cue", "content", "a", "b")
VALUES = ("polarity", "status", "negated", "kind", "resolvable", "rule")


def documents(which: str, only: str) -> list[Path]:
    """The texts of a set, all or those named."""
    folder = need(SHARED / "gold" / ("dev" if which == "dev" else "train"))
    paths = [path for path in sorted(folder.glob("*.txt")) if not only or path.stem in only.split(",")]
    return [path for path in paths if which != "real" or real(path)]


def line(item: Json) -> str:
    """One item on one line: its mentions and its values."""
    mentions = [f"{name}={item[name].get('text')!r}" for name in PARTS if isinstance(item.get(name), dict)]
    return " | ".join([*mentions, *(str(item[name]) for name in VALUES if name in item)])


def show(kind: str, gold: Json, reading: Json) -> None:
    """Print what was hit, missed and claimed without ground."""
    pairs = matches(kind, gold.get(kind, []), reading[kind])
    hit = {id(item) for pair in pairs for item in pair}
    for _, item in pairs:
        say("  HIT  ", line(item))
    for name, items in (("MISS ", gold.get(kind, [])), ("FALSE", reading[kind])):
        for item in items:
            if id(item) not in hit:
                say(" ", name, line(item), "\n       ", " ".join(item["quote"].split())[:260])


def measure(paths: list[Path], kind: str, nlp: Language) -> dict[str, float]:
    parts = []
    for path in paths:
        gold = json.loads(path.with_suffix(".json").read_text("utf-8"))
        reading = encode(read(load(path, LoadOptions()), nlp))
        parts.append(counts(gold, reading))
        if kind:
            say("==", path.stem)
            show(kind, gold, reading)
    return figures(parts)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", dest="which", default="train", choices=["train", "real", "dev"])
    parser.add_argument("--docs", default="")
    parser.add_argument("--show", default="", choices=["", *KINDS])
    options = parser.parse_args()
    if options.which == "dev" and options.show:
        parser.error("dev is only read off: its items are not shown")
    try:
        found = measure(documents(options.which, options.docs), options.show, load_pipeline())
    except Absent as reason:
        say(reason)
        return 0
    for name, value in found.items():
        say(f"{name:15} {value:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
