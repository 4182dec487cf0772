"""Train the benchmark heads of one encoder on the train parts of their corpora; the encoder stays as it is.

usage: python bench/train_heads.py large|small [--cache DIR] [--out DIR]

Run from the repository root, with what training/requirements.txt names. Both corpora are learned at once: the layer
is shared, the answers are not. Runs are learned by how likely the coded one is among all runs of the sentence; a
sentence's relations go to its first slots in the order that costs least. Each of the FOLDS members is trained on the
other folds; its epoch is the one that does best on its own fold, and where the yes of the label begins is set on what
the members say of their own folds. No dev part is read. Two runs on one machine give the same heads.
"""

from __future__ import annotations

import argparse
import random
import sys
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

import fair
import numpy as np
import torch
from binary import f1
from common import SHARED, say
from debates import mean, span_f1
from heads import FOLDER, Answer, Floats, Marked, answered
from layers import NEAR, PARTS, far, members
from news import best_pairing, in_words, summed
from numpy.typing import NDArray
from runs import KINDS
from torch import Tensor, nn

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from training.corpora import cnc, dcha
from training.corpora.shelf import Shelf

from causerie.encoder.session import load_shipped
from causerie.encoder.windows import Passage, windows

CORPORA = {"cnc": cnc.train, "dcha": dcha.train}
DOCUMENT = {"cnc": 4, "dcha": 2}
"""How many parts of a sentence's name are its document's."""
FOLDS = 3
SLOTS = 3
"""Relations that are learned of one sentence."""


@dataclass(frozen=True, slots=True)
class Options:
    """How heads are trained. `wide` is the width of the layer, `twice` how often the small corpus is seen a round."""

    wide: int = 96
    epochs: int = 9
    batch: int = 32
    rate: float = 1.5e-3
    decay: float = 0.05
    drop: float = 0.3
    label_weight: float = 3.0
    rounds: tuple[tuple[str, int], ...] = (("cnc", 1), ("dcha", 2))
    seed: int = 17


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """A sentence: its states [T, H], places of pieces, label, coded relations, and their runs [N, 3, 2] in pieces.

    A run of -1 is not known.
    """

    corpus: str
    text: str
    states: Floats
    places: list[tuple[int, int]]
    label: int
    relations: list[list[Marked]]
    runs: NDArray[np.int64]
    fold: int


def items(corpus: str, reader: str, cache: Path | None) -> list[Item]:
    """The sentences of a corpus with their states; the states are kept in `cache` where one is named."""
    shelf = Shelf(SHARED / "data")
    coded = CORPORA[corpus](shelf)
    found = _states([row["text"] for row in coded], reader, cache / f"{corpus}_train_{reader}.npz" if cache else None)
    named = {item["id"]: item["relations"] for item in shelf.read("cnc/v2_st2_train.jsonl")} if corpus == "cnc" else {}
    made = []
    for row, (states, places) in zip(coded, found, strict=True):
        if corpus == "cnc":
            relations = [[Marked(s["role"], s["start"], s["end"]) for s in one["spans"]] for one in named[row["name"]]]
        else:
            relations = [[Marked(*span) for span in row["aux"]["spans"]]] if row["aux"]["spans"] else []
        runs = np.array([_runs(one, places) for one in relations[:SLOTS]], np.int64).reshape(-1, len(KINDS), 2)
        # Sentences of one document are in one fold.
        fold = zlib.crc32("_".join(row["name"].split("_")[: DOCUMENT[corpus]]).encode()) % FOLDS
        made.append(Item(corpus, row["text"], states, places, int(row["aux"]["label"]), relations, runs, fold))
    return made


