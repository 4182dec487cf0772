"""Excel tables."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable

import openpyxl
import pytest

from causerie.documents.options import Limits, LoadOptions
from causerie.documents.parts import Parts
from causerie.documents.xlsx_rows import read_xlsx
from causerie.errors import UnreadableDocument

Build = Callable[..., bytes]


def test_cells_are_read_as_the_user_sees_them(excel: Build) -> None:
    data = excel(
        ["id", "date", "age", "share", "Why?"],
        [7, datetime.datetime(2024, 5, 4), 41.0, 0.5, "It burnt."],
        [None, None, None, None, None],
        ["x", None, None, None, "=1+1"],
    )
    found = list(read_xlsx(data, LoadOptions()))
    assert [row_id for row_id, _ in found] == ["7", "x"]
    parts = found[0][1]
    assert isinstance(parts, Parts)
    assert (parts.text, parts.spoken) == ("Why?\nIt burnt.", "2024-05-04")
    assert parts.attributes == {"date": "2024-05-04", "age": "41", "share": "0.5"}
    assert "no answer" in str(found[1][1])


def test_the_first_sheet_with_rows_is_read() -> None:
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.create_sheet("talks").append(["Why?"])
    book["talks"].append(["Because."])
    book.save(out)
    ((_, parts),) = read_xlsx(out.getvalue(), LoadOptions())
    assert isinstance(parts, Parts)
    assert parts.text == "Why?\nBecause."


def test_a_cell_far_away_costs_nothing() -> None:
    book, out = openpyxl.Workbook(), io.BytesIO()
    sheet = book.create_sheet()
    sheet["A1"], sheet["A2"], sheet["XFD9000"] = "Why?", "Because.", "far"
    book.save(out)
    found = list(read_xlsx(out.getvalue(), LoadOptions()))
    assert len(found) == 1


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        ({"xl/worksheets/sheet1.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}, "entities"),
        ({"xl/workbook.xml": "<x>"}, "is damaged"),
        ({"xl/media/a.png": b"\0" * 3_000_000}, "unpack"),
    ],
)
def test_hostile_files(excel: Build, repacked: Build, parts: dict[str, str], line: str) -> None:
    data = repacked(excel(["Why?"], ["Because."]), parts)
    with pytest.raises(UnreadableDocument, match=line):
        list(read_xlsx(data, LoadOptions(limits=Limits(unpacked_bytes=2_000_000))))


def test_too_many_rows(excel: Build) -> None:
    data = excel(["Why?"], *[["Because."] for _ in range(20)])
    with pytest.raises(UnreadableDocument, match="10 rows"):
        list(read_xlsx(data, LoadOptions(limits=Limits(rows=10))))
