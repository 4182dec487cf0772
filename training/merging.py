"""Learn which normal forms may be one factor: weights of the features, and the likeness from which on groups join.

usage: python -m training.merging [--write]
The weights are logistic regressions on all pairs of groups of the train documents with coded factors: one for
pairs whose mentions share a place in the text, one for pairs apart, which have their words alone. The ridge,
the shift of the second constant and the threshold are those of the best B-cubed F1 when each document in turn
is held out. With --write the numbers go to `src/causerie/assembly/suggestions.toml`. dev is not looked at.
"""

from __future__ import annotations

import argparse
import dataclasses
import itertools
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "bench"))
from factors import Coded, Spot, coded, graph, told  # noqa: E402

from causerie.aliases import aliases_of  # noqa: E402
from causerie.assembly.comparing import Compared, compared  # noqa: E402
from causerie.assembly.groups import Group, groups_of  # noqa: E402
from causerie.assembly.likeness import FEATURES, Encode  # noqa: E402
from causerie.assembly.mentions import mentions  # noqa: E402
from causerie.assembly.ruled import ruled  # noqa: E402
from causerie.assembly.suggesting import Learned, Weighing, joins, learned, scored, shares_place  # noqa: E402
from causerie.encoder.sentences import sentences  # noqa: E402
from causerie.scoring.clusters import BCubed, bcubed  # noqa: E402

Floats = NDArray[np.float64]
RIDGES = (0.3, 1.0, 3.0)
SHIFTS = (0.0, 0.5, 1.0)
THRESHOLDS = tuple(round(0.05 * step, 2) for step in range(5, 14))
OUT = ROOT / "src" / "causerie" / "assembly" / "suggestions.toml"
Used = dict[str, tuple[str, ...]]
PLACES = ("place", "within", "outcome", "driver")
APART = ("crossed", "whole", "rest", "solo", "only")
WORDS = tuple(one for one in FEATURES if one not in (*PLACES, "only", "meaning"))
NEAR = tuple(one for one in FEATURES if one not in (*APART, "meaning"))
USED: dict[str, Used] = {
    "lexical": {"near": NEAR, "apart": WORDS},
    "encoder": {"near": (*NEAR, "meaning"), "apart": (*WORDS, "meaning")},
}


@dataclass(frozen=True)
class Example:
    """A document's groups, its pairs with their features, and whether they are one factor in the gold."""

    document: Coded
    groups: list[Group]
    pairs: Compared
    y: Floats


def example(document: Coded, encode: Encode | None) -> Example:
    groups = list(groups_of(mentions([document.reading]), aliases_of([document.reading])).values())
    pairs = compared(groups, encode)
    main = [_main(group, document) for group in groups]
    same = [float(main[a] is not None and main[a] == main[b]) for a, b in pairs.pairs]
    return Example(document, groups, pairs, np.array(same))


def _main(group: Group, document: Coded) -> str | None:
    """The gold factor that most mentions of a group belong to."""
    counts = Counter(document.factors.get(mention.spot) for mention, _ in group.mentions)
    return min(counts, key=lambda one: (-counts[one], str(one)))


def fit(x: Floats, y: Floats, ridge: float) -> tuple[Floats, float]:
    """Weights and constant of a logistic regression whose weights are held small by `ridge`."""

    def loss(v: Floats) -> tuple[float, Floats]:
        z = x @ v[:-1] + v[-1]
        p = 1 / (1 + np.exp(-z))
        value = float(np.sum(np.logaddexp(0, z) - y * z) + ridge * v[:-1] @ v[:-1] / 2)
        return value, np.append(x.T @ (p - y) + ridge * v[:-1], np.sum(p - y))

    found = minimize(loss, np.zeros(x.shape[1] + 1), jac=True, method="L-BFGS-B").x
    return found[:-1], float(found[-1])


def learn(examples: list[Example], ridge: float, used: Used, shift: float = 0.0) -> Learned:
    """What the examples teach; `shift` is added to the constant for pairs apart, of which most are not one."""
    x = np.concatenate([one.pairs.features for one in examples])
    y = np.concatenate([one.y for one in examples])
    near = shares_place(x)
    first = _weighing(x[near], y[near], ridge, used["near"])
    other = _weighing(x[~near], y[~near], ridge, used["apart"])
    return Learned(first, Weighing(other.weights, round(other.constant + shift, 3)), 0.5)


