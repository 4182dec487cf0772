"""Learn how rules and encoder decide together, and write it where the reader finds it.

usage: python -m training.calibrate --folds DIR --reader small [--out FILE] [--also DIR]

DIR holds fold0, fold1, ...: each a model, with `held_out.json` naming the real documents that it was not
trained on: of `gold/train`, and of the folder that `--also` names (NAME.txt, NAME.json), coded texts that
no rule was written on. Every document is read with a model that has not seen it.
gold/dev is never read here. What is learnt how: `training/calibration/deciding.py`.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from causerie.encoder.session import load_folder
from causerie.reading.joining.weights import KINDS, Weights
from causerie.reading.parse import load_pipeline
from causerie.scoring.figures import macro_f1
from causerie.scoring.matching import matches
from causerie.vocabulary import ClaimKind
from training.calibration.deciding import (
    FIELD,
    Scored,
    counted,
    f1,
    out_of_document,
    samples,
    score_at,
    threshold_of,
    weights_of,
)
from training.calibration.table import LEAST, Coded, Row, coded
from training.calibration.voting import Ballot, held_out, weights

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold" / "train"
OUT = Path(__file__).resolve().parents[1] / "src/causerie/reading/joining/joining.toml"
HEAD = "# How rules and encoder decide together. Written by `python -m training.calibrate`; do not edit.\n"
VALUES = {
    ClaimKind.CAUSAL: {
        "status": "status",
        "level": "certainty.level",
        "cause_way": "cause.direction",
        "effect_way": "effect.direction",
    },
    ClaimKind.FORECAST: {"negated": "negated", "level": "certainty.level"},
    ClaimKind.ATTRIBUTION: {},
    ClaimKind.RELATION: {"kind": "kind"},
}
"""The values that are voted on, and where their JSON form keeps them."""
BLENDED = {ClaimKind.FORECAST: {"resolvable.model": 0.75, "resolvable.text": 0.75}}
"""Weights of a value for which the words give probabilities too (`training/resolvability.py`).

Of a short list those that were likeliest on the 84 forecasts which the folds held out, for both readers;
these are too few to learn more."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=Path, required=True)
    parser.add_argument("--reader", required=True)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--also", type=Path)
    parser.add_argument("--bias", type=float, default=2.0)
    options = parser.parse_args()
    documents = gathered(options.folds, options.also, options.bias)
    if not documents:
        _say(f"skipped: no coded documents in {GOLD}")
        return 0
    learnt = {kind: _kind(kind, documents) for kind in KINDS}
    written(options.out, options.reader, options.bias, learnt)
    return 0


def gathered(folds: Path, also: Path | None, bias: float) -> list[Coded]:
    """All documents with their candidates, each read by a model that has not seen it."""
    nlp = load_pipeline()
    found = []
    for folder in sorted(path for path in folds.glob("fold*") if path.is_dir()):
        encoder = load_folder(folder)
        for name in sorted(json.loads((folder / "held_out.json").read_text("utf-8"))):
            tuned = GOLD / f"{name}.txt"
            path = tuned if tuned.exists() or also is None else also / f"{name}.txt"
            if path.exists() and path.with_suffix(".json").exists():
                found.append(coded(path, path is tuned, nlp, encoder, bias))
            else:
                _say(f"skipped: {name} is not here")
        encoder.close()
    return found


def _kind(kind: ClaimKind, documents: Sequence[Coded]) -> Weights:
    """What is learnt for one kind; prints how good it is."""
    known = samples(documents, kind)
    found = out_of_document(kind, known, LEAST[kind])
    threshold = threshold_of(kind, found)
    _say(f"== {kind.value}: {len(known)} candidates, {sum(s.right for s in known)} right; threshold {threshold}")
    alone = [s for s in known if not s.row.candidate.rule or s.row.candidate.model]
    for tuned, name in ((True, "gold/train"), (False, "also")):
        mine = [one for one in documents if one.tuned is tuned]
        if mine:
            rules = counted(kind, [(one, one.rules[kind]) for one in mine])
            joint = counted(kind, _read([one for one in found if one.document.tuned is tuned], threshold))
            _say(f"  {name:11} rules alone {_figures(rules)}   joint {_figures(joint)}")
    _say(f"  best F1 of joint over all {score_at(kind, found, threshold):.3f}; {len(alone)} found by the encoder")
    _reliability(kind, found)
    ballots = _ballots(kind, documents)
    votes = weights(ballots)
    _values(ballots, votes)
    base = weights_of(known, LEAST[kind])
    for name, value in sorted(base.features.items()):
        _say(f"    {name:14} {value:+.2f}")
    return Weights(threshold, base.least, base.features, base.rules, votes | BLENDED.get(kind, {}))


