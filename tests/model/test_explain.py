"""Paths that carry a response, forecasts about its factor, and answers that only repeat a claim."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from causerie.model.explain import PathOptions, carrying, explained, paths_from, usable
from causerie.values import Chain, Map, Outcome, Push, Response, Scenario
from causerie.vocabulary import Direction, Part, Share, Sign
from small_maps import DOWN, UP, link, map_of, place


def response(factor: str, up: float = 1.0) -> Response:
    return Response(factor, up, 1 - up, 0.0, Share.ALL if up in (0, 1) else Share.MOST)


def outcome(*responses: Response, pushed: str = "a", way: Direction = UP, **more: object) -> Outcome:
    return Outcome(Scenario(pushes=(Push(pushed, way),), **more), responses)  # type: ignore[arg-type]


def told(chains: tuple[Chain, ...]) -> list[str]:
    return ["".join([chain.links[0].cause, *(one.effect for one in chain.links)]) for chain in chains]


def test_paths_come_strongest_first_and_every_step_keeps_its_claims() -> None:
    drawn = map_of(link("a + b", 0.9), link("b + d", 0.9), link("a + c", 0.5), link("c + d", 1.0), link("a + d", 0.3))
    found = explained(outcome(response("d")), drawn).responses[0].paths
    assert told(found) == ["abd", "acd", "ad"]
    assert [one.claims[0].claim for one in found[0].links] == ["ab", "bd"]


def test_equally_strong_paths_come_in_the_order_of_length_then_of_the_map() -> None:
    drawn = map_of("a + c", "a + b", "c + d", "b + d", "a + d")
    assert told(explained(outcome(response("d")), drawn).responses[0].paths) == ["ad", "acd", "abd"]


def test_only_paths_that_send_the_factor_its_way_carry_it_then_those_of_open_sign() -> None:
    drawn = map_of(link("a - d", 0.9), "a + b", "b + d", link("a ? c", 0.9), "c + d")
    up, down = (explained(outcome(response("d", share)), drawn).responses[0] for share in (0.9, 0.1))
    assert told(up.paths) == ["abd", "acd"]
    assert told(down.paths) == ["ad", "acd"]


def test_a_push_down_turns_what_agrees() -> None:
    drawn = map_of(link("a - d", 0.9), "a + b", "b + d")
    assert told(explained(outcome(response("d"), way=DOWN), drawn).responses[0].paths) == ["ad"]


def test_what_is_undetermined_shows_the_paths_of_both_signs_and_what_stays_shows_none() -> None:
    drawn = map_of(link("a - d", 0.9), "a + b", "b + d")
    open_one = Response("d", 0.5, 0.5, 0.0, Share.UNDETERMINED)
    still = Response("d", 0.0, 0.0, 1.0, Share.STILL)
    found = explained(outcome(open_one, still), drawn).responses
    assert told(found[0].paths) == ["abd", "ad"]
    assert found[1].paths == ()


@pytest.mark.parametrize(
    ("cut", "left"),
    [
        ({}, ["abd", "acd"]),
        ({"held": ("b",)}, ["acd"]),
        ({"without_factors": ("c",)}, ["abd"]),
        ({"without_links": (("b", "d"),)}, ["acd"]),
        ({"held": ("d",)}, []),
    ],
)
def test_paths_do_not_go_through_what_is_held_or_taken_out(cut: dict[str, object], left: list[str]) -> None:
    drawn = map_of("a + b", "b + d", "a + c", "c + d")
    assert told(explained(outcome(response("d"), **cut), drawn).responses[0].paths) == left


def test_a_path_ends_at_another_push() -> None:
    drawn = map_of("a + b", "b + c")
    both = Outcome(Scenario(pushes=(Push("a", UP), Push("b", UP))), (response("c"), response("b")))
    found = explained(both, drawn).responses
    assert told(found[0].paths) == ["bc"]
    assert told(found[1].paths) == ["ab"]


def test_the_forecasts_about_a_factor_are_its_places_as_a_proposition() -> None:
    where = [("b", place("ab", Part.EFFECT)), ("b", place("F1", Part.PROPOSITION, DOWN))]
    found = explained(outcome(response("b")), map_of("a + b", places=where)).responses[0]
    assert [one.claim for one in found.forecasts] == ["F1"]
    assert found.agrees(found.forecasts[0]) is False
    assert response("b", 0.0).agrees(found.forecasts[0]) is True
    assert response("b", 0.5).agrees(found.forecasts[0]) is None
    assert Response("b", 0.6, 0.4, 0.0, Share.UNDETERMINED).agrees(found.forecasts[0]) is None


@pytest.mark.parametrize(
    ("links", "claim"),
    [
        (["a + b"], "ab"),
        (["c + a", "a + b"], "ab"),
        (["a + b", "b + c"], None),
        (["a + b", "b - a"], None),
        (["a + a"], None),
        (["b + c"], None),
    ],
)
def test_an_answer_without_a_path_of_two_links_restates_a_claim(links: list[str], claim: str | None) -> None:
    assert explained(outcome(), map_of(*links, "x + y")).restates == claim


def test_a_link_taken_out_leaves_an_answer_that_only_restates() -> None:
    assert explained(outcome(without_links=(("b", "c"),)), map_of("a + b", "b + c")).restates == "ab"


LINKS = st.lists(
    st.tuples(st.sampled_from("abcde"), st.sampled_from("+-?"), st.sampled_from("abcde"), st.floats(0.01, 1)),
    max_size=14,
    unique_by=lambda one: (one[0], one[2]),
)


def simple_paths(drawn: Map, here: str, seen: tuple[str, ...]) -> list[tuple[str, ...]]:
    found = []
    for one in drawn.links:
        if one.cause == here and one.effect not in seen:
            found += [(*seen, one.effect), *simple_paths(drawn, one.effect, (*seen, one.effect))]
    return found


@settings(deadline=None)
@given(LINKS)
def test_with_room_for_all_the_search_finds_every_simple_path_in_order_of_strength(
    made: list[tuple[str, str, str, float]],
) -> None:
    drawn = map_of(*(link(f"{cause} {sign} {effect}", presence) for cause, sign, effect, presence in made))
    found = paths_from({"a": UP}, usable(drawn, Scenario()), PathOptions(most=1000))
    every = sorted("".join(path) for path in simple_paths(drawn, "a", ("a",)))
    assert sorted(path for chains in found.values() for path in told(tuple(chains))) == every
    for chains in found.values():
        strengths = [strength(chain) for chain in chains]
        assert strengths == sorted(strengths, reverse=True)


def strength(chain: Chain) -> float:
    product = 1.0
    for one in chain.links:
        product *= one.presence
    return product


@settings(deadline=None)
@given(LINKS)
def test_whatever_is_within_reach_has_a_path_even_if_few_are_kept(made: list[tuple[str, str, str, float]]) -> None:
    drawn = map_of(*(link(f"{cause} {sign} {effect}", presence) for cause, sign, effect, presence in made))
    found = paths_from({"a": UP}, usable(drawn, Scenario()), PathOptions(most=1))
    assert set(found) == {path[-1] for path in simple_paths(drawn, "a", ("a",))}


def test_a_long_line_is_followed_to_the_end_that_can_be_told() -> None:
    drawn = map_of(*(f"f{at} + f{at + 1}" for at in range(20)))
    found = paths_from({"f0": UP}, usable(drawn, Scenario()), PathOptions(longest=8))
    assert set(found) == {f"f{at}" for at in range(1, 9)}


def test_a_push_against_the_sign_of_a_chain_carries_the_opposite() -> None:
    chain = Chain((link("a - b"),), Sign.MINUS)
    assert carrying(response("b"), [chain], {"a": DOWN}) == (chain,)
    assert carrying(response("b"), [chain], {"a": UP}) == ()
