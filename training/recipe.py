"""Run the recipe of one size of encoder: broad step, main step (again), folds, the mean of the folds, export.

usage: python -m training.recipe small|large WORK_DIR [--only broad,main,again,fold0,fold1,final] [--threads 2]

The final network is the mean of the folds' weights: they start from the same network and differ in which real
documents they have seen, so that the mean has seen all (model soup, Wortsman et al. 2022).

WORK_DIR/data holds the rows (training.gold, training.corpora), WORK_DIR/bases the pretrained encoders. What is done
already is not done again, and an interrupted step goes on where it was. Every network is exported to
WORK_DIR/models/SIZE/STEP, folds with the list of what they held out.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import torch

Json = dict[str, Any]
RECIPES = Path(__file__).with_name("recipes.toml")
BEFORE = {"main": ("broad",), "again": ("main",), "fold": ("again", "main")}
"""The steps whose network a kind of step starts from: the first that the size has."""


def trained(step: str, size: str, work: Path, recipe: Json, threads: str) -> Path:
    """The network of a step, trained from that of the step before."""
    one, kind = recipe[size], "fold" if step in recipe["folds"] else step
    out = work / "runs" / size / step
    if not (out / "network.pt").exists():
        rows = [str(work / "data" / f"{name}.jsonl") for name in recipe["rows"][kind]]
        given = {"epochs": "--epochs", "until": "--until", "rate": "--rate", "budget": "--budget"}
        command = [sys.executable, "-m", "training.train", "--out", str(out), "--rows", *rows]
        command += ["--base", str(work / "bases" / one["base"]), "--layers", str(one["layers"])]
        command += ["--frozen", str(one["frozen"]), "--threads", threads]
        command += [part for key, flag in given.items() if key in one[kind] for part in (flag, str(one[kind][key]))]
        command += ["--share", ",".join(f"{name}={value}" for name, value in one[kind]["share"].items())]
        command += ["--without", ",".join(held_by(step, recipe, work))]
        if kind in BEFORE:
            command += ["--start", str(work / "runs" / size / before(kind, one) / "network.pt")]
        subprocess.run(command, check=True)
    return out / "network.pt"


def before(kind: str, one: Json) -> str:
    """The step that a kind of step starts from, in the recipe of one size."""
    return next(step for step in BEFORE[kind] if step in one)


def held_by(step: str, recipe: Json, work: Path) -> list[str]:
    """The documents that a step must not see."""
    folds: dict[str, list[str]] = recipe["folds"]
    if step in folds:
        return folds[step]
    return [*real(work), *(name for fold in folds.values() for name in fold), *recipe["rows"]["without"]]


def averaged(size: str, work: Path, names: list[str]) -> Path:
    """The mean of the networks of the folds."""
    out = work / "runs" / size / "final"
    out.mkdir(parents=True, exist_ok=True)
    kept = [torch.load(work / "runs" / size / name / "network.pt", weights_only=True) for name in names]
    mean = {key: _mean([one["model"][key] for one in kept]) for key in kept[0]["model"]}
    torch.save({"model": mean, "shape": kept[0]["shape"]}, out / "network.pt")
    return out / "network.pt"


def _mean(values: list[torch.Tensor]) -> torch.Tensor:
    return torch.stack(values).mean(0) if values[0].is_floating_point() else values[0]


def exported(network: Path, step: str, size: str, work: Path, held: list[str]) -> None:
    out = work / "models" / size / step
    command = [sys.executable, "-m", "training.export", str(network), str(out), "--name", size]
    subprocess.run([*command, "--heads", str(work / "heads" / step)], check=True)
    (out / "held_out.json").write_text(json.dumps(held) + "\n")


def real(work: Path) -> list[str]:
    rows = map(json.loads, (work / "data" / "gold.jsonl").open(encoding="utf-8"))
    return [row["name"] for row in rows if row["group"] == "real"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", choices=["small", "large"])
    parser.add_argument("work", type=Path)
    parser.add_argument("--only", default="broad,main,again,fold0,fold1,final")
    parser.add_argument("--threads", default="2")
    options = parser.parse_args()
    recipe = tomllib.loads(RECIPES.read_text("utf-8"))
    for step in options.only.split(","):
        if step == "again" and step not in recipe[options.size]:
            continue
        if step == "final":
            network = averaged(options.size, options.work, list(recipe["folds"]))
        else:
            network = trained(step, options.size, options.work, recipe, options.threads)
        exported(network, step, options.size, options.work, recipe["folds"].get(step, []))
    return 0


if __name__ == "__main__":
    sys.exit(main())
