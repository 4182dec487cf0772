"""Cross-validation on the coded training documents: status, certainty, and whether probabilities hold.

A folder of folds holds fold0, fold1, ...: each a model, with `held_out.json` naming the documents it was not trained
on; every document is read by the model that has not seen it, by `causerie read --reader FOLDER`. The figures are kept
in training/cross_validation.json, which the table reads where the folds themselves are not here. For the rules, which
learn nothing but were written with these documents in view, the real training documents are read directly.
usage: python bench/validation.py --reader R [--folds DIR] [--keep]   (--folds for an encoder)
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from coded import real, texts
from common import HERE, Absent, Json, Row, need, say
from readings import name_of, read_files

from causerie.scoring import counts, macro_f1, matches, scores, values
from causerie.scoring.figures import summed
from causerie.scoring.matching import KINDS

KEPT = HERE.parent / "training" / "cross_validation.json"
FLOOR = "0.75"
Pair = tuple[Json, Json]
"""The coding and the reading of one document."""


def rows(reader: str, folds: Path | None = None) -> list[Row]:
    """Macro-F1 of status and certainty, calibration, and F1 by kind; computed from folds, or as kept."""
    if folds is not None and reader != "rules":
        found, how = measured(list(held_out(folds / name_of(reader)))), "cross-validation, run now"
    else:
        found, how = kept(name_of(reader)), "cross-validation, as kept"
    what = f"({how}, {found['documents']} documents)"
    kinds = ", ".join(f"{name} {value:.2f}" for name, value in found["f1"].items())
    out = [
        Row("status of matched causal claims: macro-F1, cross-validation", f"{found['status']:.3f} {what}", FLOOR),
        Row("certainty of matched claims: macro-F1, cross-validation", f"{found['certainty']:.3f} {what}", FLOOR),
        Row("F1 by kind, cross-validation", f"{kinds} {what}"),
    ]
    if reader != "rules":
        out.append(Row("calibration: claims given 0.75 to 0.85 that are right", _right(found["bins"]), "0.7 to 0.9"))
    return out


def kept(reader: str) -> Json:
    """The kept figures of a reader; Absent where there are none."""
    all_: Json = json.loads(need(KEPT).read_text("utf-8"))
    if reader not in all_:
        raise Absent(f"skipped: {KEPT.name} has no figures for {reader}")
    found: Json = all_[reader]
    return found


def held_out(folds: Path) -> Iterator[Pair]:
    """Each held-out document's coding, and its reading by the model of its fold."""
    models = [path for path in sorted(need(folds).glob("fold*")) if (path / "held_out.json").exists()]
    if not models:
        raise Absent(f"skipped: no folds in {folds}")
    by_name = {path.stem: path for path in texts("train")}
    for model in models:
        names = json.loads((model / "held_out.json").read_text("utf-8"))
        yield from read([by_name[name] for name in sorted(names) if name in by_name], str(model))


def read(paths: list[Path], reader: str) -> Iterator[Pair]:
    """Codings and readings of documents."""
    found = read_files(paths, reader)
    for path in paths:
        yield json.loads(path.with_suffix(".json").read_text("utf-8")), found[path]


def measured(pairs: list[Pair]) -> Json:
    """The figures of codings and readings."""
    status = [v for gold, found in pairs for v in values("causal", "status", gold, found)]
    sure = [
        v for gold, found in pairs for kind in ("causal", "forecasts") for v in values(kind, "certainty", gold, found)
    ]
    total = summed([counts(gold, found) for gold, found in pairs])
    return {
        "documents": len(pairs),
        "status": round(macro_f1(status), 4),
        "certainty": round(macro_f1(sure), 4),
        "f1": {name: round(score.f1, 4) for name, score in scores(total).items()},
        "bins": bins(pairs),
    }


def bins(pairs: list[Pair]) -> dict[str, list[int]]:
    """Of all claims given about 0.0, 0.1, ... 1.0 (to the nearest tenth): [how many, how many of them right]."""
    found: dict[str, list[int]] = {}
    for gold, reading in pairs:
        for kind in KINDS:
            right = {id(item) for _, item in matches(kind, gold.get(kind, []), reading.get(kind, []))}
            for item in reading.get(kind, []):
                if item.get("probability") is not None:
                    one = found.setdefault(f"{item['probability']:.1f}", [0, 0])
                    one[0] += 1
                    one[1] += id(item) in right
    return dict(sorted(found.items()))


def _right(found: dict[str, list[int]]) -> str:
    shown = "; ".join(f"{name}: {right}/{said}" for name, (said, right) in found.items())
    said, right = found.get("0.8", [0, 0])
    return f"{right / said:.2f} ({shown})" if said else f"none given ({shown})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reader", required=True)
    parser.add_argument("--folds", type=Path, help="a folder with READER/fold0, READER/fold1, ...")
    parser.add_argument("--keep", action="store_true", help=f"keep the figures in {KEPT.name}")
    options = parser.parse_args()
    try:
        if options.folds:
            found = measured(list(held_out(options.folds / options.reader)))
        else:
            found = measured(list(read([path for path in texts("train") if real(path)], options.reader)))
    except Absent as reason:
        say(reason)
        return
    say(json.dumps(found, indent=1))
    if options.keep:
        all_ = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {}
        KEPT.write_text(json.dumps(all_ | {options.reader: found}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
