"""Learn how much each sign of a forecast says on whether it can be decided, and write the weights.

usage: python -m training.resolvability [--check] [--also FOLDER]

From `gold/train`, and from the texts with our own coding beside them that `--also` names (`make rows` puts them into
`coded/`); gold/dev is never read here. Each forecast is given the signs of its coded place. Real documents count three
times, our own codings too; a sign of its own keeps apart how much more often the invented ones have a "yes", and is
dropped afterwards. `--check` prints the share that is right in documents left out, and writes nothing.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from causerie.documents import LoadOptions, load
from causerie.reading.forecasts.extent import Extent
from causerie.reading.forecasts.horizon import horizon_of, times, year_of
from causerie.reading.forecasts.resolvable import START, signs
from causerie.reading.frame import parse
from causerie.reading.joining.places import run_at
from causerie.reading.parse import load_pipeline
from causerie.reading.turns import find_turns

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold" / "train"
OUT = Path(__file__).resolve().parents[1] / "src/causerie/reading/cues/resolvable_weights.toml"
HEAD = """\
# How much each sign of a forecast speaks for "yes" or "no" against "partly", on whether it can be decided.
# Written by `python -m training.resolvability`; do not edit. What the signs are: reading/forecasts/resolvable.py.
"""
INVENTED = "invented"
VALUES = ("partly", "yes", "no")
REAL = 3.0
"""What a forecast of a real document counts."""
PULL = 2.0
"""What a weight costs, squared."""
STEPS, PACE = 600, 0.3
FOLDS = 6


@dataclass(frozen=True, slots=True)
class Sample:
    """One coded forecast: its document, its signs and its value."""

    document: str
    signs: tuple[str, ...]
    value: str
    given: bool = True
    """Whether its coding was given, not made for training."""

    @property
    def real(self) -> bool:
        return INVENTED not in self.signs


def samples(path: Path, nlp: Any) -> list[Sample]:
    """The forecasts of one coded text."""
    document = load(path, LoadOptions())
    frame = parse(document, find_turns(document), nlp)
    invented = (INVENTED,) if re.match(r"t\d", path.stem) else ()
    found = []
    for item in json.loads(path.with_suffix(".json").read_text("utf-8"))["forecasts"]:
        run = run_at(frame, item["proposition"]["start"], item["proposition"]["end"])
        if run is None:
            continue
        said = Extent(run.first, run.end, run.head.i)
        time = horizon_of(run.sentence, run.head, times(run.sentence, year_of(document.date)), said)
        when = run.sentence.doc[time.first : time.end].text if time else None
        shown = signs(run.sentence, run.head, said, when)
        found.append(Sample(path.stem, (*shown, *invented), item["resolvable"], path.parent == GOLD))
    return found


def table(known: Sequence[Sample], names: Sequence[str]) -> np.ndarray[Any, Any]:
    """A row for each sample: 1 where it shows a sign, and 1 for the start."""
    return np.array([[*(name in one.signs for name in names), True] for one in known], dtype=float)


def fitted(known: Sequence[Sample], names: Sequence[str]) -> np.ndarray[Any, Any]:
    """The weights, a row for each sign and one for the start, a column for each value; "partly" stays at 0."""
    x = table(known, names)
    right = np.array([[one.value == value for value in VALUES] for one in known], dtype=float)
    count = np.array([REAL if one.real else 1.0 for one in known])[:, None]
    pull = np.array([*[PULL] * len(names), 1e-3])[:, None]
    # Newton would need a solver; plain steps, each scaled by the most that a weight's curve can bend, are enough.
    bend = 0.5 * (count * x).sum(0)[:, None] + pull
    weights = np.zeros((len(names) + 1, len(VALUES)))
    for _ in range(STEPS):
        weights -= PACE * (x.T @ (count * (shares(x @ weights) - right)) + pull * weights) / bend
    return weights - weights[:, :1]


def shares(sums: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    parts = np.exp(sums - sums.max(1, keepdims=True))
    return np.asarray(parts / parts.sum(1, keepdims=True))


def check(known: Sequence[Sample], names: Sequence[str]) -> None:
    """The share right in documents left out, of real and of invented ones."""
    documents = sorted({one.document for one in known})
    fold = {name: at * 7 % FOLDS for at, name in enumerate(documents)}
    right: dict[str, list[tuple[str, str]]] = {"real": [], "real, own coding": [], "invented": []}
    for out in range(FOLDS):
        weights = fitted([one for one in known if fold[one.document] != out], names)
        asked = [one for one in known if fold[one.document] == out]
        for one, row in zip(asked, table(asked, names) @ weights, strict=True):
            kind = ("real" if one.given else "real, own coding") if one.real else "invented"
            right[kind].append((VALUES[int(row.argmax())], one.value))
    for kind, pairs in right.items():
        hits = [said == value for said, value in pairs]
        say(f"{kind}: {sum(hits) / max(len(hits), 1):.3f} of {len(hits)}   {sorted(Counter(pairs).items())}")


def written(names: Sequence[str], weights: np.ndarray[Any, Any]) -> None:
    lines = [HEAD]
    for at, value in enumerate(VALUES[1:], 1):
        rows = zip((*names, START), weights[:, at], strict=True)
        lines += [f"\n[{value}]", *(f'"{name}" = {weight:.2f}' for name, weight in rows if name != INVENTED)]
    OUT.write_text("\n".join(lines) + "\n", "utf-8")


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--also", type=Path)
    options = parser.parse_args()
    nlp = load_pipeline()
    texts = [path for folder in (GOLD, options.also) if folder is not None for path in sorted(folder.glob("*.txt"))]
    known = [one for path in texts if path.with_suffix(".json").exists() for one in samples(path, nlp)]
    if not known:
        say(f"skipped: no coded documents in {GOLD}")
        return 0
    names = sorted({sign for one in known for sign in one.signs})
    if options.check:
        check(known, names)
    else:
        written(names, fitted(known, names))
    return 0


if __name__ == "__main__":
    sys.exit(main())
