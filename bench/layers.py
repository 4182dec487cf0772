"""The network of a benchmark head in numpy: one small transformer layer over the encoder's states, run by members.

A head is some members with the same shape, each trained on another part of its corpus; their logits are averaged.
The arrays of member n are named `n.NAME`: `in.w` [H, D], `in.b`; of the layer (norms first) `norm1.w`, `norm1.b`,
`mix.w` [D, 3D] (query, key, value), `near` [PARTS, 2 * NEAR + 1] (added by how far apart two pieces stand),
`join.w` [D, D], `norm2.w`, `norm2.b`, `up.w` [D, 2D], `up.b`, `down.w` [2D, D], `down.b`; of the answers `ends.w`
[D, SLOTS * 9], `ends.b` (runs.py), `label.w` [3D] (of the opening piece, the mean and the most over pieces), `label.b`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from causerie.encoder.maths import gelu, softmax

PARTS = 4
"""Heads of attention."""
NEAR = 12
"""Pieces farther apart than this count as this far apart."""
NAMES = (
    *("in.w", "in.b", "norm1.w", "norm1.b", "mix.w", "near", "join.w", "norm2.w", "norm2.b"),
    *("up.w", "up.b", "down.w", "down.b", "ends.w", "ends.b", "label.w", "label.b"),
)
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Member:
    """The arrays of one member by name."""

    parts: Mapping[str, Floats]

    def logits(self, states: Floats) -> tuple[Floats, float]:
        """What ends are worth [T, SLOTS, 3, 3] and the label for the states [T, H] of one sentence's pieces."""
        p = self.parts
        x = gelu(states @ p["in.w"] + p["in.b"])
        x = x + self._mixed(_normed(x, p["norm1.w"], p["norm1.b"]))
        inner = _normed(x, p["norm2.w"], p["norm2.b"])
        x = x + gelu(inner @ p["up.w"] + p["up.b"]) @ p["down.w"] + p["down.b"]
        whole = np.concatenate([x[0], x.mean(0), x.max(0)])
        ends = (x @ p["ends.w"] + p["ends.b"]).reshape(len(x), -1, 3, 3)
        return ends, float(whole @ p["label.w"].reshape(-1) + p["label.b"].reshape(-1)[0])

    def _mixed(self, x: Floats) -> Floats:
        size, wide = x.shape
        query, key, value = (x @ self.parts["mix.w"]).reshape(size, 3, PARTS, wide // PARTS).transpose(1, 2, 0, 3)
        scores = query @ key.transpose(0, 2, 1) / np.float32(np.sqrt(wide // PARTS)) + self.parts["near"][:, far(size)]
        return (softmax(scores) @ value).transpose(1, 0, 2).reshape(size, wide) @ self.parts["join.w"]


def far(size: int) -> NDArray[np.intp]:
    """For each two of so many pieces the column of `near` that says how far apart they stand."""
    at = np.arange(size)
    return np.clip(at[:, None] - at[None], -NEAR, NEAR) + NEAR


def _normed(x: Floats, weight: Floats, bias: Floats) -> Floats:
    centred = x - x.mean(-1, keepdims=True)
    scale = np.sqrt((centred * centred).mean(-1, keepdims=True) + np.float32(1e-5))
    return np.asarray(centred / scale * weight + bias, np.float32)


def members(arrays: Mapping[str, Floats]) -> Iterator[Member]:
    """The members in the arrays of a file."""
    count = 0
    while f"{count}.in.w" in arrays:
        yield Member({name: np.asarray(arrays[f"{count}.{name}"], np.float32) for name in NAMES})
        count += 1
