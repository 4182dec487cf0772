"""The formats by name and suffix, what each writes, and the page that tells what survives."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import networkx as nx
import openpyxl
import pytest

from causerie.errors import BadRequest
from causerie.values import Bundle, Map
from causerie.views.exchange import FORMATS, Content, Format, Keeps, named, of_path
from causerie.views.exchange.picture import plain
from exchange_maps import SMALL, content
from exchange_talk import talk

PAGE = Path(__file__).resolve().parents[3] / "docs" / "formats.md"


def table() -> list[str]:
    """The table of the page, from what the formats say of themselves."""
    lines = ["| | " + " | ".join(f"`{one.suffix}`" for one in FORMATS) + " |"]
    lines.append("|---|" + "---|" * len(FORMATS))
    lines.append("| comes back as | " + " | ".join(_back(one) for one in FORMATS) + " |")
    return lines + [
        f"| {kept.value} | " + " | ".join("yes" if kept in one.keeps else "" for one in FORMATS) + " |"
        for kept in Keeps
    ]


def _back(one: Format) -> str:
    return "map" if one.read else "documents" if one.bring else "–"


def test_the_page_has_the_table_of_what_survives() -> None:
    assert "\n".join(table()) in PAGE.read_text("utf-8"), "write into docs/formats.md:\n" + "\n".join(table())


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.name)
def test_the_page_tells_of_every_format(one: Format) -> None:
    assert re.search(
        rf"^\*\*{re.escape(one.title)}\*\* \(`{re.escape(one.suffix)}`", PAGE.read_text("utf-8"), re.MULTILINE
    )


def test_names_and_suffixes_are_of_one_format_each() -> None:
    assert len({one.name for one in FORMATS}) == len({one.suffix for one in FORMATS}) == len(FORMATS)
    assert all(of_path(Path(f"a{one.suffix}")) is one for one in FORMATS)


@pytest.mark.parametrize(
    ("path", "name"), [("m.json", "kumu"), ("m.SD.JSON", "sd-ai"), ("a.matrix.csv", "matrix"), ("a.b.csv", "csv")]
)
def test_the_longest_suffix_decides(path: str, name: str) -> None:
    assert of_path(Path(path)).name == name


def test_an_unknown_format_gets_those_there_are() -> None:
    with pytest.raises(BadRequest, match=r"m\.doc: no format has this suffix; use one of \.csv"):
        of_path(Path("m.doc"))
    with pytest.raises(BadRequest, match="there is no format 'word'; the formats are: csv, matrix"):
        named("word")


@pytest.mark.parametrize("one", [one for one in FORMATS if not one.documents], ids=lambda one: one.name)
def test_a_map_is_written_alike_each_time(one: Format) -> None:
    first = one.write(content(SMALL))
    assert first
    if one.name != "xlsx":  # a workbook holds the time at which it was written
        assert one.write(content(SMALL)) == first


def test_graphml_is_a_graph_for_networkx() -> None:
    graph = nx.read_graphml(io.BytesIO(named("graphml").write(content(SMALL))))
    assert {fields["label"] for _, fields in graph.nodes(data=True)} == {factor.label for factor in SMALL.factors}
    assert [(a, b, fields["sign"]) for a, b, fields in graph.edges(data=True)] == [("a", "b", "+"), ("b", "c", "-")]


def test_a_workbook_has_its_sheets_and_the_matrix() -> None:
    book = openpyxl.load_workbook(io.BytesIO(named("xlsx").write(talk())))
    assert book.sheetnames == ["factors", "links", "claims", "mentions", "sources", "matrix"]
    assert [[cell.value for cell in line] for line in book["matrix"]] == [
        [None, "drought", "läke"], ["drought", None, -1], ["läke", None, None]
    ]  # fmt: skip
    assert book["sources"]["B2"].value == '\'=Lake, "dry"'


def test_a_quote_too_long_for_excel_is_told_not_cut() -> None:
    drawn = Map((SMALL.factors[0].__class__("a", "x" * 40_000),))
    with pytest.raises(BadRequest, match=r"40,000 characters is too long for Excel; export as \.csv"):
        named("xlsx").write(content(drawn))


def test_dot_quotes_what_would_end_a_string() -> None:
    factor = SMALL.factors[0].__class__("a", 'say "rain"\\\nnow')
    assert r'[label="say \"rain\"\\\nnow"]' in named("dot").write(content(Map((factor,)))).decode()


def test_the_picture_needs_no_variable_and_no_dark_screen() -> None:
    drawing = named("svg").write(content(SMALL)).decode()
    assert "var(" not in drawing
    assert "@media" not in drawing
    assert ".cm-plus .cm-line{fill:none;stroke:#0063a8}" in drawing


def test_a_png_shows_words_without_fonts_of_the_machine() -> None:
    short, long = (
        named("png").write(content(Map(tuple(f.__class__(f.id, label) for f in SMALL.factors), SMALL.links)))
        for label in (" ", "a long label of words")
    )
    assert long.startswith(b"\x89PNG")
    assert len(long) > len(short) + 1000


@pytest.mark.parametrize("name", ["svg", "png"])
def test_nothing_to_draw_is_told(name: str) -> None:
    with pytest.raises(BadRequest, match="nothing to draw"):
        named(name).write(content(Map(SMALL.factors)))


def test_a_style_without_variables_stays() -> None:
    assert plain("<style>.cm{--a:#fff}.b{fill:var(--a);stroke:red}</style>").count(".b{fill:#fff;stroke:red}") == 1


def test_the_brief_tells_each_part_with_its_quotes() -> None:
    made = docx.Document(io.BytesIO(named("docx").write(talk())))
    texts = [paragraph.text for paragraph in made.paragraphs]
    heads = [one.text for one in made.paragraphs if one.style is not None and one.style.name == "Heading 1"]
    assert heads == ["Questions", "The argument", "Forecasts", "What if"]
    assert "“Why is the läke dry?” (asked by Post)" in texts
    assert any(text.startswith("“The drought emptied the läke") and "Ina Holt" in text for text in texts)
    assert "drought → (−) läke [1 speaker]" in texts
    assert any(text.startswith("“The mill will close next year.”") for text in texts)
    assert len(made.inline_shapes) == 1


def test_a_brief_of_nothing_is_refused() -> None:
    with pytest.raises(BadRequest, match="no document to brief"):
        named("docx").write(Content(Bundle((), ())))
