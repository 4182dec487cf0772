"""`causerie whatif` as a user calls it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from causerie.errors import BadRequest
from causerie.pipeline.whatif import Ask
from causerie.views.cli.whatif_words import ask_of
from command_line import READ, line_of, out, run

DOWNSTREAM = """The Post asked Ina Holt, a hydrologist, about the valley.

Q: Why is the valley poor?

A: The toll caused the decline of trade. The decline of trade led to unemployment in the valley. Unemployment in the
valley causes emigration.

Q: What comes next?

A: Emigration will rise next year. If the toll were abolished, trade would recover.
"""


@pytest.fixture
def valley(here: Path) -> Path:
    (here / "valley.txt").write_text(DOWNSTREAM, "utf-8")
    out(*READ, "valley.txt", "--date", "2031-05-02")
    return here


def plain(text: str) -> str:
    return " ".join(text.split())


def asked(*typed: str, names: tuple[str, ...] = (), **ways: tuple[str, ...]) -> Ask:
    return ask_of(names, typed, {"up": (), "down": (), "hold": (), "given": (), "without": (), "claim": None} | ways)


def test_names_before_a_bare_direction_all_go_that_way() -> None:
    found = asked("a", "b", "--down", names=("a", "b"), down=("",))
    assert (found.up, found.down, found.held) == ((), ("a", "b"), ())


def test_a_direction_before_a_name_is_of_that_name() -> None:
    found = asked("--up", "a", "--up", "b", "--down", "c", "--hold", "d", up=("a", "b"), down=("c",), hold=("d",))
    assert (found.up, found.down, found.held) == (("a", "b"), ("c",), ("d",))


def test_further_directions_after_a_bare_one_name_their_own_factors() -> None:
    found = asked("a", "--up", "--hold", "b", "--down", "c", names=("a",), up=("",), hold=("b",), down=("c",))
    assert (found.up, found.down, found.held) == (("a",), ("c",), ("b",))


@pytest.mark.parametrize(
    ("typed", "given"),
    [
        (("a",), {"names": ("a",)}),
        (("a", "--up", "b"), {"names": ("a",), "up": ("b",)}),
        (("a", "--up", "b", "--down"), {"names": ("a",), "up": ("b",), "down": ("",)}),
        (("a", "--up=b", "--down"), {"names": ("a",), "up": ("b",), "down": ("",)}),
        (("a", "--up", "--down"), {"names": ("a",), "up": ("",), "down": ("",)}),
        (("--up",), {"up": ("",)}),
    ],
)
def test_where_it_is_not_plain_which_way_a_factor_goes_nothing_is_guessed(
    typed: tuple[str, ...], given: dict[str, tuple[str, ...]]
) -> None:
    with pytest.raises(BadRequest, match=r"which way|of what"):
        asked(*typed, **given)


def test_a_push_is_followed_down_the_chain_with_its_quotes(valley: Path) -> None:
    text = out("whatif", "toll", "--up", "--no-suggested")
    assert text.startswith(
        "What if “toll” goes up?\nWhat follows from what these speakers said. On the map of Ina Holt alone."
    )
    assert re.search(r"^unemployment in the valley +\[\++\]  up in every draw$", text, re.MULTILINE | re.IGNORECASE)
    assert re.search(r'^    C\d +Ina Holt: "The toll caused the decline of trade\."$', text, re.MULTILINE)


def test_every_step_in_json_has_its_quote(valley: Path) -> None:
    data = json.loads(out("whatif", "tolls", "--down", "--json", "--no-suggested", "--seed", "7", "--samples", "50"))
    steps = [step for row in data["responses"] for path in row["paths"] for step in path["steps"]]
    assert (data["seed"], data["draws"], data["scenario"]["pushes"]) == (
        7,
        50,
        [{"factor": "toll", "direction": "down"}],
    )
    assert steps
    assert all(plain(step["quote"]) in plain(DOWNSTREAM) for step in steps)


def test_a_claim_is_played_as_its_words_have_it(valley: Path) -> None:
    claims = [json.loads(line) for line in out("claims", "--json").splitlines()]
    conditional = next(one for one in claims if one["status"] != "asserted")
    text = out("whatif", "--claim", conditional["alias"])
    assert f"Played from {conditional['alias']}" in text


def test_the_picture_is_written(valley: Path) -> None:
    assert out("whatif", "toll", "--up", "-o", "toll.svg") == "written: toll.svg\n"
    assert (valley / "toll.svg").read_text("utf-8").startswith("<svg")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("tol", "--up"), r'no factor "tol" in this map; the nearest are: "toll"'),
        (("toll",), "which way does"),
        ((), "nothing is pushed"),
        (("toll", "--up", "--hold", "toll"), "cannot be pushed and held still at once"),
        (("toll", "--up", "--speaker", "Nobody"), "no speaker 'Nobody'"),
        (("toll", "--up", "--speaker", "Ina", "--union"), "give one of them"),
        (("toll", "--up", "--samples", "0"), "0 draws cannot be made"),
        (("toll", "--up", "--rule", "kosko"), "add --engine fcm"),
        (("--claim", "C99"), "no claim or forecast 'C99'"),
        (("toll", "--up", "--given", "toll"), "say the factor and which way it went"),
        (("toll", "--up", "--without", "toll -> emigration"), "its links lead to"),
        (("emigration", "--up", "-o", "x.svg"), "nothing to draw"),
        (("toll", "--up", "-o", "x.png"), "name a .svg file"),
    ],
)
def test_what_cannot_be_asked_is_one_line_that_says_what_to_do(valley: Path, words: tuple[str, ...], says: str) -> None:
    assert re.search(says, line_of(run("whatif", *words, "--no-suggested")))


def test_an_empty_workspace_says_what_to_do(here: Path) -> None:
    (here / "nothing.txt").write_text("The ferry is green.", "utf-8")
    out(*READ, "nothing.txt")
    assert "causerie read FILE" in line_of(run("whatif", "ferry", "--up"))


@pytest.mark.parametrize("engine", ["press", "paths", "fcm"])
def test_every_engine_answers(valley: Path, engine: str) -> None:
    assert "emigration" in out("whatif", "toll", "--up", "--engine", engine, "--samples", "100").casefold()


def test_a_map_from_a_file_of_two_factors_only_restates(here: Path) -> None:
    (here / "two.csv").write_text("from,to,sign\nrain,flood,+\n", "utf-8")
    text = out("whatif", "rain", "--up", "--from", "two.csv")
    assert "This only restates rain -> flood" in text


def test_pseudonyms_that_a_map_from_a_file_would_not_get_are_refused(here: Path) -> None:
    (here / "two.csv").write_text("from,to,sign\nrain,flood,+\n", "utf-8")
    (here / "names.csv").write_text("name,pseudonym\nIna Holt,Speaker 1\n", "utf-8")
    failed = run("whatif", "rain", "--up", "--from", "two.csv", "--pseudonyms", "names.csv")
    assert "--pseudonyms are put into documents" in line_of(failed)


def test_a_map_of_two_thousand_factors_is_answered(here: Path) -> None:
    rows = "".join(f"thing {at},thing {(at * 7 + 1) % 2000},{'+-'[at % 2]}\n" for at in range(2000))
    (here / "many.csv").write_text(f"from,to,sign\n{rows}", "utf-8")
    data = json.loads(out("whatif", "thing 3", "--up", "--from", "many.csv", "--samples", "100", "--json"))
    assert len(data["responses"]) == 2000


def test_pseudonyms_leave_no_name_in_outcomes_and_paths(valley: Path) -> None:
    (valley / "names.csv").write_text("name,pseudonym\nIna Holt,Speaker 1\n", "utf-8")
    out("merge", "toll", "trade", "--as", "what Holt calls the toll")
    for more in ((), ("--json",)):
        text = out("whatif", "toll", "--up", "--pseudonyms", "names.csv", *more)
        assert "Holt" not in text
        assert "Speaker 1" in text
    out("report", "--pseudonyms", "names.csv", "-o", "page.html")
    assert "Holt" not in (valley / "page.html").read_text("utf-8")
