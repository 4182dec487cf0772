from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from causerie.assembly import longest_chains
from causerie.assembly.chains import LONGEST
from causerie.values import Evidence, Factor, Link, Map, Quote
from causerie.vocabulary import Level, Sign, Status


def link(cause: str, effect: str, sign: Sign = Sign.PLUS, claims: int = 1, status: Status = Status.ASSERTED) -> Link:
    one = Evidence("velm", "c", "Ina Holt", sign, status, Level.CERTAIN, Quote("x", 0, 1))
    return Link(cause, effect, sign, (one,) * claims)


def drawn(*links: Link) -> Map:
    names = dict.fromkeys(end for one in links for end in (one.cause, one.effect))
    return Map(tuple(Factor(name, name) for name in names), links)


def path(chain: tuple[Link, ...]) -> str:
    return chain[0].cause + "".join(one.effect for one in chain)


def test_the_longest_chain_comes_first() -> None:
    found = longest_chains(drawn(link("a", "b"), link("b", "c"), link("c", "d"), link("x", "y"), link("y", "z")), 5)
    assert [path(chain.links) for chain in found] == ["abcd", "xyz"]


def test_signs_multiply_along_a_chain() -> None:
    found = longest_chains(drawn(link("a", "b", Sign.MINUS), link("b", "c", Sign.MINUS), link("c", "d", Sign.MINUS)), 1)
    assert found[0].sign is Sign.MINUS


def test_of_equal_length_the_better_supported_comes_first() -> None:
    found = longest_chains(drawn(link("a", "b"), link("b", "c"), link("x", "y", claims=2), link("y", "z", claims=3)), 1)
    assert path(found[0].links) == "xyz"


def test_a_chain_is_no_circle_and_no_single_link() -> None:
    found = longest_chains(drawn(link("a", "b"), link("b", "c"), link("c", "a"), link("p", "q")), 5)
    assert found
    assert all(len(set(path(chain.links))) == len(path(chain.links)) for chain in found)
    assert all(len(chain.links) > 1 for chain in found)


def test_denied_links_are_not_followed() -> None:
    assert longest_chains(drawn(link("a", "b"), link("b", "c", status=Status.DENIED)), 5) == ()


def test_near_copies_of_a_chain_are_left_out() -> None:
    found = longest_chains(drawn(link("a", "b"), link("b", "c"), link("c", "d"), link("c", "e")), 5)
    assert len(found) == 1


def test_a_dense_map_is_searched_within_bounds() -> None:
    names = [f"f{n}" for n in range(60)]
    found = longest_chains(drawn(*(link(a, b) for a in names for b in names if a != b)), 3)
    assert found
    assert {len(chain.links) for chain in found} == {LONGEST}


@settings(max_examples=50)
@given(st.lists(st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")), max_size=20, unique=True))
def test_every_chain_follows_links_of_the_map(pairs: list[tuple[str, str]]) -> None:
    whole = drawn(*(link(a, b) for a, b in pairs))
    for chain in longest_chains(whole, 4):
        assert all(one in whole.links for one in chain.links)
        assert all(one.effect == two.cause for one, two in zip(chain.links, chain.links[1:], strict=False))
        assert longest_chains(whole, 4) == longest_chains(whole, 4)
