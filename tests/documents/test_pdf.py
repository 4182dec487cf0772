"""PDF: running text out of lines, and files that are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from causerie.documents.options import Limits, LoadOptions
from causerie.documents.pdf import read_pdf
from causerie.errors import UnreadableDocument
from causerie.vocabulary import MarkKind

Build = Callable[..., bytes]
TALK = [
    (60, 760, 18, False, "The mill that burnt twice"),
    (60, 720, 11, True, "Why did the mill burn so fast, and who is to blame for the fire in the loft?"),
    (60, 690, 11, False, "Because nobody had cleaned the loft. The council had promised otherwise, but its depart-"),
    (60, 676, 11, False, "ment of works was asleep, and the wind did what the wind does in a dry spring here, a"),
    (60, 662, 11, False, "well-known thing."),
    (60, 632, 11, False, "– And what will happen next?"),
    (60, 602, 11, False, "– The lower town will burn too, unless somebody cleans the lofts of all the mills be-"),
]
NEXT = [
    (60, 760, 11, False, "fore the summer comes. That is a well-known thing."),
    (60, 730, 11, False, "And nobody will."),
]


BLAME = (
    "Because nobody had cleaned the loft. The council had promised otherwise, but its department of works was asleep, "
    "and the wind did what the wind does"
)
NEXT_FIRE = "– The lower town will burn too, unless somebody cleans the lofts of all the mills before"


def test_lines_become_paragraphs(pdf: Build) -> None:
    parts = read_pdf(pdf(TALK, NEXT), LoadOptions())
    assert parts.text.split("\n\n") == [
        "The mill that burnt twice",
        "Why did the mill burn so fast, and who is to blame for the fire in the loft?",
        f"{BLAME} in a dry spring here, a well-known thing.",
        "– And what will happen next?",
        f"{NEXT_FIRE} the summer comes. That is a well-known thing.",
        "And nobody will.",
    ]


def test_headings_and_bold_questions_are_marked(pdf: Build) -> None:
    parts = read_pdf(pdf(TALK), LoadOptions())
    marked = [(mark.kind, parts.text[mark.start : mark.end]) for mark in parts.marks]
    assert marked == [
        (MarkKind.HEADING, "The mill that burnt twice"),
        (MarkKind.BOLD, "Why did the mill burn so fast, and who is to blame for the fire in the loft?"),
    ]


def test_headers_footers_and_page_numbers_are_left_out(pdf: Build) -> None:
    pages = [
        [
            (60, 820, 8, False, "The Tarn Post, May"),
            *[(60, 760 - 14 * at, 11, False, f"Words of page {page} in line {at} go on and on") for at in range(9)],
            (500, 30, 8, False, f"Page {page} of 4"),
        ]
        for page in range(1, 5)
    ]
    text = read_pdf(pdf(*pages), LoadOptions()).text
    assert "Tarn Post" not in text
    assert "of 4" not in text
    assert text.count("Words of page") == 36


def test_properties(pdf: Build) -> None:
    parts = read_pdf(pdf(TALK, title="Mill talk", author="Ina Velt"), LoadOptions())
    assert (parts.title, parts.author, parts.published) == ("Mill talk", "Ina Velt", None)
    assert parts.attributes["created"][4] == "-"


def test_an_encrypted_file_is_refused(pdf: Build) -> None:
    with pytest.raises(UnreadableDocument, match="encrypted"):
        read_pdf(pdf(TALK, password="secret"), LoadOptions())


def test_a_truncated_file_is_refused(pdf: Build) -> None:
    data = pdf(TALK, NEXT)
    with pytest.raises(UnreadableDocument, match="truncated"):
        read_pdf(data[: len(data) // 2], LoadOptions())


def test_a_damaged_file_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="damaged"):
        read_pdf(b"%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\n%%EOF", LoadOptions())


def test_pages_of_pictures_are_said(pdf: Build) -> None:
    with pytest.raises(UnreadableDocument, match="OCR"):
        read_pdf(pdf([]), LoadOptions())


def test_too_many_pages_are_refused(pdf: Build) -> None:
    with pytest.raises(UnreadableDocument, match="3 pages"):
        read_pdf(pdf(TALK, TALK, TALK), LoadOptions(limits=Limits(pages=2)))


def test_a_reader_that_runs_out_of_memory_or_time_gives_one_line(pdf: Build) -> None:
    with pytest.raises(UnreadableDocument, match="reader fail"):
        read_pdf(pdf(TALK), LoadOptions(limits=Limits(memory=1_000_000)))