def _read(found: Iterable[Scored], threshold: float) -> list[tuple[Coded, list[Any]]]:
    return [(one.document, [row.data for row in one.above(threshold)]) for one in found]


def _figures(counts: tuple[int, int, int]) -> str:
    hit, read, gold = counts
    return f"F1 {f1(hit, read, gold):.3f} (P {hit / max(read, 1):.2f} R {hit / max(gold, 1):.2f})"


def _reliability(kind: ClaimKind, found: Sequence[Scored]) -> None:
    """Of what is given a probability, how much is right: what the encoder has not seen, one item for one coded item."""
    bins: dict[int, list[bool]] = {}
    for one in found:
        hits = {
            id(read)
            for _, read in matches(
                FIELD[kind], one.document.gold.get(FIELD[kind], []), [row.data for _, row in one.rows]
            )
        }
        for p, row in one.rows:
            bins.setdefault(min(int(p * 10), 9), []).append(id(row.data) in hits)
    for low, right in sorted(bins.items()):
        _say(f"    given {low / 10:.1f}-{(low + 1) / 10:.1f}: {sum(right) / len(right):.2f} right of {len(right)}")


def _ballots(kind: ClaimKind, documents: Sequence[Coded]) -> list[Ballot]:
    """The values of the candidates that match a coded item."""
    found = []
    for one in documents:
        rows = {id(row.data): row for row in one.rows[kind]}
        for gold, read in matches(FIELD[kind], one.gold.get(FIELD[kind], []), [row.data for row in one.rows[kind]]):
            found += list(_ballot(kind, one, rows[id(read)], gold))
    return found


def _ballot(kind: ClaimKind, one: Coded, row: Row, gold: Mapping[str, Any]) -> Iterable[Ballot]:
    for name, path in VALUES[kind].items():
        right = _at(gold, path)
        if right is not None:
            said = {_plain(value): p for value, p in row.said.get(name, {}).items()}
            yield Ballot(one.name, name, row.candidate.rule, _at(row.data, path), said, right)


def _plain(value: Any) -> Any:
    return getattr(value, "value", value)


def _at(data: Any, path: str) -> Any:
    for name in path.split("."):
        data = data.get(name) if isinstance(data, Mapping) else None
    return data


def _values(ballots: Sequence[Ballot], votes: Mapping[str, float]) -> None:
    """How often each value is right, and its macro-F1: by the text alone, by the encoder alone, by vote (held out)."""
    for name in dict.fromkeys(one.name for one in ballots):
        mine = [one for one in ballots if one.name == name]
        ways = {
            "text": [one.own for one in mine],
            "model": [one.value(0.0, 1.0) for one in mine],
            "vote": held_out(mine),
        }
        shares = " ".join(f"{way} {_share(mine, values)}" for way, values in ways.items())
        chosen = {key: weight for key, weight in votes.items() if key.startswith(f"{name}.")}
        _say(f"  {name:11} of {len(mine)}: right/macro-F1 {shares}   {chosen}")


def _share(mine: Sequence[Ballot], values: Sequence[Any]) -> str:
    pairs = [(one.right, value) for one, value in zip(mine, values, strict=True)]
    return f"{sum(right == value for right, value in pairs) / len(pairs):.3f}/{macro_f1(pairs):.3f}"


def written(out: Path, reader: str, bias: float, learnt: Mapping[ClaimKind, Weights]) -> None:
    """The table of this reader written beside those of the others."""
    tables = tomllib.loads(out.read_text("utf-8")) if out.exists() else {}
    tables[reader] = {"bias": bias} | {kind.value: _table(one) for kind, one in learnt.items()}
    lines = [HEAD]
    for name, table in sorted(tables.items()):
        lines += [f"\n[{name}]", f"bias = {table['bias']}"]
        for kind in (k.value for k in KINDS):
            lines += [f"\n[{name}.{kind}]", *(f"{key} = {table[kind][key]}" for key in ("threshold", "least"))]
            for part in ("features", "rules", "votes"):
                lines += [f"\n[{name}.{kind}.{part}]"]
                lines += [f'"{key}" = {float(value)}' for key, value in sorted(table[kind].get(part, {}).items())]
    out.write_text("\n".join(lines) + "\n", "utf-8")


def _table(one: Weights) -> dict[str, Any]:
    def rounded(part: Mapping[str, float]) -> dict[str, float]:
        return {name: round(value, 3) for name, value in part.items()}

    return {
        "threshold": one.threshold,
        "least": one.least,
        "features": rounded(one.features),
        "rules": rounded(one.rules),
        "votes": rounded(one.votes),
    }


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
