"""Word documents: words in order, marks, properties, and hostile archives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from docx.oxml import parse_xml

from causerie.documents.docx import read_docx
from causerie.documents.options import Limits, LoadOptions
from causerie.documents.parts import Parts
from causerie.errors import UnreadableDocument
from causerie.vocabulary import MarkKind

Build = Callable[..., bytes]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def fill(document: Any) -> None:
    document.core_properties.title = "Mill talk"
    document.core_properties.author = "Ina Velt"
    document.core_properties.subject = "fire"
    document.add_heading("The mill", 1)
    document.add_heading("Who burnt it?", 2)
    paragraph = document.add_paragraph()
    paragraph.add_run("Velt: ").bold = True
    paragraph.add_run("Why did it burn?")
    document.add_paragraph("Ovel: Nobody cleaned\nthe loft.\u00a0Nobody.")
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text = "Velt"
    table.rows[0].cells[1].text = "Who pays?"
    document.add_paragraph("")
    document.add_paragraph("The mill in spring", style="Caption")


def read(data: bytes, **limits: int) -> Parts:
    return read_docx(data, LoadOptions(limits=Limits(**limits)))


def test_paragraphs_and_tables_in_order(word: Build) -> None:
    assert read(word(fill)).text.split("\n\n") == [
        "The mill",
        "Who burnt it?",
        "Velt: Why did it burn?",
        "Ovel: Nobody cleaned\nthe loft.\u00a0Nobody.",
        "Velt: Who pays?",
        "The mill in spring",
    ]


def test_marks(word: Build) -> None:
    parts = read(word(fill))
    assert [(mark.kind, parts.text[mark.start : mark.end].strip()) for mark in parts.marks] == [
        (MarkKind.HEADING, "The mill"),
        (MarkKind.BOLD, "Who burnt it?"),
        (MarkKind.BOLD, "Velt:"),
        (MarkKind.CAPTION, "The mill in spring"),
    ]


def test_properties(word: Build) -> None:
    parts = read(word(fill))
    assert (parts.title, parts.author, parts.attributes["subject"]) == ("Mill talk", "Ina Velt", "fire")
    assert parts.published is None


def test_tracked_insertions_are_words_and_deletions_are_not(word: Build) -> None:
    def changed(document: Any) -> None:
        paragraph = document.add_paragraph("The mill ")
        paragraph._p.append(parse_xml(f"<w:ins {W}><w:r><w:t>burnt</w:t></w:r></w:ins>"))
        paragraph._p.append(parse_xml(f"<w:del {W}><w:r><w:delText>stood</w:delText></w:r></w:del>"))

    assert read(word(changed)).text == "The mill burnt"


def test_content_controls_are_read(word: Build) -> None:
    def form(document: Any) -> None:
        paragraph = "<w:p><w:r><w:t>In a form.</w:t></w:r></w:p>"
        document.element.body.insert(0, parse_xml(f"<w:sdt {W}><w:sdtContent>{paragraph}</w:sdtContent></w:sdt>"))
        document.add_paragraph("After it.")

    assert read(word(form)).text == "In a form.\n\nAfter it."


def test_a_document_without_words(word: Build) -> None:
    with pytest.raises(UnreadableDocument, match="no text"):
        read(word(lambda document: None))


@pytest.mark.parametrize("share", [0.2, 0.5, 0.95])
def test_a_truncated_document(word: Build, share: float) -> None:
    data = word(fill)
    with pytest.raises(UnreadableDocument, match="truncated or damaged"):
        read(data[: int(share * len(data))])


def test_a_bomb(word: Build, repacked: Build) -> None:
    data = repacked(word(fill), {"word/media/a.png": b"\0" * 3_000_000})
    with pytest.raises(UnreadableDocument, match="unpack"):
        read(data, unpacked_bytes=2_000_000)


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (f'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document {W}><w:body/></w:document>', "entities"),
        (f"<w:document {W}><w:body>" + "<w:p>" * 50_000 + "</w:p>" * 50_000 + "</w:body></w:document>", "nested"),
        (f"<w:document {W}><w:body>", "is damaged"),
        ("\x00\x01", "is damaged"),
    ],
)
def test_hostile_xml(word: Build, repacked: Build, body: str, line: str) -> None:
    with pytest.raises(UnreadableDocument, match=line):
        read(repacked(word(fill), {"word/document.xml": body}))


def test_another_archive_is_no_document(word: Build, repacked: Build, excel: Build) -> None:
    with pytest.raises(UnreadableDocument, match=r"word/document\.xml"):
        read(excel(["a"]))
