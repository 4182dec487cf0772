"""A coding without the words that it is of, applied to whoever's copy of the text."""

from __future__ import annotations

import dataclasses
import datetime
import json
from pathlib import Path

import pytest

from causerie.errors import BadRequest
from causerie.pipeline.deciding import By
from causerie.pipeline.labels import bring_labels, date_in, person_in, read_labels, wordless
from causerie.pipeline.rebuilding import Rebuild, rebuild
from causerie.pipeline.viewing import look
from causerie.values import Document, Forecast
from causerie.vocabulary import Act, Resolvable
from makers import forecast, mention_in

TEXT = "Mara Vell said that the ferry will stop running by June 2020. The mill will close soon.\n"
BY = By("Ina", lambda: datetime.datetime(2021, 6, 1, tzinfo=datetime.UTC), "test")


@pytest.fixture
def held(tmp_path: Path) -> tuple[Path, Document]:
    """A workspace that holds the text, and the document in it."""
    talk, workspace = tmp_path / "talk.txt", tmp_path / "page.db"
    talk.write_text(TEXT, encoding="utf-8")
    rebuild(workspace, Rebuild((str(talk),), "rules"), BY)
    return workspace, look(workspace).documents[0]


def _ferry(document: Document) -> Forecast:
    item = forecast(document.text, "the ferry will stop running by June 2020", "the ferry will stop running")
    return dataclasses.replace(item, horizon=mention_in(document.text, "by June 2020"), resolvable=Resolvable.YES)


def _lines(*rows: dict[str, object]) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def test_a_row_holds_no_word_of_the_text(held: tuple[Path, Document]) -> None:
    row = json.dumps(wordless(held[1], _ferry(held[1])))
    assert "ferry" not in row
    assert "June" not in row
    assert held[1].sha256 in row


def test_the_coding_comes_back_with_its_words(held: tuple[Path, Document]) -> None:
    workspace, document = held
    rows = read_labels(
        _lines(
            wordless(document, _ferry(document)),
            {"document": document.sha256, "act": "reject", "kind": "forecast", "rest": True},
        )
    )
    bring_labels(workspace, rows, BY)
    bundle = look(workspace)
    (found,) = bundle.readings[0].forecasts
    assert (found.quote, found.proposition, found.horizon) == (
        _ferry(document).quote,
        _ferry(document).proposition,
        _ferry(document).horizon,
    )
    assert bundle.reviewed[found.id] in (Act.ACCEPT, Act.EDIT)


def test_what_no_reader_found_is_kept_as_by_hand(held: tuple[Path, Document]) -> None:
    workspace, document = held
    own = forecast(document.text, "Mara Vell said", "Mara Vell")
    bring_labels(workspace, read_labels(_lines(wordless(document, own))), BY)
    assert own.quote in [one.quote for one in look(workspace).readings[0].forecasts]


def test_a_coding_of_another_text_is_refused(held: tuple[Path, Document]) -> None:
    row = {**wordless(held[1], _ferry(held[1])), "document": "f" * 64}
    with pytest.raises(BadRequest, match="row 1: is of another text"):
        bring_labels(held[0], read_labels(_lines(row)), BY)


def test_all_or_none(held: tuple[Path, Document]) -> None:
    workspace, document = held
    good = wordless(document, _ferry(document))
    bad = {**good, "item": {**good["item"], "end": 10_000}}
    with pytest.raises(BadRequest, match="row 2: the item cannot be understood"):
        bring_labels(workspace, read_labels(_lines(good, bad)), BY)
    assert not look(workspace).reviewed


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("not json", "row 1: is not JSON"),
        ("[]", 'expected an object with "document"'),
        ('{"document": "a"}', 'neither "act" nor "date"'),
        ('{"document": "a", "act": "burn"}', "act 'burn' is not known; the acts are: accept, reject, merge"),
    ],
)
def test_rows_that_cannot_be_understood(line: str, problem: str) -> None:
    with pytest.raises(BadRequest, match=problem):
        read_labels(line.encode())


def test_a_date_that_does_not_exist_is_refused() -> None:
    rows = read_labels(b'{"document": "a", "date": "2021-02-30"}')
    with pytest.raises(BadRequest, match="row 1: date '2021-02-30' is not a date"):
        date_in(rows)
    assert date_in(read_labels(b'{"document": "a", "date": "2021-02-03"}')) == "2021-02-03"


def test_the_file_says_who_decided() -> None:
    assert person_in(read_labels(b'{"document": "a", "date": "2021"}\n{"document": "a", "by": " Ina "}')) == "Ina"
    assert person_in(read_labels(b'{"document": "a", "date": "2021"}')) is None
    with pytest.raises(BadRequest, match='row 1: "by" is no name'):
        person_in(read_labels(b'{"document": "a", "by": 3}'))


def test_a_file_in_another_encoding_is_refused() -> None:
    with pytest.raises(BadRequest, match="not UTF-8"):
        read_labels(b"\xff\xfe{")
