"""What a batch costs: tags, pairs, propositions and auxiliary tags, each a mean."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits as binary
from torch.nn.functional import cross_entropy

from causerie.encoder.scheme import BIO, FIELDS, MARKS, SpanKind
from training.batches import IGNORED, Example
from training.marks import AUXILIARY
from training.network import Network, pair_input, span_input

WEIGHTS = {"tags": 2.0, "pairs": 1.0, "labels": 0.2, "props": 0.5, "aux": 0.7, "label": 0.3}


def losses(network: Network, batch: list[Example], states: Tensor) -> dict[str, Tensor]:
    """The parts of the loss of one batch; parts without an example are left out."""
    parts: dict[str, Tensor] = {}
    dropped = network.drop(states)
    parts.update(_tag_loss(network, batch, dropped))
    parts.update(_pair_loss(network, batch, states))
    parts.update(_prop_loss(network, batch, states))
    parts.update(_aux_loss(network, batch, dropped))
    return parts


def total(parts: dict[str, Tensor]) -> Tensor:
    return torch.stack([WEIGHTS[name] * value for name, value in parts.items()]).sum()


def _tag_loss(network: Network, batch: list[Example], states: Tensor) -> dict[str, Tensor]:
    gold = torch.full((*states.shape[:2], len(SpanKind)), IGNORED)
    for at, example in enumerate(batch):
        for kind, tags in example.tags.items():
            gold[at, : len(tags), kind] = torch.tensor(tags)
    if bool((gold == IGNORED).all()):
        return {}
    logits = network.tags(states).view(*states.shape[:2], len(SpanKind), len(BIO))
    known = gold != IGNORED
    each = cross_entropy(logits[known], gold[known], reduction="sum")
    # By pieces, summed over the kinds: as many pieces as rows of the most annotated kind.
    return {"tags": each / known.sum((0, 1)).max()}


def _fields(logits: Tensor, sizes: dict[str, int]) -> dict[str, Tensor]:
    return dict(zip(sizes, logits.split(list(sizes.values()), 1), strict=True))


def _pair_loss(network: Network, batch: list[Example], states: Tensor) -> dict[str, Tensor]:
    pairs = [(at, *pair) for at, example in enumerate(batch) for pair in example.pairs]
    if not pairs:
        return {}
    rows, kinds = torch.tensor([p[0] for p in pairs]), torch.tensor([p[1] for p in pairs])
    ends, there = torch.tensor([p[2] for p in pairs]), torch.tensor([float(p[3]) for p in pairs])
    out = _fields(network.pair(pair_input(states, rows, ends, kinds)), FIELDS)
    parts = {"pairs": binary(out["link"].squeeze(1), there)}
    return {**parts, **_labelled(out, [p[4] for p in pairs])}


def _labelled(out: dict[str, Tensor], labels: list[dict[str, int]]) -> dict[str, Tensor]:
    found = []
    for name, logits in out.items():
        known = [(at, one[name]) for at, one in enumerate(labels) if name in one]
        if known and logits.shape[1] > 1:
            rows, gold = torch.tensor([k[0] for k in known]), torch.tensor([k[1] for k in known])
            found.append(cross_entropy(logits[rows], gold, label_smoothing=0.05))
    return {"labels": torch.stack(found).sum()} if found else {}


def _prop_loss(network: Network, batch: list[Example], states: Tensor) -> dict[str, Tensor]:
    props = [(at, *prop) for at, example in enumerate(batch) for prop in example.props]
    if not props:
        return {}
    rows, ends = torch.tensor([p[0] for p in props]), torch.tensor([p[1] for p in props])
    out = _fields(network.span(span_input(states, rows, ends)), MARKS)
    cost = binary(out["stands"].squeeze(1), torch.tensor([float(p[2]) for p in props]))
    right = [(at, p[3]["negated"]) for at, p in enumerate(props) if "negated" in p[3]]
    if right:
        at, gold = torch.tensor([r[0] for r in right]), torch.tensor([float(r[1]) for r in right])
        cost = cost + 0.5 * binary(out["negated"].squeeze(1)[at], gold)
    more = _labelled({n: v for n, v in out.items() if n in ("level", "resolvable")}, [p[3] for p in props])
    return {"props": cost + 0.5 * more["labels"] if more else cost}


def _aux_loss(network: Network, batch: list[Example], states: Tensor) -> dict[str, Tensor]:
    tags, labels = [], []
    for head in sorted({e.head for e in batch if e.head}):
        rows = [at for at, e in enumerate(batch) if e.head == head]
        logits = network.aux_tags[head](states[rows]).view(len(rows), states.shape[1], len(AUXILIARY[head]), len(BIO))
        gold = torch.full(logits.shape[:3], IGNORED)
        for n, at in enumerate(rows):
            for kind, one in batch[at].aux.items():
                gold[n, : len(one), kind] = torch.tensor(one)
        known = gold != IGNORED
        tags.append(cross_entropy(logits[known], gold[known], reduction="sum") / known[..., 0].sum())
        said = [(at, batch[at].label) for at in rows if batch[at].label is not None]
        if said:
            given = network.aux_label[head](states[[s[0] for s in said], 0]).squeeze(1)
            labels.append(binary(given, torch.tensor([float(s[1] or 0) for s in said])))
    parts = {"aux": torch.stack(tags).mean()} if tags else {}
    return {**parts, "label": torch.stack(labels).mean()} if labels else parts