def _weighing(x: Floats, y: Floats, ridge: float, used: tuple[str, ...]) -> Weighing:
    columns = [FEATURES.index(name) for name in used]
    weights, constant = fit(x[:, columns], y, ridge)
    full = np.zeros(len(FEATURES))
    full[columns] = weights
    return Weighing(tuple(round(float(w), 3) for w in full), round(constant, 3))


def clusters(one: Example, model: Learned, threshold: float) -> dict[Spot, str]:
    """What the merging makes of a document's mentions."""
    found = scored(one.pairs, model)
    state = ruled({group.key: group for group in one.groups}, (), {})
    home = list(range(len(one.groups)))
    for join in joins(one.groups, found, state, threshold):
        old, new = home[join.b], home[join.a]
        home = [new if place == old else place for place in home]
    return {m.spot: str(home[number]) for number, group in enumerate(one.groups) for m, _ in group.mentions}


def held_out(
    examples: list[Example], ridge: float, used: Used, shift: float
) -> dict[float, tuple[BCubed, float, float]]:
    """B-cubed and share of paths found and true, by threshold, each document scored by what the others taught."""
    models = [learn([other for other in examples if other is not one], ridge, used, shift) for one in examples]
    return {
        threshold: score([(one, clusters(one, model, threshold)) for one, model in zip(examples, models, strict=True)])
        for threshold in THRESHOLDS
    }


def score(made: list[tuple[Example, dict[Spot, str]]]) -> tuple[BCubed, float, float]:
    gold = {spot: f"{one.document.reading.id} {name}" for one, _ in made for spot, name in one.document.factors.items()}
    ours = {spot: f"{one.document.reading.id} {name}" for one, found in made for spot, name in found.items()}
    sums = np.zeros(4)
    for one, found in made:
        theirs = graph(one.document.reading, one.document.factors)
        sums += (*told(theirs, found), *told(graph(one.document.reading, found), one.document.factors))
    return bcubed(gold, ours), sums[1] / max(sums[0], 1), sums[3] / max(sums[2], 1)


def table(name: str, model: Learned) -> str:
    parts = [f"[{name}]\nthreshold = {model.threshold}\n"]
    for part, one in (("near", model.near), ("apart", model.apart)):
        lines = [f"{feature} = {weight}" for feature, weight in zip(FEATURES, one.weights, strict=True) if weight]
        parts += [f"[{name}.{part}]", f"constant = {one.constant}", *lines, ""]
    return "\n".join(parts)


def chosen(name: str, examples: list[Example], used: Used) -> Learned:
    """What all examples teach, by the ridge, shift and threshold of the best held-out B-cubed F1."""
    best = (0.0, 0.0, 0.0, 0.0)
    for ridge, shift in itertools.product(RIDGES, SHIFTS):
        for threshold, (b, paths, true) in held_out(examples, ridge, used, shift).items():
            line = f"{b.precision:.3f} {b.recall:.3f} {b.f1:.4f} paths {paths:.3f} true {true:.3f}"
            sys.stdout.write(f"{name} ridge {ridge} shift {shift} from {threshold}: {line}\n")
            best = max(best, (b.f1, threshold, ridge, shift))
    sys.stdout.write(f"best {name}: {best}\n")
    return dataclasses.replace(learn(examples, best[2], used, best[3]), threshold=best[1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    write = parser.parse_args().write
    documents, tables = coded("train"), []
    for name, used in USED.items():
        encode = sentences() if name == "encoder" else None
        if name == "encoder" and encode is None:
            sys.stdout.write("no sentence encoder is installed: what was learned with one stays as it is\n")
            tables.append(table(name, learned(name)))
            continue
        tables.append(table(name, chosen(name, [example(one, encode) for one in documents], used)))
    sys.stdout.write("\n".join(tables))
    if write:
        OUT.write_text("# Made by: python -m training.merging --write\n\n" + "\n".join(tables), "utf-8")


if __name__ == "__main__":
    main()
