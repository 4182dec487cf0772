"""The stored text of a text file is the file itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.documents.decode import decode_text
from causerie.errors import UnreadableDocument

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), min_size=1).filter(
    lambda text: bool(text.strip().strip("\ufeff\u200b")) and not text.startswith("\ufeff")
)


@given(TEXTS)
def test_utf8_with_lf_is_kept_character_for_character(text: str) -> None:
    assert decode_text(text.encode()) == text


@given(TEXTS, st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]))
def test_a_byte_order_mark_is_dropped(text: str, encoding: str) -> None:
    assert decode_text(text.encode(encoding)) == text


@given(TEXTS, st.sampled_from(["\r\n", "\r"]))
def test_other_line_ends_become_lf(text: str, end: str) -> None:
    assert decode_text(text.replace("\n", end).encode()) == text


def test_nothing_is_normalised() -> None:
    text = "e\u0301 \u00e9 \u00a0 \u2028 \u2026 “quoted” 🙂 \u202eright\u202c\tend \n"
    assert decode_text(text.encode()) == text


def test_another_encoding_is_refused_with_the_hint_and_read_with_the_option() -> None:
    data = "The café closed.".encode("cp1252")
    with pytest.raises(UnreadableDocument, match=r"0xe9.*--encoding"):
        decode_text(data)
    assert decode_text(data, "cp1252") == "The café closed."


def test_utf16_without_a_mark_is_recognised_but_not_guessed() -> None:
    data = "The ferry sails again.".encode("utf-16-be")
    with pytest.raises(UnreadableDocument, match="--encoding utf-16-be"):
        decode_text(data)
    assert decode_text(data, "utf-16-be") == "The ferry sails again."


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b" \n\t \xc2\xa0\n", "white space"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        (b"abc\x00def", "binary"),
        (b"\x01\x02\x03\x04 abc", "binary"),
    ],
)
def test_no_text(data: bytes, line: str) -> None:
    with pytest.raises(UnreadableDocument, match=line):
        decode_text(data)


def test_a_few_control_characters_are_text() -> None:
    text = "\x1b[31mRed\x1b[0m and a form feed\x0c, the mayor said, " + "and more words. " * 20
    assert decode_text(text.encode()) == text
