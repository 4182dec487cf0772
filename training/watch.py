"""How well a network alone does on held-out rows: spots by tags, pairs by the pair head. A monitor, not a benchmark.

usage: python -m training.watch NETWORK.pt ROWS.jsonl --names a,b [--base PATH]
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer

from causerie.encoder.scheme import BIO, PairKind, SpanKind
from causerie.encoder.windows import Passage, windows
from training.batches import KINDS, PAIRS, dice
from training.network import Network, Shape, load, pair_input, span_input

Json = dict[str, Any]


def spots(logits: torch.Tensor, window: Any, bias: float = 0.0) -> dict[str, list[tuple[int, int]]]:
    """Runs of pieces that are more likely inside than outside, by kind; cut at each B that beats I."""
    scores = logits.view(len(window.ids), len(SpanKind), len(BIO)).clone()
    scores[:, :, 1:] += bias
    tags = scores.argmax(-1)
    found: dict[str, list[tuple[int, int]]] = {k: [] for k in KINDS}
    for at, kind in enumerate(KINDS):
        start = None
        for piece in range(window.first, len(window.ids) + 1):
            tag = int(tags[piece, at]) if piece < len(window.ids) and window.places[piece][0] >= 0 else 0
            if start is not None and tag != 2:
                found[kind].append((start, piece))
                start = None
            if tag == 1 or (tag == 2 and start is None):
                start = piece if piece < window.end else None
    return found


def place(window: Any, span: tuple[int, int]) -> tuple[int, int]:
    return window.places[span[0]][0], window.places[span[1] - 1][1]


def claims(network: Network, row: Json, tokenizer: Tokenizer, bias: float) -> dict[str, list[tuple[float, Any, Any]]]:
    found: dict[str, list[tuple[float, Any, Any]]] = {k: [] for k in (*PAIRS, "prop")}
    for window in windows(row["text"], [Passage(*p) for p in row["passages"]], tokenizer):
        ids = torch.tensor([window.ids])
        states = network.states(ids, torch.ones_like(ids))
        runs = spots(network.tags(states)[0], window, bias)
        for number, kind in enumerate(PAIRS):
            first, second = (k.value for k in PairKind(kind).ends)
            both = [(a, b) for a in runs[first] for b in runs[second] if a[1] <= b[0] or b[1] <= a[0]]
            if kind == "source>content":
                both += [((-1, -1), b) for b in runs[second]]
            if not both:
                continue
            ends = torch.tensor([[*a, *b] for a, b in both])
            x = pair_input(states, torch.zeros(len(both), dtype=torch.long), ends, torch.full((len(both),), number))
            for (a, b), score in zip(both, network.pair(x)[:, 0].sigmoid().tolist(), strict=True):
                found[kind].append((score, None if a[0] < 0 else place(window, a), place(window, b)))
        props = runs["proposition"]
        if props:
            x = span_input(states, torch.zeros(len(props), dtype=torch.long), torch.tensor(props))
            for p, score in zip(props, network.span(x)[:, 0].sigmoid().tolist(), strict=True):
                found["prop"].append((score, place(window, p), place(window, p)))
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("network", type=Path)
    parser.add_argument("rows", type=Path)
    parser.add_argument("--names", default="")
    parser.add_argument("--bias", type=float, default=0.0)
    options = parser.parse_args()
    torch.set_num_threads(1)
    shape = Shape(**torch.load(options.network, map_location="cpu", weights_only=True)["shape"])
    network = load(options.network, shape).eval()
    tokenizer = Tokenizer.from_file(str(Path(shape.base) / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    rows = [r for r in map(json.loads, options.rows.open(encoding="utf-8")) if r["name"] in options.names.split(",")]
    with torch.no_grad():
        made = [(row, claims(network, row, tokenizer, options.bias)) for row in rows]
    for kind in (*PAIRS, "prop"):
        line = []
        for least in (0.2, 0.35, 0.5, 0.65, 0.8):
            hit = read = gold = 0
            for row, found in made:
                kept = sorted((c for c in found[kind] if c[0] >= least), key=lambda c: -c[0])
                wanted = (
                    [(p["place"], p["place"]) for p in row["props"]]
                    if kind == "prop"
                    else [(p["first"], p["second"]) for p in row["pairs"] if p["kind"] == kind]
                )
                read, gold = read + len(kept), gold + len(wanted)
                for _, a, b in kept:
                    near = next(
                        (
                            w
                            for w in wanted
                            if (a is None) == (w[0] is None)
                            and (a is None or dice(a, w[0]) >= 0.5)
                            and dice(b, w[1]) >= 0.5
                        ),
                        None,
                    )
                    if near:
                        wanted.remove(near)
                        hit += 1
            p, r = hit / max(read, 1), hit / max(gold, 1)
            line.append(f"{least}: P{p:.2f} R{r:.2f} F{2 * p * r / max(p + r, 1e-9):.3f}")
        sys.stdout.write(f"{kind:22} {' | '.join(line)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
