"""Signed weights drawn from a model: link there or not, + or -, and how strong.

The stream of random numbers is cut by draws, so what is drawn depends on the model and the seed alone:
not on the scenario, nor on how many draws are held at a time.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from causerie.values import Influence, Model

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]
Signs = NDArray[np.int8]

ROOM = 2_000_000
"""Numbers held at a time by one array of draws (16 MB)."""


def draws(model: Model, samples: int, seed: int, rows: int | None = None) -> Iterator[Floats]:
    """Chunks of at most `rows` draws: signed weights, a row for each draw, a column for each influence; 0 is absent.

    A weight lies in (low, high].
    """
    links = model.influences
    presence, plus, low, high = (np.array([getattr(link, name) for link in links]) for name in _FIELDS)
    rng = np.random.default_rng(seed)
    rows = rows or max(1, min(samples, ROOM // (3 * len(links) or 1)))
    for start in range(0, samples, rows):
        luck = rng.random((min(rows, samples - start), len(links), 3))
        sign = np.where(luck[:, :, 1] < plus, 1.0, -1.0)
        yield np.where(luck[:, :, 0] < presence, sign * (high - (high - low) * luck[:, :, 2]), 0.0)


_FIELDS = ("presence", "plus", "low", "high")


def sampled(model: Model, seed: int) -> Model:
    """One draw as a model of its own: links that are there, each with one sign and one weight."""
    (row,) = next(iter(draws(model, 1, seed)))
    kept = [(link, float(weight)) for link, weight in zip(model.influences, row, strict=True) if weight]
    return Model(
        model.factors,
        tuple(Influence(link.cause, link.effect, 1.0, float(w > 0), abs(w), abs(w)) for link, w in kept),
    )
