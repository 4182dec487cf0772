"""The ledger in the formats of other programs."""

from __future__ import annotations

import csv
import dataclasses
import io
import json

import pytest
from openpyxl import load_workbook

from causerie.errors import BadRequest
from causerie.values import Bundle
from causerie.views.exchange import Content, named
from causerie.views.exchange.ledger_rows import COLUMNS
from ledger_cases import harbour

NAMES = ("ledger-csv", "ledger-xlsx", "ledger-json", "claims")


def _rows(bundle: Bundle) -> list[dict[str, str]]:
    data = named("ledger-csv").write(Content(bundle))
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_csv_has_a_row_a_statement_with_outcome_and_sources() -> None:
    rows = _rows(harbour())
    assert tuple(rows[0]) == COLUMNS
    assert [row["Status"] for row in rows] == ["yes", "no", "disputed", "no horizon"]
    assert rows[0]["Sources"].split("\n") == ["https://gazette.example/ferry", "https://post.example/ferry"]
    assert (rows[0]["Low"], rows[0]["High"], rows[1]["Low"]) == ("55", "80", "")
    assert (rows[1]["Imputed"], rows[1]["Early"], rows[1]["Late"]) == ("yes", "2020-04-14", "2021-03-14")
    assert rows[3]["Lacks"] == "does not say by when; does not say how much is enough"


def test_no_text_of_others_becomes_a_formula() -> None:
    rows = _rows(harbour(reply="=1+1", topic="@SUM(A1)"))
    assert rows[2]["Reply"] == "'=1+1"
    assert rows[2]["Topic"] == "'@SUM(A1)"
    book = load_workbook(io.BytesIO(named("ledger-xlsx").write(Content(harbour(reply="=1+1")))))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert {sheet.title for sheet in book.worksheets} == {"ledger", "counts", "sources"}
    assert "'=HYPERLINK(1)" in {cell.value for cell in cells}


def test_json_holds_counts_and_why_there_is_no_score() -> None:
    data = json.loads(named("ledger-json").write(Content(harbour(), date="2021-06-01")))
    assert data["as_of"] == "2021-06-01"
    assert data["counts"] == {"yes": 1, "no": 1, "disputed": 1, "no horizon": 1}
    assert data["score"] is None
    assert "No score" in data["unscored"]
    assert [one["name"] for one in data["entries"]] == ["F1", "F2", "F3", "F4"]


def test_claims_say_who_said_what_and_pass_no_verdict() -> None:
    written = named("claims").write(Content(harbour())).decode()
    data = json.loads(written)
    assert data["@context"] == "https://schema.org"
    assert {one["@type"] for one in data["@graph"]} == {"Claim"}
    assert "ClaimReview" not in written
    assert "reviewRating" not in written
    first = data["@graph"][0]
    assert first["author"] == {"@type": "Person", "name": "Mara Vell"}
    assert first["appearance"]["name"] == "The harbour"
    assert first["datePublished"] == "2020-03-14"
    assert first["temporalCoverage"] == "2020-03-14/2020-06-30"
    assert "temporalCoverage" not in data["@graph"][1]


@pytest.mark.parametrize("name", NAMES)
def test_withheld_entries_do_not_leave(name: str) -> None:
    bundle = harbour(withheld=True, reply="zebra")
    data = named(name).write(Content(bundle))
    if name == "ledger-xlsx":
        book = load_workbook(io.BytesIO(data))
        texts = [str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
        assert not any("council" in text or "zebra" in text for text in texts)
    else:
        assert b"council" not in data
        assert b"zebra" not in data


@pytest.mark.parametrize("name", NAMES)
def test_nothing_to_write_is_said(name: str) -> None:
    with pytest.raises(BadRequest, match="no forecast to write"):
        named(name).write(Content(dataclasses.replace(harbour(), ledger=None)))
