"""Quality floors on the coded examples that travel with the repository: a figure below its floor fails.

A floor is only ever raised: `--raise` writes figures that are higher than their floors. The corpus is
hashed, so that a changed text or coding is noticed. The examples were coded by a language model after
the coding manual, and by the same hand that wrote them: these floors guard against losses, and say
nothing about how well unknown texts are read (docs/quality.md does).
"""

from __future__ import annotations

import argparse
import json
import sys
from hashlib import sha256

from common import HERE, say

from causerie.codec import encode
from causerie.documents import LoadOptions, load
from causerie.reading.parse import load_pipeline
from causerie.reading.read import read
from causerie.scoring import counts, figures

FLOORS = HERE / "floors.json"
SLACK = 0.01
"""What another processor's arithmetic in the parser may cost without anything being worse."""
GOLD = HERE.parent / "tests" / "gold"
TEXTS = HERE.parent / "examples"


def corpus_hash() -> str:
    """SHA-256 over the example texts and their codings."""
    whole = sha256()
    for path in sorted([*GOLD.glob("*.json"), *TEXTS.glob("*.txt")], key=lambda p: p.name):
        whole.update(path.name.encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


def measured() -> dict[str, float]:
    nlp = load_pipeline()
    parts = []
    for path in sorted(GOLD.glob("*.json")):
        document = load(TEXTS / f"{path.stem}.txt", LoadOptions())
        parts.append(counts(json.loads(path.read_text("utf-8")), encode(read(document, nlp))))
    return {name: round(value, 4) for name, value in figures(parts).items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--raise", dest="lift", action="store_true", help="raise floors to better figures")
    parser.add_argument("--new-corpus", action="store_true", help="accept changed texts or codings; floors start anew")
    options = parser.parse_args()
    kept = json.loads(FLOORS.read_text("utf-8"))
    if kept["corpus"] != corpus_hash() and not options.new_corpus:
        say("the example texts or their coding changed: run bench/floors.py --new-corpus; say why in the commit")
        return 1
    now = measured()
    floors = {} if options.new_corpus else kept["floors"]
    failed = [name for name, value in now.items() if value < floors.get(name, 0.0) - SLACK]
    for name, value in now.items():
        say(f"{name:15} {value:.3f}   floor {floors.get(name, 0.0):.3f}{'   BELOW' if name in failed else ''}")
    if failed:
        return 1
    if options.lift or options.new_corpus:
        better = {name: max(value, floors.get(name, 0.0)) for name, value in now.items()}
        FLOORS.write_text(json.dumps({"corpus": corpus_hash(), "floors": better}, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
