from __future__ import annotations

import json
from pathlib import Path

import pytest

from command_line import READ, line_of, out, run

BANS = (
    "Ina Holt: The ban on fishing caused anger. The ban led to strikes. Hunger caused unrest. "
    "The strikes led to unrest in the valley."
)


@pytest.fixture
def bans(here: Path) -> Path:
    """A workspace in which two merges are suggested."""
    (here / "bans.txt").write_text(BANS, "utf-8")
    out(*READ, "bans.txt")
    return here


def fails(*words: str) -> str:
    """What a command says that cannot be done."""
    return line_of(run(*words))


def drawn() -> dict[str, dict[str, object]]:
    """The factors of everybody's map, by label."""
    return {one["label"]: one for one in json.loads(out("map", "--union", "--json"))["factors"]}


def verdicts() -> dict[frozenset[str], str]:
    rows = [json.loads(line) for line in out("suggestions", "--json").splitlines()]
    return {frozenset((row["a"], row["b"])): row["verdict"] for row in rows}


def test_suggestions_are_accepted_and_refused_one_by_one(bans: Path) -> None:
    assert '"unrest" same as "unrest in the valley"' in out("suggestions")
    assert verdicts() == {
        frozenset({"ban", "ban on fishing"}): "open",
        frozenset({"unrest", "unrest in the valley"}): "open",
    }
    out("merge", "ban", "ban on fishing")
    out("refuse", "unrest", "unrest in the valley")
    assert set(verdicts().values()) == {"accepted", "refused"}
    assert {"ban", "unrest", "unrest in the valley"} <= set(drawn())
    assert "refused already" in fails("refuse", "unrest", "unrest in the valley")
    out("undo")
    assert "unrest in the valley" not in drawn()


def test_decisions_hold_when_documents_are_read_again(bans: Path) -> None:
    out("merge", "strikes", "anger", "--as", "protest")
    out("type", "protest", "goal")
    out("rename", "Hunger", "want of bread")
    out("split", "ban", "ban on fishing")
    before = drawn()
    out(*READ, "bans.txt", "--again")
    assert drawn() == before
    assert {"protest", "want of bread", "ban on fishing"} <= set(before)
    assert before["protest"]["kind"] == "goal"
    log = out("log")
    assert 'split "ban on fishing" out of "ban"' in log
    assert 'rename "Hunger" as "want of bread"' in log


def test_a_mention_is_taken_out_by_its_claim(bans: Path) -> None:
    out("split", "strikes", "C2.effect", "--as", "dock strikes")
    assert {"strikes", "dock strikes"} <= set(drawn())
    assert "is not in it" in fails("split", "strikes", "C1.cause")
    assert "all of" in fails("split", "Hunger", "Hunger")


def test_an_opposite_turns_round(bans: Path) -> None:
    out("opposite", "anger", "Hunger")
    places = {place["text"]: place["direction"] for place in drawn()["anger"]["mentions"]}  # type: ignore[union-attr, attr-defined]
    assert places == {"anger": "increase", "Hunger": "decrease"}


def test_what_was_decided_before_is_not_turned_in_silence(bans: Path) -> None:
    out("merge", "strikes", "anger")
    assert "taken as the same before" in fails("opposite", "strikes", "anger")
    out("undo")
    out("opposite", "strikes", "anger")
    assert "taken as opposites before" in fails("merge", "strikes", "anger")
    ways = {place["text"]: place["direction"] for place in drawn()["strikes"]["mentions"]}  # type: ignore[attr-defined]
    assert ways["anger"] != ways["strikes"]


def test_a_suggested_merge_may_be_turned_at_once(bans: Path) -> None:
    out("opposite", "unrest", "unrest in the valley")
    ways = {place["text"]: place["direction"] for place in drawn()["unrest"]["mentions"]}  # type: ignore[attr-defined]
    assert ways["unrest in the valley"] != ways["unrest"]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (("merge", "ban", "strike"), "the nearest factors are: strikes"),
        (("merge", "ban"), "at least two factors"),
        (("refuse", "ban", "Hunger"), "no merge of 'ban' and 'Hunger' is suggested"),
        (("rename", "ban", "strikes"), "there is a factor 'strikes' already"),
        (("rename", "ban", " "), "needs a name"),
        (("opposite", "ban", "ban"), "is one factor"),
        (("split", "ban", "anger"), "it holds: 'ban', 'ban on fishing'"),
    ],
)
def test_what_cannot_be_decided_is_one_line(bans: Path, typed: tuple[str, ...], says: str) -> None:
    assert says in fails(*typed)
