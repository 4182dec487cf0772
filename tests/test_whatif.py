"""A question in a user's words becomes a scenario, on somebody's map, and is answered."""

from __future__ import annotations

import dataclasses
import tomllib
from importlib.resources import files

import pytest

from causerie.errors import BadRequest, UnknownName
from causerie.identity import with_ids
from causerie.model import RunOptions
from causerie.pipeline.mapping import Ground
from causerie.pipeline.owning import Whose, put
from causerie.pipeline.raising import with_outcomes
from causerie.pipeline.whatif import Ask, asked, played
from causerie.values import Bundle, Map, Outcome, Push, Scenario
from causerie.views.render.whatif import telling, whatif_lines
from causerie.vocabulary import Direction, Engine, Part, Share, Status
from makers import causal, document_of, forecast, reading_of
from small_maps import DOWN, UP, evidence, link, map_of, place

LABELS = {"p": "pressure on the council", "r": "resignation of the mayor", "d": "dyke repairs", "g": "grain price"}
DRAWN = map_of("p + r", "r - d", "d - g", labels=LABELS)
BUNDLE = Bundle((), (), map=DRAWN)
FEW = RunOptions(samples=200)


def test_factors_are_pushed_held_observed_and_taken_out_by_name() -> None:
    ask = Ask(up=("council pressure",), held=("dyke repairs",), given=("grain price fell",), without=("mayor -> dyke",))
    assert asked(ask, BUNDLE) == Scenario(
        pushes=(Push("p", UP),), held=("d",), given=(Push("g", DOWN),), without_links=(("r", "d"),)
    )
    assert asked(Ask(down=("pressure",), without=("grain",)), BUNDLE).without_factors == ("g",)


@pytest.mark.parametrize(
    ("ask", "says"),
    [
        (Ask(), "nothing is pushed"),
        (Ask(held=("grain",)), "nothing is pushed"),
        (Ask(up=("grain",), down=("grain price",)), '"grain price" cannot be pushed up and down at once'),
        (Ask(up=("grain",), held=("grain",)), '"grain price" cannot be pushed and held still at once'),
        (Ask(up=("grain",), without=("grain",)), '"grain price" cannot be pushed and taken out at once'),
        (Ask(up=("pressure",), held=("grain",), given=("grain up",)), "cannot be observed to move"),
        (Ask(up=("pressure",), given=("grain",)), "say the factor and which way it went"),
        (Ask(up=("pressure",), given=("grain price sideways",)), "say the factor and which way it went"),
    ],
)
def test_what_contradicts_itself_is_refused_in_the_labels_of_the_map(ask: Ask, says: str) -> None:
    with pytest.raises(BadRequest, match=says):
        asked(ask, BUNDLE)


def test_words_of_which_the_map_names_the_opposite_push_it_the_other_way_and_are_kept() -> None:
    wet = map_of("w + l", labels={"w": "rain", "l": "lake"})
    found = asked(Ask(up=("drought",), given=("lake down",)), Bundle((), (), map=wet))
    assert (found.pushes, found.name) == ((Push("w", DOWN),), "drought up")


def ways() -> list[tuple[str, Direction]]:
    data = tomllib.loads(files("causerie.pipeline").joinpath("ways.toml").read_text("utf-8"))
    return [(text, way) for way in Direction for text in data[way.value]["examples"]]


@pytest.mark.parametrize(("text", "way"), ways())
def test_the_last_word_of_an_observation_says_which_way(text: str, way: Direction) -> None:
    drawn = map_of("a + b", "a + c", labels={"b": "grain price", "c": "the rains", "a": "trust in the council"})
    assert asked(Ask(up=("b",), given=(text,)), Bundle((), (), map=drawn)).given[0].direction is way


def test_an_empty_map_says_what_to_do() -> None:
    for whose in (Whose(), Whose(union=True), Whose(("Ina Holt",))):
        with pytest.raises(BadRequest, match="causerie read"):
            put(Ask(up=("rain",)), Bundle((), ()), Ground(Map()), whose)


