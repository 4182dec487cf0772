"""The few functions of the heads that numpy lacks, on arrays of float32."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
ROWS = 32
"""Rows that are worked on at once."""

_P = 0.3275911
_A = (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)


def erf(x: Floats) -> Floats:
    """The error function; Abramowitz and Stegun 1964, formula 7.1.26, in double precision: error below 2e-7."""
    size = np.abs(x.astype(np.float64))
    t = 1.0 / (1.0 + _P * size)
    whole = np.zeros_like(t)
    for a in reversed(_A):
        whole = (whole + a) * t
    return np.asarray(np.sign(x) * (1.0 - whole * np.exp(-size * size)), np.float32)


def gelu(x: Floats) -> Floats:
    """Gaussian error linear unit (Hendrycks and Gimpel 2016), the exact form; some rows at a time, for the cache."""
    if x.ndim == 2 and len(x) > ROWS:
        return np.concatenate([gelu(x[low : low + ROWS]) for low in range(0, len(x), ROWS)])
    return np.asarray(x * np.float32(0.5) * (np.float32(1.0) + erf(x * np.float32(np.sqrt(0.5)))), np.float32)


def sigmoid(x: Floats) -> Floats:
    """1 / (1 + exp(-x)), without overflow."""
    return np.asarray(np.float32(0.5) * (np.float32(1.0) + np.tanh(np.float32(0.5) * x)), np.float32)


def softmax(x: Floats) -> Floats:
    """Over the last axis."""
    raised = np.exp(x - x.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), np.float32)
