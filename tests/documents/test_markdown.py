"""Markdown is stored as it is; its signs are marked."""

from __future__ import annotations

from causerie.documents.markdown import read_markdown
from causerie.documents.options import LoadOptions
from causerie.vocabulary import MarkKind

TALK = """---
title: "Mill talk"
date: 4 May 2024
source: Tarn Post
site: north
tags:
  - fire
---
# The mill

## Who burnt it?

**Q: Why?** Because [the council](https://tarn.example) slept. ![The mill](mill.png)

Money
-----

<!-- a remark -->
> Nobody _ever_ paid snake_case_names 2 * 3 * 4.
"""


def test_the_text_is_the_file() -> None:
    assert read_markdown(TALK.encode(), LoadOptions()).text == TALK


def test_front_matter_is_metadata() -> None:
    parts = read_markdown(TALK.encode(), LoadOptions())
    assert (parts.title, parts.spoken, parts.outlet) == ("Mill talk", "2024-05-04", "Tarn Post")
    assert parts.attributes == {"source": "Tarn Post", "site": "north"}


def test_signs_are_marked_and_bold_is_bold() -> None:
    parts = read_markdown(TALK.encode(), LoadOptions())
    marked = [(mark.kind, TALK[mark.start : mark.end]) for mark in parts.marks]
    assert marked[0][0] is MarkKind.FURNITURE
    assert marked[0][1].endswith("---\n")
    for expected in (
        (MarkKind.HEADING, "The mill"),
        (MarkKind.BOLD, "Who burnt it?"),
        (MarkKind.BOLD, "Q: Why?"),
        (MarkKind.SIGN, "**"),
        (MarkKind.SIGN, "](https://tarn.example)"),
        (MarkKind.SIGN, "_"),
        (MarkKind.SIGN, "> "),
        (MarkKind.CAPTION, "![The mill](mill.png)"),
        (MarkKind.HEADING, "Money"),
        (MarkKind.FURNITURE, "<!-- a remark -->"),
    ):
        assert expected in marked


def test_underscores_and_stars_in_words_are_no_signs() -> None:
    parts = read_markdown(TALK.encode(), LoadOptions())
    signs = [mark.start for mark in parts.marks if mark.kind is MarkKind.SIGN and TALK[mark.start] in "_*"]
    assert TALK.index("snake_") + 5 not in signs
    assert TALK.index("* 3") not in signs


def test_a_rule_at_the_start_is_no_front_matter() -> None:
    parts = read_markdown(b"---\n\nThe mill burnt.\n", LoadOptions())
    assert parts.attributes == {}
    assert parts.title is None
