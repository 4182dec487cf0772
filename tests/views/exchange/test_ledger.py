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
from causerie.vocabulary import Outlook
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


def test_what_was_called_unlikely_has_a_status_and_a_column_of_its_own() -> None:
    bundle = harbour()
    assert bundle.ledger is not None
    first, *others = bundle.ledger.entries
    entries = (dataclasses.replace(first, outlook=Outlook.UNLIKELY_NO), *others)
    bundle = dataclasses.replace(bundle, ledger=dataclasses.replace(bundle.ledger, entries=entries))
    assert [row["Status"] for row in _rows(bundle)] == ["no, called unlikely", "no", "disputed", "no horizon"]
    assert _rows(bundle)[0]["Result"] == "yes"
    book = load_workbook(io.BytesIO(named("ledger-xlsx").write(Content(bundle))))
    header, row = (next(book["counts"].iter_rows(at, at, values_only=True)) for at in (1, 2))
    told = dict(zip(header, row, strict=True))
    assert (told["By"], told["Forecasts"]) == ("speaker", 4)
    assert told["Called_unlikely_and_did_not_happen"] == 1
    assert (told["Did_not_come_true"], told["Came_true"], told["Disputed"]) == (1, 0, 1)


CLAIM = {"@id", "@type", "identifier", "text", "name", "datePublished", "author", "appearance", "temporalCoverage"}
CLAIM |= {"about"}
WORK = {"@type", "name", "url", "datePublished", "inLanguage", "author", "publisher"}
"""Properties that schema.org defines for a Claim, a CreativeWork and a Thing, of which the file uses these."""


def test_claims_use_words_of_schema_org_alone() -> None:
    bundle = harbour(topic="council")
    told = {"author": "Ida Rook", "outlet": "Harbour Post", "url": "https://post.example"}
    document = dataclasses.replace(bundle.documents[0], **told)
    graph = json.loads(named("claims").write(Content(dataclasses.replace(bundle, documents=(document,)))))["@graph"]
    assert {name for one in graph for name in one} == CLAIM
    assert {name for one in graph for name in one["appearance"]} == WORK
    works = [one["appearance"] for one in graph]
    people = [one[part] for one in (*graph, *works) for part in ("author", "publisher") if part in one]
    assert {one["@type"] for one in people} == {"Person", "Organization"}
    assert all(set(one) == {"@type", "name"} for one in (*people, *(one["about"] for one in graph if "about" in one)))


def test_a_claim_is_of_whom_it_is_reported_of() -> None:
    bundle = harbour(source=("Mara Vell", "Bank of Tarn"))
    authors = [one["author"] for one in json.loads(named("claims").write(Content(bundle)))["@graph"]]
    assert authors[2] == {"@type": "Organization", "name": "Bank of Tarn"}
    assert authors[0] == {"@type": "Person", "name": "Mara Vell"}


def test_a_claim_tells_that_it_is_a_denial() -> None:
    names = [one["name"] for one in json.loads(named("claims").write(Content(harbour(negated=True))))["@graph"]]
    assert names[2:] == ["will not happen: The council could strike back", "The bread will never be cheap again"]


def test_json_tells_when_a_document_was_spoken_and_published() -> None:
    data = json.loads(named("ledger-json").write(Content(harbour())))
    assert {(one["spoken"], one["published"]) for one in data["entries"]} == {(None, "2020-03-14")}


def test_only_what_bears_on_a_score_takes_it_away() -> None:
    bundle = harbour(withheld=True)
    assert bundle.ledger is not None
    why = json.loads(named("ledger-json").write(Content(bundle)))
    assert (why["unscored"], why["withheld"]) == (bundle.ledger.unscored, 1)
    ranged = harbour(withheld=True, range=(20, 45))
    assert "withheld" in json.loads(named("ledger-json").write(Content(ranged)))["unscored"]
