"""Scenarios that documents raise, and how much each of them moves."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from causerie.model.explain import usable
from causerie.model.scenarios import beyond, consequential, raised, reach, scenario_of
from causerie.values import Map, Mention, Push, Reading, Scenario
from causerie.vocabulary import Part, Status
from makers import causal, document_of, forecast, reading_of
from small_maps import DOWN, UP, map_of, place

TEXT = (
    "Had the dyke held, the orchard would have stood. If the rain returns, the mill will close. "
    "The flood drowned the orchard."
)
DYKE = causal(TEXT, "Had the dyke held, the orchard would have stood", "dyke", "orchard", status=Status.COUNTERFACTUAL)
RAIN = causal(TEXT, "If the rain returns, the mill will close", "rain returns", "mill", status=Status.CONDITIONAL)
FLOOD = causal(TEXT, "The flood drowned the orchard", "flood", "orchard")
IF = Mention("the rain returns", TEXT.index("the rain"), TEXT.index(", the mill"))
MILL = forecast(TEXT, "the mill will close", "the mill will close", condition=IF)
OPEN = forecast(TEXT, "the mill will close", "the mill will close")
READING: Reading = reading_of(document_of(TEXT), causal=(DYKE, RAIN, FLOOD), forecasts=(MILL,))
DYKE_ID, RAIN_ID, FLOOD_ID = (claim.id for claim in READING.causal)
MILL_ID = READING.forecasts[0].id
PLACES = [
    ("dyke", place(DYKE_ID, Part.CAUSE, DOWN, "dyke")),
    ("rain", place(RAIN_ID, Part.CAUSE, UP, "rain returns")),
    ("flood", place(FLOOD_ID, Part.CAUSE)),
]
DRAWN: Map = map_of("dyke + b", "b + c", "rain + c", "c + d", "d + e", places=PLACES)


def test_a_counterfactual_claim_pushes_its_antecedent_as_its_words_have_it() -> None:
    found = scenario_of(READING.causal[0], DYKE_ID, READING, DRAWN)
    assert found == Scenario("dyke", (Push("dyke", DOWN),), claims=(DYKE_ID,))


def test_a_forecast_pushes_the_cause_that_shares_words_with_its_condition() -> None:
    found = scenario_of(READING.forecasts[0], MILL_ID, READING, DRAWN)
    assert found is not None
    assert found.pushes == (Push("rain", UP),)


def test_a_condition_that_no_claim_shares_is_found_by_its_words() -> None:
    alone = reading_of(document_of(TEXT), forecasts=(MILL,))
    elsewhere = map_of("rain + c", places=[("rain", place("C9", Part.EFFECT, DOWN, "the rains returned", "other"))])
    found = scenario_of(alone.forecasts[0], alone.forecasts[0].id, alone, elsewhere)
    assert found is not None
    assert found.pushes == (Push("rain", DOWN),)


def test_nothing_to_push_is_no_scenario() -> None:
    assert scenario_of(READING.causal[0], DYKE_ID, READING, map_of("x + y")) is None
    assert scenario_of(OPEN, "F2", READING, DRAWN) is None


def test_documents_raise_counterfactuals_conditionals_and_conditions_each_push_once() -> None:
    found = raised([READING], DRAWN)
    assert [one.pushes for one in found] == [(Push("dyke", DOWN),), (Push("rain", UP),)]
    assert [one.claims for one in found] == [(DYKE_ID,), (RAIN_ID, MILL_ID)]


def test_the_most_consequential_moves_most_over_two_links_or_more() -> None:
    found = consequential([READING], DRAWN)
    assert [(one.name, moved.factors) for one, moved in found] == [("dyke", 3), ("rain returns", 2)]
    assert [one.name for one, _ in consequential([READING], DRAWN, limit=1)] == ["dyke"]


def test_forecasts_count_as_much_as_factors() -> None:
    told = map_of(
        *DRAWN.links, places=[*PLACES, ("d", place("F8", Part.PROPOSITION)), ("e", place("F9", Part.PROPOSITION))]
    )
    following = usable(told, Scenario())
    moved = reach(Scenario(pushes=(Push("rain", UP),)), following, {"d": 1, "e": 1})
    assert (moved.factors, moved.forecasts, moved.weight) == (2, 2, 4)


def test_what_only_repeats_a_claim_is_left_out() -> None:
    assert consequential([READING], map_of("dyke + b", "rain + c", places=PLACES)) == ()


def test_the_same_factor_pushed_the_other_way_is_told_once() -> None:
    both = [("a", place(DYKE_ID, Part.CAUSE, DOWN)), ("a", place(RAIN_ID, Part.CAUSE, UP))]
    found = consequential([READING], map_of("a + b", "b + c", places=both))
    assert [one.pushes for one, _ in found] == [(Push("a", UP),)]


LINKS = st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=18, unique=True)


def by_hand(links: list[tuple[str, str]], here: str, seen: tuple[str, ...]) -> set[str]:
    found: set[str] = set()
    for cause, effect in links:
        if cause == here and effect not in seen:
            found |= {effect} if len(seen) > 1 else set()
            found |= by_hand(links, effect, (*seen, effect))
    return found


@settings(deadline=None)
@given(LINKS)
def test_beyond_is_the_ends_of_all_simple_paths_of_two_links_or_more(links: list[tuple[str, str]]) -> None:
    following = usable(map_of(*(f"{cause} + {effect}" for cause, effect in links)), Scenario())
    assert beyond("a", following) == by_hand(links, "a", ("a",))
