"""What is found in a map: parts, loops, linchpins, chains by one speaker and by several, comparisons."""

from __future__ import annotations

from itertools import pairwise, permutations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from causerie.assembly import compare, joined_chains, linchpins_of, loops_of, own_chains, part_of
from causerie.assembly.walks import LONGEST, reach
from causerie.holding import holders
from causerie.values import Link, Map
from causerie.vocabulary import Level, Shared, Sign, Status
from map_makers import dense, held, map_of

MINUS = Sign.MINUS
edges = st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=16, unique=True)


def path(links: tuple[Link, ...]) -> str:
    return links[0].cause + "".join(one.effect for one in links)


# Parts


def test_a_part_weighs_its_links_anew() -> None:
    whole = map_of(held("a", "b"), held("a", "b", "Tor Velling", MINUS), held("b", "c", "Tor Velling"))
    mine = part_of(whole, lambda claim: claim.speaker == "Ina Holt")
    assert (whole.links[0].sign, mine.links[0].sign) == (Sign.UNKNOWN, Sign.PLUS)
    assert mine.links[0].presence < whole.links[0].presence
    assert [factor.id for factor in mine.factors] == ["a", "b"]
    assert mine.holders == ("Ina Holt",)


def test_what_one_speaker_only_denies_is_no_link_of_theirs() -> None:
    whole = map_of(held("a", "b"), held("a", "b", "Tor Velling", status=Status.DENIED))
    theirs = part_of(whole, lambda claim: claim.speaker == "Tor Velling")
    assert (len(whole.links), whole.denied, theirs.links, len(theirs.denied)) == (1, (), (), 1)


@given(edges, st.data())
def test_all_claims_kept_give_the_same_map(pairs: list[tuple[str, str]], data: st.DataObject) -> None:
    claims = [held(a, b, data.draw(st.sampled_from(["Ina Holt", "Tor Velling", None]))) for a, b in pairs]
    whole = map_of(*claims)
    assert part_of(whole, lambda _: True) == whole
    assert map_of(*data.draw(st.permutations(claims))) == whole


# Loops


def test_loops_are_named_by_what_they_do() -> None:
    whole = map_of(
        held("a", "b"), held("b", "a"), held("b", "c"), held("c", "b", sign=MINUS), held("a", "d", sign=Sign.UNKNOWN),
        held("d", "a"), held("a", "a"),
    )  # fmt: skip
    loops, notes = loops_of(whole, 10)
    assert {(loop.name, path(loop.links), loop.sign) for loop in loops} == {
        ("R1", "aba", Sign.PLUS),
        ("B1", "bcb", Sign.MINUS),
        ("?1", "ada", Sign.UNKNOWN),
    }
    assert notes == ()


def test_the_best_supported_loop_comes_first() -> None:
    sure = [held("x", "y"), held("y", "x"), held("x", "y", "Tor Velling"), held("y", "x", "Tor Velling")]
    loops, notes = loops_of(map_of(held("a", "b"), held("b", "a", certainty=Level.POSSIBLE), *sure), 1)
    assert [(loop.name, path(loop.links)) for loop in loops] == [("R1", "xyx")]
    assert notes == ("1 further loop not named",)


@settings(max_examples=60)
@given(edges)
def test_loops_are_the_circles_of_the_graph(pairs: list[tuple[str, str]]) -> None:
    whole = map_of(*(held(a, b) for a, b in pairs))
    loops, _ = loops_of(whole, 10_000)
    there = set(pairs)
    wanted = {
        nodes
        for size in range(2, 7)
        for nodes in permutations("abcdef", size)
        if nodes[0] == min(nodes) and all(pair in there for pair in pairwise((*nodes, nodes[0])))
    }
    assert {tuple(link.cause for link in loop.links) for loop in loops} == wanted
    assert len({loop.name for loop in loops}) == len(loops)


@pytest.mark.parametrize(("size", "degree"), [(2000, 1), (300, 3), (60, 30)])
def test_large_maps_are_searched_within_bounds(size: int, degree: int) -> None:
    whole = dense(size, degree)
    loops, notes = loops_of(whole, 12)
    pins, few = linchpins_of(whole, 5)
    assert pins == ()
    assert all(len(loop.links) <= LONGEST for loop in loops)
    assert bool(notes) is bool(few) is (degree > 1)


def test_reach_counts_walks() -> None:
    pair = {"a": ["b"], "b": ["a"]}
    assert reach(pair, 16) == LONGEST
    assert reach(pair, 5) == 2
    assert reach({"a": []}, 0) == LONGEST


# Linchpins


def test_a_bridge_is_the_linchpin_and_told_who_alone_holds_it() -> None:
    whole = map_of(*(held(x, "m", "Tor Velling") for x in "abc"), held("m", "n"), *(held("n", x) for x in "xyz"))
    pins, notes = linchpins_of(whole, 2)
    assert (pins[0].link.cause, pins[0].link.effect, pins[0].holder) == ("m", "n", "Ina Holt")
    # Three paths reach n through m, three leave m through n, nine do both.
    assert pins[0].paths == 1
    assert pins[1].paths == pytest.approx(4 / 15)
    assert notes == ()
    shared = map_of(*(held(*ends, who) for who in ("Ina Holt", None) for ends in ("ab", "bc", "cd")))
    assert linchpins_of(shared, 1)[0][0].holder is None


