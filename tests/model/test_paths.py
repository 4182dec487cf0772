"""Signs along paths."""

import numpy as np
import pytest

from causerie.model.engines import by_paths
from causerie.model.options import RunOptions
from causerie.model.paths import along_paths, routes_of
from causerie.model.scope import scope_of
from causerie.values import Influence, Model, Push, Scenario
from causerie.vocabulary import Direction

START = Scenario(pushes=(Push("f0", Direction.INCREASE),))


def scope(*ends):
    size = max(max(pair) for pair in ends) + 1
    model = Model(tuple(f"f{i}" for i in range(size)), tuple(Influence(*pair) for pair in ends))
    return model, scope_of(model, START)


def test_along_paths_adds_products_over_simple_paths():
    _, found = scope((0, 1), (1, 2), (0, 2), (2, 1))
    routes, cut = routes_of(found)
    assert not cut
    weights = np.array([[0.5, 0.2, -0.3, 0.1]])
    expected = [1, 0.5 - 0.3 * 0.1, -0.3 + 0.5 * 0.2]
    assert along_paths(found, routes, weights)[0] == pytest.approx(expected)


def test_routes_go_shortest_first_and_no_farther_than_the_threshold():
    model, found = scope(*((i, i + 1) for i in range(8)))
    routes, cut = routes_of(found)
    assert [len(route.links) for route in routes] == list(range(7))
    assert cut
    tried = by_paths(model, found, RunOptions(samples=3))
    assert tried.signs.tolist() == [[1] * 7 + [0] * 2] * 3
    assert "at most 6 links" in tried.note


def test_routes_are_bounded_in_number():
    pairs = [(i, j) for i in range(14) for j in range(14) if i != j]
    _, found = scope(*pairs)
    routes, cut = routes_of(found)
    assert (len(routes), cut) == (10_000, True)
