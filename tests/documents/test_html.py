"""Web pages: main text, marks, metadata, and pages that are none."""

from __future__ import annotations

import socket

import pytest

from causerie.documents.html import read_html
from causerie.documents.options import Limits, LoadOptions
from causerie.documents.parts import Parts
from causerie.errors import UnreadableDocument
from causerie.vocabulary import MarkKind

PAGE = """<!doctype html><html lang="en"><head><title>Mill talk | The Tarn Post</title>
<meta property="og:site_name" content="The Tarn Post">
<meta name="author" content="Ina Velt">
<meta property="article:published_time" content="2024-05-04T10:00:00Z">
<link rel="canonical" href="https://tarn.example/mill"></head>
<body><nav><a href="/">Home</a> <a href="/news">All the news of the valley</a></nav>
<h1>The mill that burnt twice</h1>
<article><p>Mina Ovel, who ran the mill at Low Marren, spoke to us about fire.</p>
<figure><img src="m.jpg" alt=""><figcaption>The mill in spring. Photo: A. Nobody</figcaption></figure>
<p><strong>Why did the mill burn so fast this year, and who is to blame?</strong></p>
<p>Because nobody cleaned the loft. The council had promised <em>otherwise</em>,
and <b>that is the story</b> of the fire.<br>Then the wind came.</p>
<p><b>Q:</b> What will happen next?</p><p><b>A:</b> The lower town will burn again, unless the loft is cleaned.</p>
<h2>The money</h2><h3>Who pays for it?</h3>
<blockquote><p>Fires will come back next year, and nobody is ready for them at all.</p></blockquote>
<p>– And the harvest?</p><p>– The harvest is lost.&nbsp;Bread will cost more.</p>
<dl><dt>Velt</dt><dd>Are you leaving the town after all these years?</dd>
<dt>Ovel</dt><dd>No, because my house stands on the hill.</dd></dl>
<table><tr><td>Velt:</td><td>Who owns the loft?</td></tr></table>
</article><aside>Read more: other things</aside><footer>Copyright 2024</footer>
<script>alert("x")</script></body></html>"""


def read(page: str, **limits: int) -> Parts:
    return read_html(page.encode(), LoadOptions(limits=Limits(**limits)))


def test_the_main_text_without_the_page_around_it() -> None:
    text = read(PAGE).text
    assert text.startswith("Mina Ovel, who ran the mill")
    for words in ("All the news", "Photo: A. Nobody", "alert", "Copyright", "Read more"):
        assert words not in text
    assert "promised otherwise, and that is the story of the fire.\nThen the wind came." in text


def test_paragraphs_turns_and_quotations_keep_their_lines() -> None:
    lines = read(PAGE).text.split("\n")
    for line in (
        "Q: What will happen next?",
        "– And the harvest?",
        "Velt: Are you leaving the town after all these years?",
        "Ovel: No, because my house stands on the hill.",
        "Velt: Who owns the loft?",
        "Fires will come back next year, and nobody is ready for them at all.",
    ):
        assert line in lines


def test_marks() -> None:
    parts = read(PAGE)
    marked = [(mark.kind, parts.text[mark.start : mark.end]) for mark in parts.marks]
    assert (MarkKind.BOLD, "Why did the mill burn so fast this year, and who is to blame?") in marked
    assert (MarkKind.BOLD, "that is the story") in marked
    assert (MarkKind.HEADING, "The money") in marked
    assert (MarkKind.BOLD, "Who pays for it?") in marked


def test_metadata() -> None:
    parts = read(PAGE)
    assert (parts.title, parts.author, parts.outlet) == ("The mill that burnt twice", "Ina Velt", "The Tarn Post")
    assert (parts.url, parts.published, parts.language) == ("https://tarn.example/mill", "2024-05-04", "en")


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta name="date" content="2021-08">', "2021-08"),
        ('<meta itemprop="datePublished" content="4 May 2021">', "2021-05-04"),
        (
            '<script type="application/ld+json">{"@graph": [{"datePublished": "2021-08-15T01:00"}]}</script>',
            "2021-08-15",
        ),
        ('<script type="application/ld+json">{broken</script>', None),
        ('<meta name="date" content="4 May">', None),
        ("", None),
    ],
)
def test_the_day_of_publication_is_what_the_page_states(head: str, published: str | None) -> None:
    page = f"<html><head>{head}</head><body><p>The mill burnt. In 2019 it was new. Copyright 2018.</p></body></html>"
    assert read(page).published == published


def test_a_short_page_is_read_whole() -> None:
    parts = read("<html><body><div>The mill<br>burnt.</div><p>All of it.</p><script>no</script></body></html>")
    assert parts.text == "The mill\nburnt.\n\nAll of it."


def test_lines_of_preformatted_text_and_blocks_in_a_list_stay_apart() -> None:
    talk = "Q: Why?\nA: Because nobody cleaned it.\n" * 20
    lines = read(f"<html><body><article><pre>{talk}</pre></article></body></html>").text.split("\n")
    assert "A: Because nobody cleaned it." in lines
    asked = "<li>Why?<p>Because nobody cleaned it, and the spring was dry.</p></li>" * 9
    assert "Why?\nBecause nobody" in read(f"<html><body><article><ol>{asked}</ol></article></body></html>").text


def test_a_paragraph_in_italics_that_asks_is_a_question() -> None:
    words = "<p><em>Why did it burn?</em></p><p>Because <em>nobody</em> cleaned it, and the spring was dry.</p>" * 9
    parts = read(f"<html><body><article>{words}</article></body></html>")
    assert {parts.text[mark.start : mark.end] for mark in parts.marks} == {"Why did it burn?"}


def test_the_charset_of_the_page() -> None:
    page = '<html><head><meta charset="windows-1252"></head><body><p>The café burnt.</p></body></html>'
    assert read_html(page.encode("cp1252"), LoadOptions()).text == "The café burnt."
    with pytest.raises(UnreadableDocument, match="--encoding"):
        read_html(page.replace("windows-1252", "utf-8").encode("cp1252"), LoadOptions())


@pytest.mark.parametrize(
    ("page", "line"),
    [
        ("<html><body><script>x</script></body></html>", "without text"),
        ("<html><body>" + "<div>" * 100_000 + "deep" + "</div>" * 100_000, "nested too deeply"),
        ("<html><body>" + "<b>" * 100_000 + "deep", "nested too deeply"),
        ("<html><body>" + "<p>Word.</p>" * 60_000, "elements"),
        ('<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><html><body>&b;</body></html>', "entities"),
    ],
)
def test_hostile_pages_give_one_line(page: str, line: str) -> None:
    with pytest.raises(UnreadableDocument, match=line):
        read(page)


def test_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert "Mina Ovel" in read(PAGE).text


def test_a_page_over_the_limit_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="one document may have"):
        read(PAGE, page_bytes=100)