TEXT = (
    "Had the dyke held, the orchard would have stood. The orchard feeds the town. The town keeps the school. "
    "If the rain returns, the mill will close. The flood never drowned the orchard."
)
ITEMS = reading_of(
    document_of(TEXT),
    causal=(
        causal(
            TEXT, "Had the dyke held, the orchard would have stood", "dyke", "orchard", status=Status.COUNTERFACTUAL
        ),
        causal(TEXT, "The flood never drowned the orchard", "flood", "orchard", status=Status.DENIED),
    ),
    forecasts=(forecast(TEXT, "the mill will close", "the mill will close"),),
)
WITH_CLAIMS = Bundle(
    (document_of(TEXT),),
    (ITEMS,),
    {ITEMS.causal[0].id: "C1", ITEMS.causal[1].id: "C2", ITEMS.forecasts[0].id: "F1"},
    map=map_of(
        link("dyke + orchard", claim=ITEMS.causal[0].id),
        "orchard + town",
        "town + school",
        places=[("dyke", place(ITEMS.causal[0].id, Part.CAUSE, DOWN, "dyke"))],
    ),
)


def test_a_claim_is_played_by_its_name_whatever_the_case() -> None:
    found = asked(Ask(claim="c1"), WITH_CLAIMS)
    assert (found.pushes, found.claims) == ((Push("dyke", DOWN),), (ITEMS.causal[0].id,))


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("C2", "denies an influence"),
        ("F1", "a forecast without a condition"),
        ("C9", "no claim or forecast 'C9'"),
    ],
)
def test_a_claim_that_cannot_be_played_says_why(name: str, says: str) -> None:
    with pytest.raises((BadRequest, UnknownName), match=says):
        asked(Ask(claim=name), WITH_CLAIMS)


def test_a_claim_whose_antecedent_is_not_on_the_map_says_so() -> None:
    elsewhere = Bundle(WITH_CLAIMS.documents, WITH_CLAIMS.readings, WITH_CLAIMS.aliases, map=map_of("a + b"))
    with pytest.raises(BadRequest, match="what C1 supposes is no factor of this map"):
        asked(Ask(claim="C1"), elsewhere)


def by(outcome: Outcome, factor: str) -> tuple[float, float]:
    return next((one.up, one.down) for one in outcome.responses if one.factor == factor)


def test_a_chain_is_answered_with_its_paths_and_the_words_of_every_step() -> None:
    found = played(DRAWN, asked(Ask(up=("pressure",)), BUNDLE), FEW)
    assert [by(found, one) for one in "rdg"] == [(1, 0), (0, 1), (1, 0)]
    path = next(one for one in found.responses if one.factor == "g").paths[0]
    assert [claim.quote.text for step in path.links for claim in step.claims] == [
        "words of pr",
        "words of rd",
        "words of dg",
    ]
    assert (found.holders, found.restates) == (("Ina Holt",), None)


def test_holding_a_factor_stops_what_goes_through_it() -> None:
    found = played(DRAWN, asked(Ask(up=("pressure",), held=("dyke",)), BUNDLE), FEW)
    assert by(found, "g") == (0, 0)
    assert next(one for one in found.responses if one.factor == "g").word is Share.STILL


def test_an_observation_that_no_draw_agrees_with_leaves_no_answer_and_says_so() -> None:
    found = played(DRAWN, asked(Ask(up=("pressure",), given=("resignation down",)), BUNDLE), FEW)
    assert (found.responses, found.kept) == ((), 0)
    assert found.note
    told = list(whatif_lines(telling(found, BUNDLE)))
    assert f"Note: {found.note}" in told
    assert not any("Nothing follows" in line for line in told)


def test_one_link_only_restates_its_claim() -> None:
    found = played(map_of("a + b"), Scenario(pushes=(Push("a", UP),)), FEW)
    assert found.restates == "ab"


def test_the_same_seed_gives_the_same_answer_and_every_engine_answers() -> None:
    scenario = asked(Ask(up=("pressure",)), BUNDLE)
    assert played(DRAWN, scenario, FEW) == played(DRAWN, scenario, FEW)
    for engine in Engine:
        found = played(DRAWN, scenario, RunOptions(samples=50, engine=engine))
        assert by(found, "d")[1] > 0, engine


