"""The encoder with its heads, in torch; `export.py` writes what the package loads.

One pass of the encoder gives a state for each word piece. From the states: tags (a linear layer), pairs and
propositions (two small networks over means of states), and auxiliary tags for public corpora that mark spans in
their own way. The inputs of the two networks are those of `causerie.encoder`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from transformers import AutoModel

from causerie.encoder.scheme import BIO, FIELDS, MARKS, SpanKind
from training.marks import AUXILIARY

EXTRA = 9
"""Numbers beside the states in the input of the pair head: its kind (6), order, distance, nothing between."""


@dataclass(frozen=True)
class Shape:
    """Which pretrained encoder, how many of its layers, how many of these stay as they are."""

    base: str
    layers: int
    frozen: int
    width: int = 256
    dropout: float = 0.1


class Head(nn.Module):
    """Two layers with GELU between."""

    def __init__(self, given: int, width: int, answers: int, dropout: float) -> None:
        super().__init__()
        self.one, self.two, self.drop = nn.Linear(given, width), nn.Linear(width, answers), nn.Dropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.two(self.drop(nn.functional.gelu(self.one(x))))
        return out


class Network(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.encoder = AutoModel.from_pretrained(shape.base, attn_implementation="eager", add_pooling_layer=False)
        self.encoder.encoder.layer = self.encoder.encoder.layer[: shape.layers]
        self.hidden = int(self.encoder.config.hidden_size)
        self.drop = nn.Dropout(shape.dropout)
        self.tags = nn.Linear(self.hidden, len(SpanKind) * len(BIO))
        self.pair = Head(4 * self.hidden + EXTRA, shape.width, sum(FIELDS.values()), 2 * shape.dropout)
        self.span = Head(3 * self.hidden, shape.width, sum(MARKS.values()), 2 * shape.dropout)
        self.aux_tags = nn.ModuleDict({n: nn.Linear(self.hidden, len(k) * len(BIO)) for n, k in AUXILIARY.items()})
        self.aux_label = nn.ModuleDict({n: nn.Linear(self.hidden, 1) for n in AUXILIARY})
        self._freeze()

    def _freeze(self) -> None:
        if not self.shape.frozen:
            return
        for part in (self.encoder.embeddings, *self.encoder.encoder.layer[: self.shape.frozen]):
            for weight in part.parameters():
                weight.requires_grad_(False)

    def states(self, ids: Tensor, mask: Tensor) -> Tensor:
        """States [B, T, H] of the word pieces."""
        out: Tensor = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        return out

    def groups(self, rate: float, fall: float = 0.9) -> list[dict[str, Any]]:
        """Parameters with their learning rates: heads ten times the top layer's, lower layers less and less."""
        layers = self.encoder.encoder.layer
        near = [
            {"params": list(part.parameters()), "lr": rate * fall ** (len(layers) - 1 - at)}
            for at, part in enumerate(layers)
        ]
        rest = [p for n, p in self.encoder.named_parameters() if not n.startswith("encoder.layer.")]
        heads = [p for n, p in self.named_parameters() if not n.startswith("encoder.")]
        near.append({"params": rest, "lr": rate * fall ** len(layers)})
        near.append({"params": heads, "lr": min(10 * rate, 1e-3)})
        return [
            {**g, "params": [p for p in g["params"] if p.requires_grad]}
            for g in near
            if any(p.requires_grad for p in g["params"])
        ]


def means(states: Tensor, rows: Tensor, low: Tensor, high: Tensor) -> Tensor:
    """Mean state of the pieces low..high-1 of the windows `rows`; zeros where there is none. All [N]."""
    sums = torch.nn.functional.pad(states.cumsum(1), (0, 0, 1, 0))
    size = (high - low).clamp(min=0)
    total = sums[rows, torch.maximum(high, low)] - sums[rows, low]
    return total / size.clamp(min=1).unsqueeze(-1) * (size > 0).unsqueeze(-1)


def pair_input(states: Tensor, rows: Tensor, ends: Tensor, kinds: Tensor) -> Tensor:
    """Input [N, 4H + 9] of the pair head; `ends` [N, 4] = first low, high, second low, high; -1 where absent."""
    a_low, a_high, b_low, b_high = ends.clamp(min=0).unbind(1)
    there = (ends[:, 0] >= 0).float()
    a = means(states, rows, a_low, a_high) * there.unsqueeze(1)
    b = means(states, rows, b_low, b_high)
    before = (a_low < b_low).float() * there
    low = torch.where(a_low < b_low, a_high, b_high)
    high = torch.where(a_low < b_low, b_low, a_low)
    size = (high - low).clamp(min=0) * there.long()
    m = means(states, rows, low, torch.where(size > 0, high, low)) * (size > 0).unsqueeze(1)
    kind = nn.functional.one_hot(kinds, 6).float()
    extra = torch.stack([before, size.clamp(max=64) / 64, (size == 0).float()], 1)
    return torch.cat([a, b, a * b, m, kind, extra], 1)


def span_input(states: Tensor, rows: Tensor, ends: Tensor) -> Tensor:
    """Input [N, 3H] of the proposition head; `ends` [N, 2]."""
    low, high = ends.unbind(1)
    return torch.cat([means(states, rows, low, high), states[rows, low], states[rows, 0]], 1)


def load(path: Path, shape: Shape) -> Network:
    network = Network(shape)
    network.load_state_dict(torch.load(path, map_location="cpu", weights_only=True)["model"])
    return network
