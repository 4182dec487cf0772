"""From the numbers of each word piece to runs of pieces: the best tags that obey begin-inside-outside."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from causerie.encoder.maths import Floats
from causerie.encoder.scheme import BIO

_OUT, _BEGIN, _IN = range(len(BIO))
_NEVER = np.float32(-1e9)

Tags = NDArray[np.int8]


def best_tags(logits: Floats, text: NDArray[np.bool_], bias: float = 0.0) -> Tags:
    """The likeliest allowed tags [B, T, K] for logits [B, T, K, 3] (Viterbi 1967).

    Inside comes only after begin or inside of the same kind. Where `text` [B, T] is false (special
    pieces, padding) all is outside. `bias` is added to begin and inside: above 0 more is found.
    """
    scores = logits.astype(np.float32, copy=True)
    scores[..., _BEGIN:] += np.float32(bias)
    scores[~text, :, _BEGIN:] = _NEVER
    came = np.zeros(scores.shape, np.int8)
    reached = scores[:, 0].copy()
    reached[..., _IN] = _NEVER
    for at in range(1, scores.shape[1]):
        came[:, at, :, _OUT] = came[:, at, :, _BEGIN] = reached.argmax(-1)
        came[:, at, :, _IN] = np.where(reached[..., _BEGIN] >= reached[..., _IN], _BEGIN, _IN)
        top = reached.max(-1, keepdims=True)
        inner = np.maximum(reached[..., _BEGIN], reached[..., _IN])
        reached = np.concatenate([top, top, inner[..., None]], -1) + scores[:, at]
    return _back(reached.argmax(-1).astype(np.int8), came)


def _back(last: Tags, came: Tags) -> Tags:
    tags = np.zeros(came.shape[:3], np.int8)
    tag = last
    for at in range(came.shape[1] - 1, -1, -1):
        tags[:, at] = tag
        tag = np.take_along_axis(came[:, at], tag[..., None].astype(np.intp), -1)[..., 0]
    return tags


def runs(tags: Tags) -> list[tuple[int, int]]:
    """First and end of each run in the tags [T] of one kind."""
    size, found = len(tags), []
    for first in np.flatnonzero(tags == _BEGIN).tolist():
        end = first + 1
        while end < size and tags[end] == _IN:
            end += 1
        found.append((first, end))
    return found
