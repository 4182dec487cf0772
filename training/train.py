"""Train the encoder and its heads on rows; resumable, seeded.

usage: python -m training.train --out DIR --rows A.jsonl [B.jsonl ...] --base PATH [--layers 6] [--frozen 0]
         [--epochs 8] [--rate 2e-4] [--share gold.invented=1,gold.real=1,cnc=0.5] [--without a,b] [--start CKPT]

`--share`: how often the windows of a corpus (and group) are seen in one epoch; 0.5 is a random half each time.
`--without`: documents held out. A run that stopped goes on from `DIR/state.pt` when the command is given again.
Writes `network.pt` and `run.json` (options, data hashes, seconds of CPU, losses by epoch) into DIR.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
import time
from collections import defaultdict
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.batches import Example, batched, examples
from training.losses import losses, total
from training.network import Network, Shape

Json = dict[str, Any]


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--rows", type=Path, nargs="+", required=True)
    parser.add_argument("--base", required=True)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--frozen", type=int, default=0)
    parser.add_argument("--epochs", type=int, default=8, help="over which the learning rate falls to nothing")
    parser.add_argument("--until", type=int, help="stop after so many of the epochs (for a step that another follows)")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--share", default="")
    parser.add_argument("--without", default="")
    parser.add_argument("--start", type=Path)
    parser.add_argument("--budget", type=int, default=1600)
    parser.add_argument("--warm", type=float, default=0.06)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def rows_of(options: argparse.Namespace) -> list[Json]:
    held = tuple(name for name in options.without.split(",") if name)
    found = [json.loads(line) for path in options.rows for line in path.open(encoding="utf-8")]
    return [row for row in found if not any(_of(row["name"], name) for name in held)]


def _of(name: str, document: str) -> bool:
    """Whether a row is that document, or a part of it (GUM_news_x#3)."""
    return name == document or (name.startswith(document) and not name[len(document) :][:1].isalnum())


def shares(given: str) -> dict[str, float]:
    return {name: float(value) for name, value in (part.split("=") for part in given.split(",") if part)}


def share_of(row: Json, known: dict[str, float]) -> float:
    return known.get(f"{row['corpus']}.{row.get('group')}", known.get(row["corpus"], 1.0))


def epoch_examples(
    rows: list[Json], tokenizer: Tokenizer, known: dict[str, float], rng: random.Random
) -> list[Example]:
    """The windows of one epoch: each row as often as its share says, with fresh borders and negatives."""
    found: list[Example] = []
    for row in rows:
        share = share_of(row, known)
        times = int(share) + (rng.random() < share - int(share))
        for _ in range(times):
            found += examples(row, tokenizer, rng)
    return found


def rate_at(step: int, steps: int, warm: float) -> float:
    """Share of the full learning rate: a straight rise, then a straight fall to nothing."""
    rise = max(int(warm * steps), 1)
    return step / rise if step < rise else max(0.0, (steps - step) / max(steps - rise, 1))


def padded(batch: list[Example], fill: int) -> tuple[Tensor, Tensor]:
    """Ids and mask [B, T]."""
    size = max(len(e.window.ids) for e in batch)
    ids = torch.full((len(batch), size), fill)
    mask = torch.zeros((len(batch), size), dtype=torch.long)
    for at, example in enumerate(batch):
        ids[at, : len(example.window.ids)] = torch.tensor(example.window.ids)
        mask[at, : len(example.window.ids)] = 1
    return ids, mask


class Run:
    """Everything that a resumed run needs."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        torch.manual_seed(options.seed)
        self.rng = random.Random(options.seed)
        self.network = Network(Shape(options.base, options.layers, options.frozen))
        if options.start:
            self.network.load_state_dict(torch.load(options.start, map_location="cpu", weights_only=True)["model"])
        self.optimizer = torch.optim.AdamW(self.network.groups(options.rate), weight_decay=0.01)
        self.rates = [group["lr"] for group in self.optimizer.param_groups]
        self.epoch, self.seconds, self.history = 0, 0.0, []
        self.state = options.out / "state.pt"

    def resume(self) -> None:
        if not self.state.exists():
            return
        kept = torch.load(self.state, map_location="cpu", weights_only=False)
        self.network.load_state_dict(kept["model"])
        self.optimizer.load_state_dict(kept["optimizer"])
        self.epoch, self.seconds, self.history = kept["epoch"], kept["seconds"], kept["history"]
        self.rng.setstate(kept["random"])
        torch.set_rng_state(kept["torch"])

    def keep(self) -> None:
        whole = {
            "model": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "epoch": self.epoch,
            "seconds": self.seconds,
            "history": self.history,
            "random": self.rng.getstate(),
            "torch": torch.get_rng_state(),
        }
        torch.save(whole, self.state.with_suffix(".tmp"))
        self.state.with_suffix(".tmp").replace(self.state)

    def one_epoch(self, found: list[Example]) -> dict[str, float]:
        self.network.train()
        sums: dict[str, list[float]] = defaultdict(list)
        groups = list(batched(found, self.options.budget, self.rng))
        for at, batch in enumerate(groups):
            part = (self.epoch + at / len(groups)) / self.options.epochs
            for group, rate in zip(self.optimizer.param_groups, self.rates, strict=True):
                group["lr"] = rate * rate_at(int(part * 10_000), 10_000, self.options.warm)
            ids, mask = padded(batch, self.network.encoder.config.pad_token_id or 0)
            parts = losses(self.network, batch, self.network.states(ids, mask))
            total(parts).backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
            self.optimizer.step()
            self.optimizer.zero_grad(set_to_none=True)
            for name, value in parts.items():
                sums[name].append(value.item())
        return {name: round(sum(v) / len(v), 4) for name, v in sums.items()}


def main() -> int:
    options = arguments()
    torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(Path(options.base) / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    rows, known = rows_of(options), shares(options.share)
    run = Run(options)
    run.resume()
    while run.epoch < (options.until or options.epochs):
        began, clock = time.process_time(), time.monotonic()
        found = epoch_examples(rows, tokenizer, known, run.rng)
        figures = run.one_epoch(found)
        run.epoch += 1
        run.seconds += time.process_time() - began
        run.history.append(figures)
        run.keep()
        size = sum(len(e.window.ids) for e in found)
        sys.stdout.write(
            f"epoch {run.epoch}: {len(found)} windows, {size} pieces, {time.monotonic() - clock:.0f} s {figures}\n"
        )
        sys.stdout.flush()
    torch.save({"model": run.network.state_dict(), "shape": asdict(run.network.shape)}, options.out / "network.pt")
    run.state.unlink(missing_ok=True)
    record(options, run)
    return 0


def record(options: argparse.Namespace, run: Run) -> None:
    """What was run on what, for the model card."""
    hashes = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in options.rows}
    given = {name: str(value) for name, value in vars(options).items() if name not in ("out", "rows")}
    whole = {
        "options": given,
        "data": hashes,
        "cpu_seconds": round(run.seconds),
        "torch": torch.__version__,
        "losses": run.history,
    }
    (options.out / "run.json").write_text(json.dumps(whole, indent=1) + "\n")


if __name__ == "__main__":
    sys.exit(main())
