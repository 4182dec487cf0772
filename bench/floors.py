"""Quality floors on the coded examples that travel with the repository: a figure below its floor fails.

Each reader that is here has floors of its own; one that has floors and cannot be used fails too. A floor is only ever
raised: `--raise` writes figures that are higher than their floors. The corpus is hashed, so that a changed text or
coding is noticed. The examples were coded by a language model after the coding manual, and by the same hand that wrote
them: these floors guard against losses, and say nothing about how well unknown texts are read (docs/quality.md does).
"""

from __future__ import annotations

import argparse
import json
import sys
from hashlib import sha256

from common import HERE, say
from readings import READERS, read_files
from table import usable

from causerie.scoring import counts, figures

FLOORS = HERE / "floors.json"
SLACK = {"rules": 0.01}
"""What another processor's rounding in the parser may cost without anything being worse."""
ROUNDED = 0.03
"""The same with an encoder: an item close to the threshold may come or go."""
GOLD = HERE.parent / "tests" / "gold"
TEXTS = HERE.parent / "examples"


def corpus_hash() -> str:
    """SHA-256 over the example texts and their codings."""
    whole = sha256()
    for path in sorted([*GOLD.glob("*.json"), *TEXTS.glob("*.txt")], key=lambda p: p.name):
        whole.update(path.name.encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


def measured(reader: str) -> dict[str, float]:
    """The figures of a reader on the examples, by `causerie read --json`."""
    coded = {TEXTS / f"{path.stem}.txt": path for path in sorted(GOLD.glob("*.json"))}
    found = read_files(list(coded), reader)
    parts = [counts(json.loads(path.read_text("utf-8")), found[text]) for text, path in coded.items()]
    return {name: round(value, 4) for name, value in figures(parts).items()}


def held(reader: str, floors: dict[str, float]) -> tuple[bool, dict[str, float]]:
    """Print the figures of a reader beside its floors; whether none is below, and the higher of each."""
    now = measured(reader)
    failed = [name for name, value in now.items() if value < floors.get(name, 0.0) - SLACK.get(reader, ROUNDED)]
    for name, value in now.items():
        below = "   BELOW" if name in failed else ""
        say(f"{reader:6} {name:15} {value:.3f}   floor {floors.get(name, 0.0):.3f}{below}")
    return not failed, {name: max(value, floors.get(name, 0.0)) for name, value in now.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--raise", dest="lift", action="store_true", help="raise floors to better figures")
    parser.add_argument("--new-corpus", action="store_true", help="accept changed texts or codings; floors start anew")
    options = parser.parse_args()
    kept = json.loads(FLOORS.read_text("utf-8"))
    if kept["corpus"] != corpus_hash() and not options.new_corpus:
        say("the example texts or their coding changed: run bench/floors.py --new-corpus; say why in the commit")
        return 1
    floors = {} if options.new_corpus else kept["floors"]
    readers, missing = usable(READERS)
    results = {reader: held(reader, floors.get(reader, {})) for reader in readers}
    for line in missing:
        say(line)
    if not all(ok for ok, _ in results.values()) or set(floors) - set(readers):
        return 1
    if options.lift or options.new_corpus:
        better = floors | {reader: figures_ for reader, (_, figures_) in results.items()}
        FLOORS.write_text(json.dumps({"corpus": corpus_hash(), "floors": better}, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
