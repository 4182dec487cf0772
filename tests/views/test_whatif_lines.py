"""An outcome on a terminal and as JSON data."""

from __future__ import annotations

import dataclasses
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from causerie.values import Bundle, Hinge, Outcome, Push, Response, Scenario
from causerie.views.drawing import follows
from causerie.views.render.whatif import BAR, bar, telling, whatif_lines
from causerie.views.render.whatif_data import whatif_data
from causerie.vocabulary import Engine, Share, Status
from outcomes import LABELS, bundle_of, drawn, pushed
from small_maps import DOWN, evidence, link, map_of


def lines(outcome: Outcome, bundle: Bundle, most: int = 12) -> list[str]:
    return list(whatif_lines(telling(outcome, bundle, most)))


def test_the_lines_tell_question_map_draws_table_paths_quotes_and_forecasts() -> None:
    whole = drawn()
    found = lines(pushed(whole), bundle_of(whole))
    assert found[0] == "What if “toll <at> the quay” goes up?"
    assert found[1] == "What follows from what these speakers said. On the map of Ina Holt alone."
    assert found[2] == 'Played from C1: "the toll".'
    assert "300 draws; none of them unstable" in found[3]
    assert found[4] == "Shares are of draws of the map; they say nothing of how the world will go."
    text = "\n".join(found)
    assert re.search(r"^ferry +\[-{20}\]  down in every draw$", text, re.MULTILINE)
    assert re.search(r"^school, & its pupils +\[-{20}\]  down in every draw  \(forecast: F1\)$", text, re.MULTILINE)
    assert "toll <at> the quay --(-)--> ferry --(+)--> market --(+)--> school, & its pupils  [whole: -]" in text
    assert 'C3   Ina Holt: "The market feeds the school"' in text
    assert 'forecast F1: "The school will thrive"  [it has this go up; the result goes the other way]' in text


def test_words_of_which_the_map_names_the_opposite_are_told() -> None:
    whole = drawn()
    found = lines(pushed(whole, claims=(), name="free passage down"), bundle_of(whole))
    assert found[2] == 'Asked as "free passage down", of which this map names the opposite.'


def test_a_link_is_quoted_once_and_named_after_that() -> None:
    whole = drawn()
    found = lines(pushed(whole), bundle_of(whole))
    assert sum('"The ferry fills the market"' in line for line in found) == 1
    assert "    with C1, C2 above" in found


def test_an_open_sign_leaves_the_result_undetermined_and_is_what_it_hangs_on() -> None:
    whole = drawn("?")
    text = "\n".join(lines(pushed(whole), bundle_of(whole)))
    assert re.search(r"^market +\[-+\.*\++\]  undetermined \(up in \d+ %, down in \d+ %\)$", text, re.MULTILINE)
    assert "hangs most on the sign of ferry -> market: " in text
    assert "the result is undetermined" in text


def test_one_link_only_restates_its_claim_and_has_no_table() -> None:
    whole = drawn()
    found = "\n".join(lines(pushed(whole, "m"), bundle_of(whole)))
    assert "This only restates C3" in found
    assert '"The market feeds the school"' in found
    assert "[+" not in found


def test_a_factor_that_leads_nowhere_says_so() -> None:
    whole = drawn()
    assert "Nothing follows" in "\n".join(lines(pushed(whole, "s"), bundle_of(whole)))


def test_a_joined_map_warns_of_what_nobody_holds_alone() -> None:
    whole = drawn(speaker="Bo Lund")
    text = "\n".join(lines(pushed(whole), bundle_of(whole)))
    assert "joined maps of 2 speakers (Ina Holt, Bo Lund)" in text
    assert "no one speaker claims this whole path: it joins what 2 speakers said" in text


def test_rows_beyond_those_asked_for_are_counted() -> None:
    whole = drawn()
    found = lines(pushed(whole), bundle_of(whole), most=1)
    assert "and 2 more that move; --most 3 shows them" in found


def test_an_import_without_quotes_shows_them_as_lacking() -> None:
    bare = [dataclasses.replace(one, claims=()) for one in drawn().links]
    whole = map_of(*bare, labels=LABELS)
    found = pushed(whole, claims=())
    assert "On a map whose speakers are not named." in lines(found, Bundle((), (), map=whole))[1]
    steps = whatif_data(telling(found, Bundle((), (), map=whole)))["responses"][-1]["paths"][0]["steps"]
    assert [one["quote"] for one in steps] == [None, None, None]


def test_claims_against_a_link_and_conditions_stay_with_it() -> None:
    unless = evidence("x2", condition=evidence("x").quote)
    claims = (unless, evidence("x1", status=Status.DENIED))
    whole = map_of(link("a + b", claims=claims), "b + c")
    text = "\n".join(lines(pushed(whole, "a", claims=()), Bundle((), (), map=whole)))
    assert '[condition: "words of x"]' in text
    assert "and 1 against it" in text


