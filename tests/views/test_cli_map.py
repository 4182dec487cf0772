"""`causerie map` and `causerie compare` as a user meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from command_line import line_of, out, run

LINKS = """from,to,sign,speaker,quote,source
tolls,rents,+,Ina Holt,Tolls drive rents up.,velm
rents,anger,+,Ina Holt,Rents make people angry.,velm
anger,tolls,-,Tor Velling,Anger ends tolls.,orr
tolls,rents,-,Tor Velling,Tolls lower rents.,orr
anger,anger,+,Ina Holt,Anger feeds itself.,velm
"""


@pytest.fixture
def links(here: Path) -> str:
    (here / "links.csv").write_text(LINKS, "utf-8")
    return "links.csv"


def test_a_map_from_a_file_is_one_speakers_unless_the_union_is_asked_for(links: str) -> None:
    assert out("map", "--from", links).startswith("The map of Ina Holt: 3 claims.\nOthers: Tor Velling (2).")
    assert out("map", "--from", links, "--speaker", "velling").startswith("The map of Tor Velling: 2 claims.")
    union = out("map", "--from", links, "--union")
    assert union.startswith("The union of the maps of 2 speakers, 5 claims: Ina Holt (3), Tor Velling (2).")
    assert union == out("map", "--from", links, "--speaker", "Ina", "--speaker", "Tor Velling")
    data = json.loads(out("map", "--from", links, "--union", "--json"))
    assert (data["whose"], data["union"], len(data["loops"])) == (None, True, 1)


def test_a_map_from_a_file_can_be_drawn(links: str, here: Path) -> None:
    assert out("map", "--from", links, "--union", "-o", "map.svg") == "written: map.svg\n"
    assert "Map of 2 speakers joined" in (here / "map.svg").read_text("utf-8")


def test_a_map_is_cut_to_what_lies_near_a_factor(links: str, here: Path) -> None:
    chain = "from,to,sign,speaker\\na,b,+,Ina\\nb,c,+,Ina\\nc,d,+,Ina\\n"
    (here / "chain.csv").write_text(chain.replace("\\n", "\n"), "utf-8")
    near = json.loads(out("map", "--from", "chain.csv", "--around", "a", "--json"))
    far = json.loads(out("map", "--from", "chain.csv", "--around", "a", "--steps", "2", "--json"))
    assert (len(near["links"]), len(far["links"])) == (1, 2)
    assert "no factor" in line_of(run("map", "--from", links, "--around", "whales"))


def test_two_speakers_are_drawn_in_one_layout(links: str, here: Path) -> None:
    assert out("compare", "--from", links, "Ina", "Tor", "-o", "both.svg") == "written: both.svg\n"
    drawing = (here / "both.svg").read_text("utf-8")
    assert "Ina Holt and Tor Velling" in drawing
    assert drawing.count("cm-halo") - drawing.count(".cm-halo") == 2
    assert "name a .svg file" in line_of(run("compare", "--from", links, "Ina", "Tor", "-o", "both.txt"))


def test_two_speakers_of_a_file_are_compared(links: str) -> None:
    assert "0 shared, 1 signed differently" in out("compare", "--from", links, "Ina", "Tor")
    data = json.loads(out("compare", "--from", links, "Ina", "Tor", "--json"))
    assert {one["held"] for one in data["links"]} == {"signs differ", "only the first", "only the second"}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("map", "--union", "--speaker", "Ina"), "give one of them"),
        (("map", "--speaker", "Rey"), "the speakers are: Ina Holt, Tor Velling"),
        (("map", "--since", "yesterday"), "--since 'yesterday' is not a date"),
        (("map", "--no-suggested"), "--no-suggested needs the claims"),
        (("map", "--attribute", "region=north"), "a map from a file has none"),
        (("compare", "Ina", "Ina Holt"), "are the same"),
        (("compare", "Ina", "Rey"), "no document has that name either"),
        (("compare", "Ina"), "Missing argument|'A B'|takes 2|requires 2"),
    ],
)
def test_a_wrong_request_is_one_line(links: str, words: tuple[str, ...], says: str) -> None:
    line = line_of(run(*words, "--from", links))
    assert any(part in line for part in says.split("|"))


def test_the_views_of_a_workspace(db: Path) -> None:
    assert "no claim here links two things" in out("map", "--accepted")
    out("accept", "C1")
    assert out("map", "--accepted").startswith("The map of Ina Holt: 1 claim.")
    assert "accepted" in out("map", "--accepted")
    assert "no claim here links two things" in out("map", "--since", "2032")
    assert out("map", "--since", "2031-05", "--until", "2031") == out("map") == out("map", "--document", "D1")
    assert json.loads(out("map", "--no-suggested", "--json"))["suggestions"] is not None
    assert "are the same" in line_of(run("compare", "D1", "talk"))
