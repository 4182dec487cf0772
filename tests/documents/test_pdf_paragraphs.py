"""Where a paragraph of a page ends."""

from __future__ import annotations

import pytest

from causerie.documents.pdf_paragraphs import Line, paragraphs


def page(*lines: tuple[str, float] | tuple[str, float, float]) -> list[Line]:
    """Lines of 10 points: (words, y) or (words, y, x); their width is that of their characters."""
    return [
        Line(words, x, y, x + 5 * len(words), y + 10, 10)
        for words, y, x in ((*line, 50.0) if len(line) == 2 else line for line in lines)
    ]


def texts(*pages: list[Line]) -> list[str]:
    return ["".join(text for text, _ in runs) for runs in paragraphs(pages)]


FULL = "Words that fill a whole line of this page up to its very end"


def test_a_wider_gap_begins_a_paragraph() -> None:
    assert texts(page((FULL, 500), (FULL, 488), (FULL, 476), (FULL, 450))) == [f"{FULL} {FULL} {FULL}", FULL]


def test_a_short_last_line_begins_a_paragraph() -> None:
    assert texts(page((FULL, 500), ("It ended.", 488), (FULL, 476))) == [f"{FULL} It ended.", FULL]


def test_an_indent_begins_a_paragraph() -> None:
    ended = FULL[:-1] + "."
    assert texts(page((ended, 500), (FULL, 488, 70.0), (FULL, 476))) == [ended, f"{FULL} {FULL}"]


@pytest.mark.parametrize("opening", ["– Why?", "Q: Why?", "Ovel: Why?", ">> Why?"])
def test_a_change_of_speaker_begins_a_paragraph(opening: str) -> None:
    ended = FULL[:-1] + "."
    assert texts(page((ended, 500), (opening, 488))) == [ended, opening]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("the depart-", "ment", "the department"),
        ("the depart\u00ad", "ment", "the department"),
        ("the Low-", "Marren road", "the Low-Marren road"),
        ("the mill—", "burnt", "the mill—burnt"),
        ("the mill –", "burnt", "the mill – burnt"),
    ],
)
def test_hyphens_at_line_ends(first: str, second: str, joined: str) -> None:
    assert texts(page((FULL, 512), (FULL, 500), (first, 488), (second, 476)))[-1].endswith(joined)


def test_a_hyphen_that_the_text_uses_elsewhere_stays() -> None:
    lines = page(("a well-known mill and a well-", 500), ("known fire", 488))
    assert texts(lines) == ["a well-known mill and a well-known fire"]


def test_a_sentence_goes_on_over_the_page() -> None:
    first = page(*[(FULL, 500 - 12 * at) for at in range(6)])
    second = page(*[(FULL.lower(), 500 - 12 * at) for at in range(6)])
    assert len(texts(first, second)) == 1


def test_no_lines_no_paragraphs() -> None:
    assert texts() == []
    assert texts([]) == []
