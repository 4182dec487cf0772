"""An actor at length, the log looked through, and kept questions on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from command_line import line_of, out, run
from web_told import echo, talk, told


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("CAUSERIE_PERSON", "Ina")
    return str(told(tmp_path / "cli.db", talk(), echo()))


def test_an_actor_is_told_with_relations_and_claims(db: str) -> None:
    told_of = out("actors", "Velm", "-w", db)
    assert "supported by Weir Board  [Odo Brand]" in told_of
    assert "Claimed of them, by 1 speaker:" in told_of
    assert "They claim nothing in these documents." in told_of


def test_an_actor_is_told_as_data(db: str) -> None:
    found = json.loads(out("actors", "odo brand", "--json", "-w", db))
    assert found["claimed_by"] == ["Mara Ek"]
    assert [one["quote"] for one in found["claimed_of"]] == ["Odo Brand sold the mill."]


def test_an_actor_that_is_not_there_is_refused(db: str) -> None:
    assert "no actor 'Nobody'" in line_of(run("actors", "Nobody", "-w", db))


def test_a_question_is_kept_asked_again_and_dropped(db: str) -> None:
    assert "The drought emptied the lake." in out("ask", "why is the lake empty?", "--keep", "-w", db)
    assert "why is the lake empty?" in out("ask", "--kept", "-w", db)
    assert "ask why is the lake empty?" in out("log", "--act", "ask", "-w", db)
    assert "no longer kept" in out("ask", "why is the lake empty?", "--drop", "-w", db)
    assert out("ask", "--kept", "-w", db).strip() == "no question is kept"


@pytest.mark.parametrize("words", [("ask",), ("ask", "why?", "--kept")])
def test_a_question_or_those_that_are_kept(db: str, words: tuple[str, ...]) -> None:
    assert "ask one question" in line_of(run(*words, "-w", db))


def test_the_log_is_looked_through_and_tells_changes(db: str) -> None:
    out("accept", "F1", "-w", db)
    out("edit", "C1", "--polarity", "+", "--by", "Odo", "-w", db)
    assert "polarity: - -> +" in out("log", "--person", "odo", "--changes", "-w", db)
    assert "accept" not in out("log", "--item", "C1", "-w", db)
    rows = [json.loads(line) for line in out("log", "--json", "-w", db).splitlines()]
    assert [(row["number"], row["alias"], row["standing"]) for row in rows] == [(1, "F1", True), (2, "C1", True)]
    assert "since" in line_of(run("log", "--since", "2031-02-30", "-w", db))


def test_one_decision_is_done_again_by_its_number(db: str) -> None:
    out("reject", "F1", "-w", db)
    out("undo", "1", "-w", db)
    out("accept", "F2", "-w", db)
    out("redo", "1", "-w", db)
    rows = [json.loads(line) for line in out("log", "--json", "-w", db).splitlines()]
    assert [row["standing"] for row in rows] == [True, False, True, True]
    assert "was not undone" in line_of(run("redo", "3", "-w", db))
