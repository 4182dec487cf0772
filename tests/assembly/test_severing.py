"""Which pairs of factors a link alone joins, against a library's own search."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from causerie.assembly import severed
from causerie.values import Factor, Link, Map
from causerie.vocabulary import Sign

pairs = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), min_size=1, max_size=18, unique=True)


def drawn(ends: list[tuple[int, int]]) -> Map:
    names = sorted({end for pair in ends for end in pair})
    return Map(
        tuple(Factor(f"f{name}", f"f{name}") for name in names),
        tuple(Link(f"f{a}", f"f{b}", Sign.PLUS) for a, b in ends),
    )


@settings(deadline=None)
@given(pairs)
def test_it_is_what_can_be_reached_with_the_link_and_not_without(ends: list[tuple[int, int]]) -> None:
    whole = drawn([pair for pair in ends if pair[0] != pair[1]])
    for link in whole.links:
        graph = nx.DiGraph([(one.cause, one.effect) for one in whole.links])
        with_it = {(a, b) for a in graph for b in nx.descendants(graph, a)}
        graph.remove_edge(link.cause, link.effect)
        without = {(a, b) for a in graph for b in nx.descendants(graph, a)}
        assert set(severed(whole, link)) == with_it - without


@pytest.mark.parametrize(
    ("ends", "cut"),
    [
        ([(0, 1), (1, 2)], [("f0", "f1"), ("f0", "f2")]),
        ([(0, 1), (0, 2), (2, 1)], []),
        ([(0, 1), (1, 0)], [("f0", "f1")]),
    ],
)
def test_pairs_come_in_the_order_of_the_map(ends: list[tuple[int, int]], cut: list[tuple[str, str]]) -> None:
    whole = drawn(ends)
    assert list(severed(whole, whole.links[0])) == cut
