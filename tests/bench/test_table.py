from __future__ import annotations

from pathlib import Path

import pytest
import table as tables
from common import Absent, Row
from table import table, write


def speed(reader: str) -> list[Row]:
    return [Row("words/s", {"rules": "3000", "small": "2100"}[reader], "2,000")]


def recall(reader: str) -> list[Row]:
    if reader == "rules":
        raise Absent("skipped: no head")
    return [Row("recall", "0.71", "0.60", "0.75")]


def absent(reader: str) -> list[Row]:
    raise Absent("skipped: suite.jsonl is not here")


def test_a_line_for_each_measure_a_column_for_each_reader() -> None:
    lines = table({"speed": speed, "recall": recall, "suite": absent}, ["rules", "small"]).splitlines()
    assert lines == [
        "| measured | rules | small | floor | aim or peer |",
        "|---|---|---|---|---|",
        "| words/s | 3000 | 2100 | 2,000 |  |",
        "| recall | skipped: no head | 0.71 | 0.60 | 0.75 |",
        "| suite | skipped: suite.jsonl is not here | skipped: suite.jsonl is not here | | |",
    ]


def test_a_table_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("before <!-- table: x -->\nold\n<!-- end of table --> after <!-- end of table -->", "utf-8")
    write("x", "make x", "| new |", page)
    text = page.read_text("utf-8")
    assert text.startswith("before <!-- table: x -->\nMeasured ")
    assert text.endswith("\n| new |\n<!-- end of table --> after <!-- end of table -->")
    assert "old" not in text


def test_a_reader_that_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def check(reader: str) -> None:
        if reader == "large":
            raise Absent("skipped: no model large")

    monkeypatch.setattr(tables, "check", check)
    assert tables.usable(["rules", "large"]) == (["rules"], ["large: skipped: no model large"])
