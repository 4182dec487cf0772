"""The kind of a file."""

from __future__ import annotations

import pytest

from causerie.documents.sniff import ENDINGS, Kind, misnamed, sniff
from causerie.errors import UnreadableDocument


@pytest.mark.parametrize(
    ("ending", "kind"), [pair for pair in ENDINGS.items() if pair[1] not in (Kind.PDF, Kind.DOCX, Kind.XLSX)]
)
def test_a_text_file_is_what_its_ending_says(ending: str, kind: Kind) -> None:
    assert sniff(b"Some words.", ending) is kind
    assert sniff(b"Some words.", ending.upper()) is kind


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"%PDF-1.7\n", Kind.PDF),
        (b"PK\x03\x04....word/document.xml", Kind.DOCX),
        (b"PK\x03\x04....xl/workbook.xml", Kind.XLSX),
        (b"<!DOCTYPE html><p>x", Kind.HTML),
        (b"\xef\xbb\xbf \n<html lang='en'>", Kind.HTML),
        (b"WEBVTT\n\n", Kind.VTT),
        (b"1\r\n00:00:01,000 --> 00:00:02,000\r\nHi", Kind.SRT),
        (b'{"text": "Hi"}\n{"text": "Ho"}', Kind.JSONL),
        (b'{"note": "Hi"}', Kind.TEXT),
        (b"{not json", Kind.TEXT),
        (b"Hello", Kind.TEXT),
    ],
)
def test_without_an_ending_the_beginning_decides(head: bytes, kind: Kind) -> None:
    assert sniff(head, "") is kind


@pytest.mark.parametrize("ending", [".txt", ".md", ".html", ".jsonl", ""])
def test_a_packed_file_under_a_wrong_name_is_read_as_what_it_is(ending: str) -> None:
    assert sniff(b"%PDF-1.4 ...", ending) is Kind.PDF


def test_a_web_page_named_txt_is_a_web_page() -> None:
    assert sniff(b"<!DOCTYPE html><html><body>Words", ".txt") is Kind.HTML
    assert misnamed(Kind.HTML, ".txt") == "named .txt but read as what it is: web page"
    assert sniff(b"<b>Words</b>", ".txt") is Kind.TEXT


@pytest.mark.parametrize("ending", [".pdf", ".docx", ".XLSX"])
def test_a_text_named_like_a_packed_file_is_refused(ending: str) -> None:
    with pytest.raises(UnreadableDocument, match=rf"is named {ending.lower()} but is no .*name it \.txt"):
        sniff(b"Only words.", ending)
    assert misnamed(Kind.TEXT, ".txt") is None
    assert misnamed(Kind.TEXT, ".log") is None


@pytest.mark.parametrize(
    ("head", "ending", "line"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", ".docx", "encrypted"),
        (b"PK\x03\x04 something.bin", ".zip", "ZIP"),
        (b"PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.text", ".odt", "OpenDocument"),
        (b"PK\x03\x04 ppt/slides", ".pptx", "PowerPoint"),
        (b"PK\x05\x06", ".docx", "empty"),
        (b"{\\rtf1 words}", ".txt", "RTF"),
        (b"{}", ".json", ".jsonl"),
    ],
)
def test_kinds_that_are_not_read(head: bytes, ending: str, line: str) -> None:
    with pytest.raises(UnreadableDocument, match=line):
        sniff(head, ending)
