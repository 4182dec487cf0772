"""Coding by hand, moving edges, undo and redo on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from command_line import line_of, out, run


def test_a_claim_is_coded_shown_and_listed(db: Path) -> None:
    given = ("--cause", "the rain returns", "--effect", "the fishermen will come back", "--status", "conditional")
    text = out("code", "D1", "causal", *given)
    alias = text.split()[1]
    assert f"code {alias} (decision 1)" in text
    assert "coded by hand" in text
    assert "Ina Holt" in text
    assert alias in out("claims")
    assert "by hand (Ina)" in out("explain", alias)


def test_what_cannot_be_coded_is_one_line(db: Path) -> None:
    assert "does not stand in" in line_of(run("code", "D1", "causal", "--cause", "snow", "--effect", "lake"))
    assert "no text at" in line_of(run("code", "D1", "causal", "--cause-at", "10:99999", "--effect", "mill"))
    assert "Invalid value" in line_of(run("code", "D1", "event", "--cause", "lake"))


def test_edges_signs_and_ends_by_options(db: Path) -> None:
    before = out("claims")
    assert "decision 1" in out("edit", "C1", "--flip")
    assert out("edit", "C1", "--swap").startswith("edit C1 (decision 2)")
    assert "undone (decision 3)" in out("undo")
    assert "undone (decision 4)" in out("undo")
    assert out("claims") == before
    assert "undo 4 taken back (decision 5)" in out("redo")
    assert "undo 3 taken back (decision 6)" in out("redo")
    assert "nothing to redo" in line_of(run("redo"))


def test_undo_and_redo_of_one_person(db: Path) -> None:
    out("accept", "C1", "--by", "Ina")
    out("accept", "C2", "--by", "Odo")
    assert out("undo", "--own", "--by", "Ina").startswith("decision 1 undone")
    assert "nothing to redo" in line_of(run("redo", "--own", "--by", "Odo"))
    assert "undo 3 taken back" in out("redo", "--own", "--by", "Ina")


def test_several_decisions_are_undone_at_once_or_none(db: Path) -> None:
    out("accept", "C1", "C2")
    assert "nothing to undo at 7" in line_of(run("undo", "1", "7"))
    assert out("undo", "1", "2").splitlines() == ["decision 2 undone (decision 3)", "decision 1 undone (decision 4)"]
    assert "by their numbers" in line_of(run("undo", "C1", "C2"))


@pytest.mark.parametrize("options", [["--cause-at", "x"], ["--proposition-at", "0:4"], ["--flip", "--polarity", "+"]])
def test_an_edit_that_makes_no_sense_is_one_line(db: Path, options: list[str]) -> None:
    assert line_of(run("edit", "C1", *options)).startswith("causerie: ")


def test_the_queue_says_what_waits_why_and_how_much_is_done(db: Path) -> None:
    text = out("queue", "--limit", "2")
    assert "because" in text
    first = text.split()[0]
    assert "6 items waiting; reviewed 0 of 6: causal 0 of 2, " in text
    out("accept", first)
    after = out("queue", "--limit", "100")
    assert first not in after.split()
    assert "reviewed 1 of" in after
    assert first in out("queue", "--limit", "100", "--for", "Odo Brand").split()
    assert '"reasons": [' in out("queue", "--json")
