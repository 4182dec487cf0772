"""Maps and comparisons as text and as data."""

from __future__ import annotations

import dataclasses
import json

from causerie.assembly import compare, part_of
from causerie.pipeline.charting import chart_of
from causerie.values import Chart, Map, Place, Quote
from causerie.views.render.compared import compared_data, compared_lines
from causerie.views.render.maps import NOTHING, chart_data, chart_lines
from causerie.vocabulary import Direction, Level, Part, Shared, Sign, Status, Strength
from map_makers import held, map_of

UNLESS = Quote("unless it rains", 20, 35)
WHOLE = map_of(
    held("drought", "lake", sign=Sign.MINUS, quote="Drought empties the lake.", reviewed=True),
    held("drought", "lake", None, Sign.MINUS, status=Status.DENIED),
    held("lake", "drought", "Tor Velling", Sign.MINUS, condition=UNLESS, strength=Strength.SLIGHT,
         certainty=Level.POSSIBLE, status=Status.CONDITIONAL),
    held("lake", "trade", "Tor Velling"),
    held("lake", "trade", sign=Sign.MINUS),
    held("tolls", "trade", "Rey\x1b[2J", status=Status.QUESTIONED),
    held("trade", "trade"),
)  # fmt: skip
ALIASES = {"drought-lake-Ina Holt": "C1"}


def text(chart: Chart) -> str:
    return "\n".join(chart_lines(chart, ALIASES))


def test_a_map_names_claims_for_and_against_with_their_words() -> None:
    found = text(chart_of(WHOLE, None, WHOLE))
    assert '     for     C1 Ina Holt [-, certain, accepted]: "Drought empties the lake."' in found
    assert "     against - (speaker not named) [-, denied, certain]: " in found
    assert 'Tor Velling [-, conditional, possible, condition "unless it rains", said to be slight]' in found
    assert "lake --(?)--> trade  [presence 0.96; 50% of the signs are +]" in found
    assert "trade --(+)--> trade  [presence 0.80; of a thing to itself]" in found
    assert "\x1b" not in found


def test_denied_pairs_stand_apart_from_the_links() -> None:
    links, denied = text(chart_of(WHOLE, None, WHOLE)).split("Denied or questioned by all who speak of it")
    assert "tolls --x--> trade" in denied
    assert "tolls" not in links


def test_the_union_says_that_it_is_one_and_loops_who_holds_them() -> None:
    found = text(chart_of(WHOLE, None, WHOLE))
    assert found.startswith("The union of the maps of 3 speakers, 7 claims: Ina Holt (3), Tor Velling (2), ")
    assert "R1  drought --(-)--> lake --(-)--> drought  [feeds itself; nobody holds it whole" in found
    assert "joined from 2 speakers" in found
    assert 'C1 Ina Holt: "Drought empties the lake."' in found.split("Loops:")[1]


def test_a_speakers_map_names_the_others() -> None:
    mine = part_of(WHOLE, lambda claim: claim.speaker == "Ina Holt")
    found = text(chart_of(mine, "Ina Holt", WHOLE))
    assert found.startswith("The map of Ina Holt: 3 claims.\nOthers: Tor Velling (2), ")
    assert "--speaker NAME; for all together: --union" in found
    assert "held by Ina Holt" in found


def test_nobody_named_and_nothing_there_are_said() -> None:
    nameless = map_of(held("a", "b", None))
    assert text(chart_of(nameless, None, nameless)).startswith("The map of all 1 claim: no speaker is named.")
    assert text(chart_of(Map(), None, Map())).endswith(NOTHING)


def test_what_rests_on_suggestions_is_marked() -> None:
    place = Place("velm", "drought-lake-Ina Holt", Part.CAUSE, Direction.INCREASE, "dry years", suggested=True)
    factors = tuple(
        dataclasses.replace(one, mentions=(place,)) if one.id == "drought" else one for one in WHOLE.factors
    )
    found = text(chart_of(part_of(dataclasses.replace(WHOLE, factors=factors), lambda _: True), None, WHOLE))
    assert "1 factor holds mentions merged by suggestion (≈); --no-suggested takes them apart" in found
    assert "drought ≈ --(-)--> lake  [presence 0.48; ≈ by suggested merges]" in found


def test_data_has_the_map_and_every_step_with_its_quotes() -> None:
    chart = chart_of(WHOLE, None, WHOLE)
    data = json.loads(json.dumps(chart_data(chart, ALIASES)))
    assert data["union"] is True
    assert data["speakers"][0] == {"name": "Ina Holt", "claims": 3}
    assert [len(data[name]) for name in ("links", "denied", "loops")] == [4, 1, 1]
    step = data["loops"][0]["steps"][0]
    assert (step["cause"], step["effect"], step["sign"]) == ("drought", "lake", "-")
    assert step["claims"][0]["quote"] == "Drought empties the lake."
    assert (data["loops"][0]["across_speakers"], data["loops"][0]["holders"]) == (True, [])


def test_two_who_share_no_link_are_told_what_both_speak_of() -> None:
    names = ("Ina Holt", "Tor Velling")
    mine, other = (part_of(WHOLE, lambda claim, name=name: claim.speaker == name) for name in names)
    links = [one for one in compare(mine, other) if one.shared in (Shared.A, Shared.B)]
    found = list(compared_lines("Ina Holt", "Tor Velling", links, ALIASES))
    assert found[1].startswith("Both speak of: ")
    assert "causerie merge" in found[2]


def test_a_comparison_tells_quotes_of_both_sides() -> None:
    sides = [part_of(WHOLE, lambda claim, name=name: claim.speaker == name) for name in ("Ina Holt", "Tor Velling")]
    links = compare(*sides)
    found = "\n".join(compared_lines("Ina Holt", "Tor Velling", links, ALIASES))
    assert found.startswith("Ina Holt and Tor Velling: 0 shared, 1 signed differently, 0 denied by one; 2 only Ina")
    clash = found.split("Links that they sign differently")[1].split("Only Ina Holt")[0]
    assert "Ina Holt: --(-)--> [presence 0.80]" in clash
    assert "Tor Velling: --(+)--> [presence 0.80]" in clash
    data = compared_data("Ina Holt", "Tor Velling", links, ALIASES)
    assert [(one["held"], one["clash"]) for one in data["links"]][:2] == [
        ("signs differ", True),
        ("only the first", False),
    ]
    assert data["links"][1]["b"] is None
    assert data["links"][1]["a"]["claims"][0]["quote"] == "Drought empties the lake."
    assert "Ina Holt: --(" not in found.split("Only Ina Holt")[1]
    nothing = list(compared_lines("A", "B", (), {}))
    assert nothing[1] == "Neither makes a claim that one thing drives another."
