"""What is read of a forecast where its place is known: condition, horizon, negation, beside the coding.

usage: python bench/placed.py [--set real|train] [--folder DIR]

Every coded forecast is dressed by the rules as if its proposition had been found word for word, so that there are
enough items to learn from: missed and false, and how many words of those found overlap by half. `--folder` names
coded texts of our own (NAME.txt, NAME.json; `make -C training rows` makes them). Rules were written with all of them
in view, so that the figures say how well they fit. Whether a forecast can be decided is measured
by `python -m training.resolvability --check`, which leaves documents out. dev is never read here.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from coded import real, texts
from common import Json, say

from causerie.codec import encode
from causerie.documents import LoadOptions, load
from causerie.identity import ENOUGH
from causerie.identity import overlap as alike
from causerie.reading.forecasts.candidate import Candidate
from causerie.reading.forecasts.carried import carried
from causerie.reading.forecasts.extent import Extent
from causerie.reading.forecasts.find import Found, dress
from causerie.reading.forecasts.horizon import times, year_of
from causerie.reading.forecasts.modals import supposed
from causerie.reading.frame import Frame, parse
from causerie.reading.joining.places import run_at
from causerie.reading.parse import load_pipeline
from causerie.reading.turns import find_turns
from causerie.values import Forecast, Span


def placed(path: Path, nlp: Any) -> Iterator[tuple[Json, Json]]:
    """The coded forecasts of a text, each with what the rules read at its place."""
    document = load(path, LoadOptions())
    frame = parse(document, find_turns(document), nlp)
    coded = json.loads(path.with_suffix(".json").read_text("utf-8"))["forecasts"]
    pairs = [(item, one) for item in coded if (one := _dressed(frame, item)) is not None]
    pairs.sort(key=lambda pair: pair[1].proposition.start or 0)
    for (item, _), one in zip(pairs, carried(frame, [one for _, one in pairs]), strict=True):
        yield item, encode(one)


def _dressed(frame: Frame, item: Json) -> Forecast | None:
    run = run_at(frame, item["proposition"]["start"], item["proposition"]["end"])
    if run is None:
        return None
    said = item["proposition"].get("refers_to")
    asked = frame.sentence_at(said["start"]) if said else None
    if asked is not None and (not asked.text.endswith("?") or asked.index == run.sentence.index):
        asked = None
    clause = Candidate("coded", run.head, Extent(run.first, run.end, run.head.i), supposed(run.head))
    found = Found(clause, Span(said["text"], said["start"], said["end"]) if said else None, asked)
    spans = times(run.sentence, year_of(frame.document.date))
    return replace(dress(frame, run.sentence, found, spans, lambda start, end: ()), source=())


def compared(pairs: list[tuple[Json, Json]]) -> Iterator[str]:
    """A line for each thing that is read."""
    for name in ("condition", "horizon"):
        of = Counter((bool(coded.get(name)), bool(said.get(name))) for coded, said in pairs)
        both = [(c[name], s[name]) for c, s in pairs if c.get(name) and s.get(name)]
        words = sum(alike((c["start"], c["end"]), (s["start"], s["end"])) >= ENOUGH for c, s in both)
        right = (of[True, True] + of[False, False]) / max(len(pairs), 1)
        yield f"{name:10} {right:.3f}   missed {of[True, False]}, false {of[False, True]}; words {words} of {len(both)}"
    same = sum(bool(coded["negated"]) == bool(said["negated"]) for coded, said in pairs)
    yield f"{'negation':10} {same / max(len(pairs), 1):.3f}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", dest="part", default="real", choices=["real", "train"])
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    paths = sorted(options.folder.glob("*.txt")) if options.folder else texts("train")
    paths = [p for p in paths if p.with_suffix(".json").exists() and (options.part == "train" or real(p))]
    nlp = load_pipeline()
    pairs = [pair for path in paths for pair in placed(path, nlp)]
    say(f"{len(pairs)} forecasts of {len(paths)} texts")
    for line in compared(pairs):
        say(line)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
