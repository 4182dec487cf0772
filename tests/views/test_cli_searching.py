"""`causerie search`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from command_line import READ, line_of, out, run

TEXT = "Ina Holt: The flood destroyed the old bridge. The toll will rise.\n\nOle Brandt: The floods came back."


@pytest.fixture
def quay(here: Path) -> Path:
    (here / "quay.txt").write_text(TEXT, "utf-8")
    out(*READ, "quay.txt")
    return here


def test_hits_are_told_with_their_sentence(quay: Path) -> None:
    told = out("search", "flood", "--in", "texts")
    assert "[flood] destroyed the old bridge." in told
    assert "The [floods] came back." in told
    assert told.startswith("D1 quay")
    assert "C1" in told


def test_hits_as_json_and_in_pages(quay: Path) -> None:
    rows = [json.loads(line) for line in out("search", "flood", "--in", "texts", "--json").splitlines()]
    assert [TEXT[row["start"] : row["end"]] for row in rows] == [row["sentence"] for row in rows]
    assert [[TEXT[start:end] for start, end in row["marks"]] for row in rows] == [["flood"], ["floods"]]
    told = out("search", "flood", "--in", "texts", "-n", "1", "--skip", "1")
    assert "[floods]" in told
    assert "hits 2 to 2 of 2" in told
    assert "all before --skip 9" in out("search", "flood", "--in", "texts", "--skip", "9")


def test_words_side_by_side_and_words_that_are_not_there(quay: Path) -> None:
    assert "[old bridge]" in out("search", '"old bridge"')
    assert out("search", '"bridge old"').strip() == "nothing found"
    assert out("search", "NOT", "(", "*").strip() == "nothing found"
    assert "no document 'mill'" in line_of(run("search", "flood", "--document", "mill"))