TWO = map_of(
    link("a + b", claims=(evidence("ab"),)),
    link("b + c", claims=(evidence("bc"),)),
    link("c + d", claims=(evidence("cd", speaker="Bo Lund"),)),
    link("d + e", claims=(evidence("de", speaker="Bo Lund"),)),
    link("e + f", claims=(evidence("ef", speaker="Bo Lund"),)),
)


def lone(drawn: Map, ask: Ask, whose: Whose) -> Map:
    return put(ask, Bundle((), ()), Ground(drawn), whose)[1]


def test_by_default_a_question_is_put_to_one_speakers_map_on_which_it_leads_on() -> None:
    assert lone(TWO, Ask(up=("a",)), Whose()).holders == ("Ina Holt",)
    assert lone(TWO, Ask(up=("d",)), Whose()).holders == ("Bo Lund",)
    # "c" ends the map of the one and begins that of the other.
    assert lone(TWO, Ask(up=("c",)), Whose()).holders == ("Bo Lund",)


def test_the_map_of_all_is_asked_for() -> None:
    assert lone(TWO, Ask(up=("a",)), Whose(union=True)) == TWO
    with pytest.raises(BadRequest, match="--union"):
        lone(TWO, Ask(up=("a",), held=("f",)), Whose())
    with pytest.raises(BadRequest, match="give one of them"):
        lone(TWO, Ask(up=("a",)), Whose(("ina",), union=True))


def test_two_speakers_named_are_joined() -> None:
    assert set(lone(TWO, Ask(up=("a",)), Whose(("ina", "bo"))).holders) == {"Ina Holt", "Bo Lund"}


def test_a_speaker_named_in_part_is_the_one_whose_map_it_is() -> None:
    assert lone(TWO, Ask(up=("c",)), Whose(("ina",))).holders == ("Ina Holt",)
    with pytest.raises(UnknownName, match="Bo Lund"):
        lone(TWO, Ask(up=("c",)), Whose(("Rey",)))
    with pytest.raises(UnknownName, match='no factor "f"'):
        lone(TWO, Ask(up=("f",)), Whose(("ina",)))


def test_without_names_there_is_one_map() -> None:
    nobody = map_of(link("a + b", claims=(evidence("ab", speaker=None),)))
    assert lone(nobody, Ask(up=("a",)), Whose()) == nobody


def test_on_a_joined_map_a_link_is_there_in_as_many_draws_as_its_presence_says() -> None:
    weak = [link("a + b", 0.5), link("b + c", 0.5, claims=(evidence("bc", speaker="Bo Lund"),))]
    up, _ = by(played(map_of(*weak), Scenario(pushes=(Push("a", UP),)), RunOptions(samples=2000)), "c")
    assert 0.2 < up < 0.3
    alone = [link("a + b", 0.5), link("b + c", 0.5)]
    assert by(played(map_of(*alone), Scenario(pushes=(Push("a", UP),)), FEW), "c") == (1, 0)


def test_a_report_gets_the_scenarios_that_documents_raise_already_run() -> None:
    found = with_outcomes(WITH_CLAIMS, FEW)
    assert [one.scenario.name for one in found.outcomes] == ["dyke"]
    assert by(found.outcomes[0], "school") == (0, 1)
    assert found.outcomes[0].holders == ("Ina Holt",)


def test_what_one_speaker_cannot_carry_on_is_put_to_the_joined_map_last() -> None:
    dyke = ITEMS.causal[0].id
    joined = map_of(
        link("dyke + orchard", claim=dyke),
        link("orchard + town", claims=(evidence("ot", speaker="Bo Lund"),)),
        places=[("dyke", place(dyke, Part.CAUSE, DOWN, "dyke"))],
    )
    found = with_outcomes(dataclasses.replace(WITH_CLAIMS, map=joined), FEW)
    assert [one.holders for one in found.outcomes] == [("Ina Holt", "Bo Lund")]


def test_nothing_is_run_where_no_document_says_if() -> None:
    plain = with_ids(reading_of(document_of(TEXT)), "ab")
    assert with_outcomes(Bundle((document_of(TEXT),), (plain,), map=DRAWN), FEW).outcomes == ()
