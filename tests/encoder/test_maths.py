"""Functions that numpy lacks."""

from __future__ import annotations

import math

import numpy as np

from causerie.encoder.maths import erf, gelu, sigmoid, softmax

POINTS = np.linspace(-6, 6, 24_001, dtype=np.float32)


def test_the_error_function_is_as_near_as_it_says() -> None:
    exact = np.array([math.erf(float(x)) for x in POINTS])
    assert float(np.abs(erf(POINTS).astype(np.float64) - exact).max()) < 2e-7


def test_gelu_is_x_times_the_normal_distribution() -> None:
    exact = np.array([float(x) * 0.5 * math.erfc(-float(x) / math.sqrt(2)) for x in POINTS])
    assert float(np.abs(gelu(POINTS).astype(np.float64) - exact).max()) < 2e-6
    assert gelu(POINTS).dtype == np.float32


def test_gelu_of_many_rows_is_that_of_each() -> None:
    rows = np.random.default_rng(3).normal(size=(70, 5)).astype(np.float32)
    assert np.array_equal(gelu(rows), np.stack([gelu(row) for row in rows]))


def test_far_from_zero_nothing_overflows() -> None:
    far = np.array([-1e4, 0, 1e4], np.float32)
    assert sigmoid(far).tolist() == [0.0, 0.5, 1.0]
    assert erf(far).tolist() == [-1.0, 0.0, 1.0]
    assert softmax(far).tolist() == [0.0, 0.0, 1.0]


def test_sigmoid_and_softmax_agree() -> None:
    two = np.stack([np.zeros_like(POINTS), POINTS], -1)
    assert np.allclose(softmax(two)[:, 1], sigmoid(POINTS), atol=1e-6)
    assert np.allclose(softmax(two).sum(-1), 1, atol=1e-6)
