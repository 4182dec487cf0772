"""No text becomes a formula, and every text comes back."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.values import Factor, Map
from causerie.views.exchange import named
from causerie.views.exchange.guard import FORMULA, guarded, unguarded
from exchange_maps import HOSTILE, content

DANGEROUS = ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "=cmd|' /C calc'!A0", "'=x")


@given(st.text() | st.text(FORMULA + "'x"))
def test_a_guarded_text_starts_no_formula_and_comes_back(text: str) -> None:
    assert guarded(text)[:1] not in tuple(FORMULA)
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["'twas long ago", "rain", "", "don't"])
def test_an_innocent_text_is_left_alone(text: str) -> None:
    assert guarded(text) == text


def _named_after(names: tuple[str, ...]) -> Map:
    return Map(tuple(Factor(f"id{at}", name) for at, name in enumerate(names)))


def test_no_cell_of_a_csv_is_a_formula() -> None:
    text = named("csv").write(content(_named_after(DANGEROUS + HOSTILE))).decode("utf-8-sig")
    cells = [cell for line in csv.reader(io.StringIO(text, newline="")) for cell in line]
    assert [cell for cell in cells if cell[:1] and cell[0] in FORMULA] == []


def test_no_cell_of_a_workbook_is_a_formula() -> None:
    book = openpyxl.load_workbook(io.BytesIO(named("xlsx").write(content(_named_after(DANGEROUS + HOSTILE)))))
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    assert [cell.value for cell in cells if isinstance(cell.value, str) and cell.value[:1] in tuple(FORMULA)] == []