def test_every_step_of_every_path_has_its_quote_in_json() -> None:
    whole = drawn("?")
    data = whatif_data(telling(pushed(whole), bundle_of(whole)))
    steps = [step for row in data["responses"] for path in row["paths"] for step in path["steps"]]
    assert steps
    assert all(
        step["quote"] and step["claim"] in ("C1", "C2", "C3") and step["speaker"] == "Ina Holt" for step in steps
    )
    assert data["scenario"]["pushes"] == [{"factor": LABELS["t"], "direction": "up"}]
    assert (data["draws"], data["unstable"], data["holders"], data["restates"]) == (300, 0, ["Ina Holt"], None)
    forecast = next(row["forecasts"][0] for row in data["responses"] if row["forecasts"])
    assert (forecast["forecast"], forecast["quote"], forecast["agrees"]) == ("F1", "The school will thrive", None)
    assert {row["factor"]: row["direction"] for row in data["responses"]}["ferry"] == "down"


def test_json_says_what_is_only_restated() -> None:
    whole = drawn()
    assert whatif_data(telling(pushed(whole, "m"), bundle_of(whole)))["restates"] == "C3"


@settings(deadline=None)
@given(st.tuples(*[st.integers(0, 1000)] * 3).filter(any))
def test_a_bar_is_full_and_loses_no_share(counts: tuple[int, int, int]) -> None:
    down, still, up = (count / sum(counts) for count in counts)
    found = bar(Response("x", up, down, still, Share.UNDETERMINED))
    assert len(found) == BAR
    assert [mark in found for mark in "-.+"] == [share > 0 for share in (down, still, up)]


OUTCOME = Outcome(Scenario(), kept=1500)


@pytest.mark.parametrize(
    ("response", "engine", "says"),
    [
        (Response("x", 1.0, 0.0, 0.0, Share.PROVED), Engine.PRESS, "up in every draw"),
        (Response("x", 0.0, 1.0, 0.0, Share.ALL), Engine.PRESS, "down in all 1,500 draws"),
        (Response("x", 0.86, 0.14, 0.0, Share.MOST), Engine.PRESS, "up in most draws (86 %)"),
        (Response("x", 0.999, 0.001, 0.0, Share.MOST), Engine.PRESS, "up in most draws (99 %)"),
        (Response("x", 0.5, 0.498, 0.002, Share.UNDETERMINED), Engine.PRESS, "under 1 %"),
        (Response("x", 0.0, 0.0, 1.0, Share.STILL), Engine.PRESS, "not touched"),
        (Response("x", 1.0, 0.0, 0.0, Share.ALL), Engine.PATHS, "up in all 1,500 draws along paths"),
    ],
)
def test_shares_in_words(response: Response, engine: Engine, says: str) -> None:
    assert says in follows.verdict(response, dataclasses.replace(OUTCOME, engine=engine))


@pytest.mark.parametrize(
    ("scenario", "says"),
    [
        (Scenario(), "Computed from the signs along paths, in 2,000 draws of signs and weights (seed 7)."),
        (Scenario(given=(Push("x", DOWN),)), "2,000 draws of signs and weights, 1,500 of which agree with what was"),
    ],
)
def test_signs_along_paths_say_of_how_many_draws_their_shares_are(scenario: Scenario, says: str) -> None:
    outcome = dataclasses.replace(OUTCOME, scenario=scenario, engine=Engine.PATHS, draws=2000, stable=2000, seed=7)
    assert says in follows.made_of(outcome)


def test_where_links_are_left_out_a_factor_goes_one_way_or_is_not_touched() -> None:
    found = follows.verdict(Response("x", 0.0, 0.64, 0.36, Share.UNDETERMINED), OUTCOME)
    assert found == "undetermined (down in 64 % of draws, else not touched)"


def test_a_hinge_is_told_of_the_way_in_which_most_draws_go() -> None:
    response, hinge = Response("s", 0.0, 0.6, 0.4, Share.UNDETERMINED), Hinge("f", "m", "presence", 0.8, 0.0)
    says = follows.hangs(hinge, response, follows.names_of(drawn()))
    assert says == "the presence of ferry -> market: down in 80 % of draws if it is there, in 0 % if it is not"


def test_the_question_tells_all_that_was_asked() -> None:
    asked = pushed(drawn(), without_links=(("f", "m"),), claims=())
    names = follows.names_of(drawn())
    scenario = dataclasses.replace(
        asked.scenario, held=("m",), given=(dataclasses.replace(asked.scenario.pushes[0], factor="s", direction=DOWN),)
    )
    assert follows.question(dataclasses.replace(asked, scenario=scenario), names) == (
        "What if “toll <at> the quay” goes up, given that “school, & its pupils” went down, "
        "with “market” held still, without ferry -> market?"
    )