def _runs(relation: Sequence[Marked], places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    found = {"cause": (-1, -1), "effect": (-1, -1), "signal": (0, 0)}
    for span in relation:
        inside = [at for at, (start, end) in enumerate(places) if start >= 0 and start < span.end and end > span.start]
        if inside:
            found[span.kind] = inside[0], inside[-1]
    return [found[kind] for kind in KINDS]


def _states(texts: Sequence[str], reader: str, cache: Path | None) -> list[tuple[Floats, list[tuple[int, int]]]]:
    if cache is None or not cache.exists():
        parts = _encoded(texts, reader)
        if cache is None:
            return [(states.astype(np.float32), [tuple(p) for p in places.tolist()]) for states, places in parts]
        sizes = np.array([len(states) for states, _ in parts])
        states, places = (np.concatenate(part) for part in zip(*parts, strict=True))
        np.savez(cache, states=states.astype(np.float16), places=places, size=sizes)
    with np.load(cache) as file:
        ends = np.cumsum(file["size"])[:-1]
        states, places = np.split(file["states"], ends), np.split(file["places"], ends)
    return [(s.astype(np.float32), [(int(a), int(b)) for a, b in p]) for s, p in zip(states, places, strict=True)]


def _encoded(texts: Sequence[str], reader: str) -> list[tuple[Floats, np.ndarray]]:
    encoder = load_shipped(reader)
    cut = [windows(text, [Passage(0, len(text), 0)], encoder.tokenizer)[0] for text in texts]
    return [(states, np.array(window.places)) for window, (_, states) in zip(cut, encoder.encode(cut), strict=True)]


class Net(nn.Module):
    """One member in torch, with answers for each corpus; layers.py says what it computes."""

    def __init__(self, hidden: int, options: Options) -> None:
        super().__init__()
        wide = options.wide
        self.drop = nn.Dropout(options.drop)
        self.enter, self.norm1, self.norm2 = nn.Linear(hidden, wide), nn.LayerNorm(wide), nn.LayerNorm(wide)
        self.mix, self.join = nn.Linear(wide, 3 * wide, bias=False), nn.Linear(wide, wide, bias=False)
        self.near = nn.Parameter(torch.zeros(PARTS, 2 * NEAR + 1))
        self.up, self.down = nn.Linear(wide, 2 * wide), nn.Linear(2 * wide, wide)
        self.ends = nn.ModuleDict({name: nn.Linear(wide, 9 * SLOTS) for name in CORPORA})
        self.label = nn.ModuleDict({name: nn.Linear(3 * wide, 1) for name in CORPORA})

    def forward(self, states: Tensor, there: Tensor, corpus: str) -> tuple[Tensor, Tensor]:
        """What ends are worth [B, T, SLOTS, 3, 3] and labels [B] for states [B, T, H].

        `there` [B, T] is false where padded.
        """
        x = self.drop(nn.functional.gelu(self.enter(self.drop(states))))
        x = x + self.drop(self._mixed(self.norm1(x), there))
        x = x + self.drop(self.down(self.drop(nn.functional.gelu(self.up(self.norm2(x))))))
        some = there[..., None]
        most = x.masked_fill(~some, -1e4).amax(1)
        whole = torch.cat([x[:, 0], (x * some).sum(1) / some.sum(1), most], -1)
        return self.ends[corpus](x).view(*x.shape[:2], SLOTS, 3, 3), self.label[corpus](self.drop(whole))[:, 0]

    def _mixed(self, x: Tensor, there: Tensor) -> Tensor:
        count, size, wide = x.shape
        query, key, value = self.mix(x).view(count, size, 3, PARTS, wide // PARTS).permute(2, 0, 3, 1, 4)
        scores = query @ key.transpose(-1, -2) / (wide // PARTS) ** 0.5 + self.near[:, torch.from_numpy(far(size))]
        shares = self.drop(scores.masked_fill(~there[:, None, None], -1e4).softmax(-1))
        return self.join((shares @ value).transpose(1, 2).reshape(count, size, wide))

    def arrays(self, corpus: str) -> dict[str, np.ndarray]:
        """The weights as layers.py takes them."""
        linear = {"in": self.enter, "mix": self.mix, "join": self.join, "up": self.up, "down": self.down}
        linear |= {"ends": self.ends[corpus], "label": self.label[corpus]}
        found: dict[str, Tensor] = {"near": self.near}
        for name, layer in linear.items():
            found[f"{name}.w"] = layer.weight.T
            if layer.bias is not None:
                found[f"{name}.b"] = layer.bias
        for name, norm in (("norm1", self.norm1), ("norm2", self.norm2)):
            found |= {f"{name}.w": norm.weight, f"{name}.b": norm.bias}
        return {name: value.detach().numpy().astype(np.float16) for name, value in found.items()}


def batches(part: Sequence[Item], options: Options, chance: random.Random) -> Iterator[list[Item]]:
    """A round: batches of one corpus with sentences of like length, in random order."""
    found = []
    for corpus, times in options.rounds:
        one = [item for item in part if item.corpus == corpus] * times
        one.sort(key=lambda item: len(item.places) + chance.uniform(0, 12))
        found += [one[low : low + options.batch] for low in range(0, len(one), options.batch)]
    chance.shuffle(found)
    yield from found


def padded(batch: Sequence[Item]) -> tuple[Tensor, Tensor, Tensor]:
    """States, which pieces are there, which are text."""
    size = max(len(item.places) for item in batch)
    states = torch.zeros(len(batch), size, batch[0].states.shape[1])
    there, text = torch.zeros(2, len(batch), size, dtype=torch.bool)
    for at, item in enumerate(batch):
        here = len(item.places)
        states[at, :here], there[at, :here] = torch.from_numpy(item.states), True
        text[at, :here] = torch.tensor([start >= 0 for start, _ in item.places])
    return states, there, text


def train(every: Sequence[Item], fold: int, options: Options) -> Net:
    """One member: trained on the other folds, as it was after the round that did best on its own."""
    torch.manual_seed(options.seed + fold)
    chance = random.Random(options.seed + fold)
    rest, own = [i for i in every if i.fold != fold], [i for i in every if i.fold == fold]
    net = Net(every[0].states.shape[1], options)
    net.enter.weight.data /= float(np.concatenate([i.states for i in rest[:200]]).std())
    steps = options.epochs * sum(1 for _ in batches(rest, options, random.Random(0)))
    learn = torch.optim.AdamW(net.parameters(), options.rate, weight_decay=options.decay)
    pace = torch.optim.lr_scheduler.OneCycleLR(learn, options.rate, total_steps=steps, pct_start=0.1)
    best, kept = -1.0, net.state_dict()
    for epoch in range(options.epochs):
        net.train()
        for batch in batches(rest, options, chance):
            loss = _loss(net, batch, options)
            learn.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            learn.step()
            pace.step()
        scores = measured(said(net, own))
        say(f"fold {fold} epoch {epoch}", {name: round(value, 3) for name, value in scores.items()})
        if mean(list(scores.values())) > best:
            best, kept = mean(list(scores.values())), {k: v.clone() for k, v in net.state_dict().items()}
    net.load_state_dict(kept)
    return net.eval()


def _loss(net: Net, batch: Sequence[Item], options: Options) -> Tensor:
    states, there, text = padded(batch)
    ends, label = net(states, there, batch[0].corpus)
    labels = torch.tensor([float(item.label) for item in batch])
    loss = options.label_weight * nn.functional.binary_cross_entropy_with_logits(label, labels)
    with_runs = [at for at, item in enumerate(batch) if len(item.runs)]
    if with_runs:
        likely = _likely(ends[with_runs], text[with_runs])
        costs = [_cost(likely[n], torch.from_numpy(batch[at].runs)) for n, at in enumerate(with_runs)]
        loss = loss + torch.stack(costs).mean()
    return loss


def _likely(ends: Tensor, text: Tensor) -> Tensor:
    """Log probabilities of runs [B, SLOTS, 3, T, T]; a signal may be the opening piece, which says there is none."""
    opening, inside, closing = ends.permute(4, 0, 2, 3, 1)
    sums = inside.cumsum(-1)
    worth = (opening - sums + inside)[..., None] + (closing + sums)[..., None, :]
    size = text.shape[1]
    fits = torch.ones(size, size, dtype=torch.bool).triu() & text[:, :, None] & text[:, None]
    fits = fits[:, None].repeat(1, len(KINDS), 1, 1)
    fits[:, 2, 0, 0] = True
    worth = worth.masked_fill(~fits[:, None], -1e9)
    return worth.flatten(-2).log_softmax(-1).view(worth.shape)


def _cost(likely: Tensor, runs: Tensor) -> Tensor:
    """Minus the log probability of coded runs [N, 3, 2] in the first N slots, in the order that costs least."""
    known = (runs[:, :, 0] >= 0).float()
    kinds = torch.arange(len(KINDS))
    costs = [-(likely[slot, kinds, runs[:, :, 0], runs[:, :, 1]] * known).sum(-1) for slot in range(len(runs))]
    every = torch.stack(costs)
    orders = list(permutations(range(len(runs))))
    return torch.stack([every[torch.tensor(order), torch.arange(len(runs))].sum() for order in orders]).min()


Said = tuple[Item, Floats, float]


def said(net: Net, part: Sequence[Item]) -> list[Said]:
    """Each sentence with what ends are worth in it and the logit of its label."""
    net.eval()
    found: list[Said] = []
    with torch.no_grad():
        for corpus in CORPORA:
            one = sorted((i for i in part if i.corpus == corpus), key=lambda item: len(item.places))
            for low in range(0, len(one), 64):
                batch = one[low : low + 64]
                states, there, _ = padded(batch)
                ends, labels = net(states, there, corpus)
                found += [
                    (item, ends[at, : len(item.places)].numpy(), float(labels[at])) for at, item in enumerate(batch)
                ]
    return found


def measured(found: Sequence[Said]) -> dict[str, float]:
    """F1 of labels and spans by corpus, much as the rows of the table measure them."""
    scores = {}
    for corpus in CORPORA:
        one = [said for said in found if said[0].corpus == corpus]
        scores[f"{corpus} label"] = f1([(item.label == 1, label >= 0) for item, _, label in one])
        answers = [(item, answered(ends, 9.0, item.places)) for item, ends, _ in one if item.relations]
        scores[f"{corpus} span"] = _SPANS[corpus](answers)
    return scores


def _fair(answers: Sequence[tuple[Item, Answer]]) -> float:
    parts = []
    for item, answer in answers:
        coded, found = ([in_words(item.text, one) for one in every] for every in (item.relations, answer.relations))
        parts.append(best_pairing(coded, found))
    return fair.f1(summed(parts))


def _words(answers: Sequence[tuple[Item, Answer]]) -> float:
    scores = []
    for item, answer in answers:
        coded = {span.kind: {"text": item.text[span.start : span.end]} for span in item.relations[0]}
        scores.append(span_f1({"text": item.text, **coded}, answer))
    return mean(scores)


_SPANS = {"cnc": _fair, "dcha": _words}


def threshold(found: Sequence[Said]) -> float:
    """The logit from which on yes gives the best F1 on held-out sentences, F1 smoothed over near thresholds."""
    tries = np.linspace(-2, 1, 61)
    scores = [f1([(item.label == 1, label >= at) for item, _, label in found]) for at in tries]
    smooth = np.convolve(scores, np.ones(9) / 9, "valid")
    return float(tries[4:-4][int(smooth.argmax())])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reader", choices=("small", "large"))
    parser.add_argument("--cache", type=Path, help="where the states of the encoder are kept")
    parser.add_argument("--out", type=Path, default=FOLDER)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    every = [item for corpus in CORPORA for item in items(corpus, options.reader, options.cache)]
    nets, held = [], []
    for fold in range(FOLDS):
        nets.append(train(every, fold, Options()))
        held += said(nets[-1], [item for item in every if item.fold == fold])
    say("held out", {name: round(value, 3) for name, value in measured(held).items()})
    options.out.mkdir(parents=True, exist_ok=True)
    for corpus in CORPORA:
        start = threshold([one for one in held if one[0].corpus == corpus])
        say(corpus, "yes from the logit", round(start, 2))
        write(options.out / f"{corpus}_{options.reader}.npz", [net.arrays(corpus) for net in nets], start)
    return 0


def write(path: Path, nets: Sequence[Mapping[str, np.ndarray]], start: float) -> None:
    """The members as one file, the label moved so that yes begins at 0."""
    parts = {f"{n}.{name}": values for n, net in enumerate(nets) for name, values in net.items()}
    for n in range(len(nets)):
        parts[f"{n}.label.b"] = (parts[f"{n}.label.b"] - start).astype(np.float16)
    assert len(list(members(parts))) == len(nets)
    np.savez_compressed(path, **parts)


if __name__ == "__main__":
    sys.exit(main())