def test_a_map_without_paths_has_no_linchpin() -> None:
    assert linchpins_of(map_of(held("a", "b"), held("c", "d"), held("d", "d")), 5) == ((), ())
    assert linchpins_of(Map(), 5) == ((), ())


@settings(max_examples=60)
@given(edges)
def test_linchpins_count_all_simple_paths(pairs: list[tuple[str, str]]) -> None:
    whole = map_of(*(held(a, b) for a, b in pairs))
    graph = nx.DiGraph(pairs)
    paths = [
        one for a in graph for b in graph if a != b for one in nx.all_simple_paths(graph, a, b) if len(one) > 2
    ]  # fmt: skip
    pins, _ = linchpins_of(whole, 100)
    if len(paths) < 3:
        assert pins == ()
    for pin in pins:
        ends = (pin.link.cause, pin.link.effect)
        assert pin.paths == pytest.approx(sum(ends in list(pairwise(one)) for one in paths) / len(paths))


def test_a_link_that_few_paths_hang_on_is_no_linchpin() -> None:
    ring = dense(80, 1)
    assert linchpins_of(ring, 5) == ((), ())
    short = dense(6, 1)
    assert len(linchpins_of(short, 9)[0]) == 6


def test_paths_of_two_links_are_counted_without_a_search() -> None:
    from causerie.assembly.linchpins import _counted, _following, _pairs

    following = _following(dense(30, 5))
    assert _pairs(following) == _counted(following, 2)


# Chains


def test_chains_by_one_speaker_stand_apart_from_those_that_arise_across_speakers() -> None:
    whole = map_of(held("a", "b"), held("b", "c"), held("c", "d", "Tor Velling"), held("x", "y", "Tor Velling"))
    assert [path(chain.links) for chain in own_chains(whole, 5)] == ["abc"]
    assert [path(chain.links) for chain in joined_chains(whole, 5)] == ["abcd"]
    alone = map_of(held("a", "b"), held("b", "c"), held("c", "d"))
    assert joined_chains(alone, 5) == ()


def test_claims_of_nobody_named_are_one_voice_in_each_document() -> None:
    same = map_of(held("a", "b", None), held("b", "c", None))
    assert [path(chain.links) for chain in own_chains(same, 5)] == ["abc"]
    other = map_of(held("a", "b", None), held("b", "c", None, document="orr"))
    assert own_chains(other, 5) == ()
    assert len(joined_chains(other, 5)) == 1


@settings(max_examples=50)
@given(st.lists(st.tuples(*[st.sampled_from("abcde")] * 2, st.sampled_from(["Ina", "Tor", "Bo"])), max_size=14))
def test_every_chain_is_told_to_whom_it_belongs(claims: list[tuple[str, str, str]]) -> None:
    whole = map_of(*(held(a, b, who) for a, b, who in claims))
    assert all(holders(chain.links) for chain in own_chains(whole, 5))
    assert not any(holders(chain.links) for chain in joined_chains(whole, 5))


# Comparing


def test_two_speakers_are_compared_link_by_link() -> None:
    whole = map_of(
        held("a", "b"), held("a", "b", "Tor Velling"), held("b", "c"), held("b", "c", "Tor Velling", MINUS),
        held("c", "d"), held("c", "d", "Tor Velling", status=Status.DENIED), held("d", "e"),
        held("e", "f", "Tor Velling"), held("f", "g", "Tor Velling", status=Status.DENIED), held("x", "y", "B. Orr"),
    )  # fmt: skip
    sides = [part_of(whole, lambda claim, name=name: claim.speaker == name) for name in ("Ina Holt", "Tor Velling")]
    found = [(one.cause + one.effect, one.shared) for one in compare(*sides)]
    assert found == [
        ("bc", Shared.CLASH),
        ("cd", Shared.DENIED),
        ("ab", Shared.BOTH),
        ("de", Shared.A),
        ("ef", Shared.B),
    ]


@given(st.lists(st.tuples(*[st.sampled_from("abcd")] * 2, st.sampled_from(Sign), st.sampled_from(Status)), max_size=9))
def test_comparing_the_other_way_round_mirrors(claims: list[tuple[str, str, Sign, Status]]) -> None:
    whole = map_of(*(held(a, b, "IT"[at % 2], sign, status=status) for at, (a, b, sign, status) in enumerate(claims)))
    one, other = (part_of(whole, lambda claim, name=name: claim.speaker == name) for name in "IT")
    mirror = {Shared.A: Shared.B, Shared.B: Shared.A}
    ahead = {(c.cause, c.effect): c.shared for c in compare(one, other)}
    assert {(c.cause, c.effect): mirror.get(c.shared, c.shared) for c in compare(other, one)} == ahead
    assert all(c.shared is Shared.BOTH for c in compare(one, one))
