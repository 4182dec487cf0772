"""Rows of .jsonl: what is wrong is said, the id survives."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.documents.jsonl import as_text, read_row

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)


@given(st.dictionaries(st.sampled_from(["id", "text", "date", "title", "source", "site"]) | st.text(max_size=5), JSON))
def test_every_object_gives_a_document_or_a_line(data: dict[str, object]) -> None:
    row = read_row(json.dumps(data).encode())
    assert (row.parts is None) != (row.error is None)
    assert row.error is None or "\n" not in row.error


@given(st.binary(max_size=60))
def test_every_line_gives_a_document_or_a_line(line: bytes) -> None:
    row = read_row(line)
    assert (row.parts is None) != (row.error is None)


@pytest.mark.parametrize(
    ("line", "row_id", "error"),
    [
        (b'{"id": "a"}', "a", "has no field 'text'"),
        (b'{"id": 3, "text": ["x"]}', "3", "no string"),
        (b"[1, 2]", None, "no object"),
        (b'{"id": "a", "text": "x', "a", "is not JSON"),
        (b'{"id": "a", "text": "\xff"}', "a", "UTF-8"),
        (b'{"id": "a", "text": "x", "y": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "a", "nested too deeply"),
        (b'{"id": "a", "text": "x", "y": ' + b"9" * 5000 + b"}", "a", "number too long"),
        (b'{"id": "a", "text": "\\ud83d"}', "a", "surrogate"),
        (b'{"id": "a", "text": "x\\u0000y"}', "a", "binary"),
        (b'{"id": true, "text": ""}', None, "is empty"),
    ],
)
def test_what_is_wrong_is_said(line: bytes, row_id: str | None, error: str) -> None:
    row = read_row(line)
    assert row.id == row_id
    assert row.error is not None
    assert error in row.error


def test_known_fields_and_others() -> None:
    data = {
        "id": "r1",
        "text": "The mill burnt.\r\nIt did.",
        "title": "Mill",
        "date": "4 May 2024",
        "published": "May 2024",
        "source": "Tarn Post",
        "translated_from": "Tarnish",
        "speaker": "Mina Ovel",
        "site": "north",
        "n": 3,
        "ok": True,
    }
    parts = read_row(json.dumps(data).encode()).parts
    assert parts is not None
    assert parts.text == "The mill burnt.\nIt did."
    assert (parts.title, parts.spoken, parts.published, parts.outlet) == ("Mill", "2024-05-04", "2024-05", "Tarn Post")
    assert (parts.translated_from, parts.speaker) == ("Tarnish", "Mina Ovel")
    assert parts.attributes == {"source": "Tarn Post", "site": "north", "n": "3", "ok": "true"}


def test_a_date_without_a_year_is_an_attribute_and_said() -> None:
    parts = read_row(b'{"text": "It burnt.", "date": "4 May"}').parts
    assert parts is not None
    assert (parts.spoken, parts.attributes["date"]) == (None, "4 May")
    assert "4 May" in parts.notes[0]


def test_a_source_that_is_an_address_is_the_url() -> None:
    parts = read_row(b'{"text": "It burnt.", "source": "https://tarn.example/1"}').parts
    assert parts is not None
    assert (parts.url, parts.outlet) == ("https://tarn.example/1", None)


@pytest.mark.parametrize(("value", "text"), [(None, None), (" ", None), ("a\nb", "a b"), (1.5, "1.5"), ([1], "[1]")])
def test_as_text(value: object, text: str | None) -> None:
    assert as_text(value) == text
