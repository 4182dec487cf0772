"""Outcomes as CSV: out and in again, and what is refused."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.errors import BadRequest
from causerie.values import Resolution, Source
from causerie.values.outcomes import Told
from causerie.views.exchange.outcomes_csv import read, write
from causerie.vocabulary import Result
from settling_cases import entry

HEAD = "forecast,result,on,source,quote,low,high\n"
TEXT = st.text(string.ascii_letters + " =+-@'\",;\n", max_size=20).map(str.strip)
SOURCES = st.lists(st.builds(Source, st.just("https://a.example/x"), TEXT), min_size=1, max_size=3).map(tuple)
RESOLUTIONS = st.builds(Resolution, st.sampled_from(Result), st.sampled_from(["2031", "2031-06-10"]), SOURCES, TEXT)


@given(st.lists(RESOLUTIONS, min_size=1, max_size=4), st.sampled_from([True, False, None]))
def test_what_is_written_is_read(resolutions: list[Resolution], condition: bool | None) -> None:
    told = [
        Told(f"F{number}", one, condition, "ab", (number, 9), reply="") for number, one in enumerate(resolutions, 1)
    ]
    found = read(write((one, entry()) for one in told))
    assert [(one.forecast, one.resolution, one.condition, one.document, one.place) for one in found] == [
        (one.forecast, one.resolution, one.condition, one.document, one.place) for one in told
    ]


def test_rows_of_one_forecast_are_its_sources() -> None:
    (one,) = read(f"{HEAD}F1,yes,2031-06-10,https://a.example\nf1,YES,2031-06-10,https://b.example\n".encode())
    assert [source.url for source in one.resolution.sources] == ["https://a.example", "https://b.example"]
    assert one.rows == (2, 3)


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ("F1,maybe,2031-06-10,https://a.example", "row 2, column result: 'maybe'"),
        ("F1,yes,2031-02-30,https://a.example", "row 2, column on: '2031-02-30'"),
        ("F1,yes,2031-06-10,", "row 2, column source: is empty"),
        (",yes,2031-06-10,https://a.example", "row 2, column forecast: is empty"),
        ("F1,yes,2031-06-10,https://a.example,=1+1", "row 2, column quote: '=1+1' would run as a formula"),
        ("F1,yes,2031-06-10,https://a.example,x,10,101", "row 2, column high"),
        ("F1,yes,2031-06-10,https://a.example,x,-1,50", "row 2, column low: -1 is outside 0 to 100"),
        ("F1,yes,2031-06-10,https://a.example,x,60,50", "row 2, column low: 60 is more than 50"),
        ("F1,yes,2031-06-10,https://a.example\nF1,no,2031-06-10,https://a.example", "row 3, column result: F1 is no"),
        ("F1,yes,2031-06-10,https://a.example,x,1,2,3", "row 2: has 8 cells"),
        ("", "row 2: holds no outcome"),
    ],
)
def test_what_is_wrong_is_named_with_row_and_column(rows: str, place: str) -> None:
    with pytest.raises(BadRequest) as caught:
        read((HEAD + rows).encode())
    assert str(caught.value).startswith(place)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"forecast,result\nF1,yes\n", "lacks a column on"),
        (b"forecast,result,on,source,colour\n", "row 1, column 5: no column 'colour'"),
        (
            "forecast,result,on,source,note\nF1,yes,2031,https://a.example,Mühle\n".encode("latin-1"),
            "row 2, character 32: byte 0xfc",
        ),
        (b"\x00\x01", "binary"),
        (b"PK\x03\x04...", "Excel workbook"),
        (b"forecast,result,on,source,start,end\nF1,yes,2031,https://a.example,7,\n", "row 2, column end: is empty"),
        (b"forecast,result,on,source,start,end\nF1,yes,2031,https://a.example,7,7\n", "row 2, column end: 7 does not"),
    ],
)
def test_wrong_columns_and_encodings_are_refused(data: bytes, said: str) -> None:
    with pytest.raises(BadRequest, match=said):
        read(data)


def test_words_that_would_run_as_formulas_are_guarded() -> None:
    held = Resolution(Result.YES, "2031", (Source("https://a.example", "=cmd"),), "@note")
    text = write([(Told("F1", held), entry())]).decode("utf-8-sig")
    assert "'=cmd" in text
    assert ",=cmd" not in text
    assert read(text.encode())[0].resolution == held


def test_what_was_replaced_needs_an_outcome_that_holds() -> None:
    head = "forecast,result,on,source,dispute,replaced\n"
    two = read(f"{head}F1,no,2031-06-30,https://b.example,,\nF1,yes,2031-06-10,https://a.example,Not so.,1\n".encode())
    assert [(one.resolution.result, one.turn, one.dispute) for one in two] == [
        (Result.NO, 0, ""),
        (Result.YES, 1, "Not so."),
    ]
    with pytest.raises(BadRequest, match="row 2, column replaced: no outcome of F1 holds"):
        read(f"{head}F1,yes,2031-06-10,https://a.example,,1\n".encode())
    with pytest.raises(BadRequest, match="row 2, column replaced"):
        read(f"{head}F1,yes,2031-06-10,https://a.example,,first\n".encode())
