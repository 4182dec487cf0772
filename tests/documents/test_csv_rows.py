"""Comma-separated tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.documents.csv_rows import read_csv, separator
from causerie.documents.options import Limits, LoadOptions
from causerie.documents.parts import Parts
from causerie.errors import UnreadableDocument


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_any_separator(mark: str) -> None:
    table = f'id{mark}"Why, or; how?"\nr1{mark}"It ""burnt"",\nthey say."\n'
    ((row_id, parts),) = read_csv(table.encode(), LoadOptions())
    assert isinstance(parts, Parts)
    assert (row_id, parts.text) == ("r1", 'Why, or; how?\nIt "burnt",\nthey say.')


def test_a_separator_stated_by_excel() -> None:
    ((_, parts),) = read_csv(b"sep=;\nid;Why, and how?\nr1;Wind.\n", LoadOptions())
    assert isinstance(parts, Parts)
    assert parts.text == "Why, and how?\nWind."


@given(st.text(max_size=80))
def test_the_separator_is_always_one_of_the_known(text: str) -> None:
    assert separator(text) in ",;\t|"


@pytest.mark.parametrize(
    ("table", "line"),
    [
        ('id,Why?\n1,"abc"d\n', "line 2"),
        ('id,Why?\n1,"abc\n2,x\n', "quotation marks"),
        ("id,Why?\n", "without rows"),
        ("", "is empty"),
        ("Why?\n" + "x\n" * 20, "rows"),
        ("a," * 20 + "Why?\n1\n", "columns"),
        ("Why?\n" + "x" * 300 + "\n", "field larger"),
    ],
)
def test_broken_tables(table: str, line: str) -> None:
    options = LoadOptions(limits=Limits(rows=10, columns=10, text=200))
    with pytest.raises(UnreadableDocument, match=line):
        list(read_csv(table.encode(), options))
