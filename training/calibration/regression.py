"""Logistic regression with a ridge, by Newton steps (Hastie, Tibshirani and Friedman 2009, 4.4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from causerie.reading.joining.weights import CONSTANT

Floats = NDArray[np.float64]
RIDGE = 4.0
STEPS = 50
FREE = frozenset(
    f"{CONSTANT} agent_effect apart back gap long_cause long_effect only_cause only_effect pronoun refers somebody "
    "subjectless tuned unnamed unresolved unsaid unseen".split()
)
"""Features that may speak for or against; all others are evidence for an item and never count against it."""
OFFSET = "family"
"""A feature that is log odds already: its coefficient is 1."""


def fitted(
    rows: Sequence[Mapping[str, float]], labels: Sequence[bool], counts: Sequence[float], ridge: float = RIDGE
) -> dict[str, float]:
    """The coefficient of each feature and the constant; `counts` says how much each row counts.

    The ridge is on features scaled to unit spread; the constant is free. Of the features that are evidence, one that
    comes out negative is left out (chance in small tables) and the rest fitted anew.
    """
    names = sorted({name for row in rows for name in row} - {OFFSET})
    offset = np.array([row.get(OFFSET, 0.0) for row in rows])
    while True:
        x = np.array([[row.get(name, 0.0) for name in names] for row in rows]).reshape(len(rows), len(names))
        spread = np.where(x.std(0) > 0, x.std(0), 1.0)
        scaled = np.hstack([np.ones((len(rows), 1)), x / spread])
        beta = _newton(scaled, np.array(labels, float), np.array(counts), ridge, offset)
        found = {name: float(b) for name, b in zip(names, beta[1:] / spread, strict=True)}
        worst = min((name for name in names if name not in FREE), key=lambda name: found[name], default=None)
        if worst is None or found[worst] >= 0:
            return {CONSTANT: float(beta[0]), OFFSET: 1.0} | found
        names.remove(worst)


def _newton(x: Floats, y: Floats, counts: Floats, ridge: float, offset: Floats) -> Floats:
    penalty = np.eye(x.shape[1]) * ridge
    penalty[0, 0] = 0.01
    beta = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ beta + offset, -30, 30)))
        slope = x.T @ (counts * (y - p)) - penalty @ beta
        bend = (x * (counts * np.maximum(p * (1 - p), 1e-6))[:, None]).T @ x + penalty
        step = np.linalg.solve(bend, slope)
        beta = beta + step
        if np.abs(step).max() < 1e-8:
            break
    return beta
