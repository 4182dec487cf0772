"""Files that are broken, hostile or of another kind: one line that says where and what to do."""

from __future__ import annotations

import contextlib
import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest

from causerie.errors import BadRequest
from causerie.values import Map
from causerie.views.exchange import FORMATS, named, read_documents, read_map
from causerie.views.exchange.bounds import archive_of
from exchange_maps import SMALL, content

ENTITY = b"""<?xml version="1.0"?><!DOCTYPE g [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<graphml><graph edgedefault="directed"><node id="&b;"/></graph></graphml>"""
GRAPH = """<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="w" for="edge" attr.name="weight"
attr.type="double"/><graph edgedefault="{kind}"><node id="a"/><node id="b"/><edge source="a" target="b">
<data key="w">{weight}</data></edge></graph></graphml>"""
SDAI = '{"relationships": [{"from": "a", "to": "b", "polarity": "+", "weight": %s}]}'


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


BAD = {
    "empty.csv": (b"", "is empty"),
    "columns.csv": (b"one,two\n1,2\n", "row 1: lacks a column cause .or from.*it has: one, two"),
    "wide.csv": (b"Cause,Effect\na,b\nc,d,e\n", "row 3: has 3 cells, and the header has 2"),
    "sign.csv": (b"Cause,Effect,Sign\na,b,+\nc,d,maybe\n", "row 3, column sign: 'maybe' is no sign"),
    "nan.csv": (b"Cause,Effect,Weight\na,b,nan\n", "row 2, column weight: 'nan' is no number"),
    "range.csv": (b"Cause,Effect,Weight\na,b,3.5\n", "row 2, column weight: 3.5 is outside -1 to 1"),
    "clash.csv": (b"Cause,Effect,Sign,Weight\na,b,+,-0.5\n", "row 2, column weight: .* contradicts the sign"),
    "presence.csv": (b"Cause,Effect,Presence\na,b,1.2\n", "row 2, column presence: 1.2 is outside 0 to 1"),
    "status.csv": (b"Cause,Effect,Status\na,b,perhaps\n", "row 2, column status: 'perhaps' is none of asserted"),
    "cause.csv": (b"Cause,Effect\n,b\n", "row 2, column cause: is empty"),
    "ids.csv": (b"Cause,Effect,Cause_ID\na,b,1\nc,d,1\n", "row 3, column cause: 'c' and 'a' have the same id"),
    "twice.csv": (b"Cause,Effect,Cause\na,b,c\n", "has two columns 'cause'"),
    "latin.csv": ("Cause,Effect\nna\xefve,b\n".encode("latin-1"), "row 2, character 3: byte 0xef is not UTF-8"),
    "open.csv": (b'Cause,Effect\n"a,b\n', "no CSV"),
    "square.matrix.csv": (b",a,b\na,0,1\n", "has 1 rows and 2 columns"),
    "weight.matrix.csv": (b",a,b\na,0,7\nb,0,0\n", "row 2, column 3: 7 is outside -1 to 1"),
    "names.matrix.csv": (b",a,b\na,0,1\nc,0,0\n", "row 3: is 'c', and column 3 is 'b'"),
    "broken.json": (b'{"elements": [', "row 1, column 15: no JSON"),
    "nan.json": ((SDAI % "NaN").encode(), "holds NaN, which is no number"),
    "range.json": ((SDAI % "-8").encode(), "relationship 1, weight: -8 is outside -1 to 1"),
    "other.json": (b'{"a": 1}', "neither of Kumu .* nor of sd-ai"),
    "deep.json": (b"[" * 100_000, "nested too deeply|no JSON"),
    "half.json": (b'{"elements": [{"label": "\\ud800"}], "connections": []}', "half of a surrogate pair"),
    "label.json": (b'{"elements": [{"type": "x"}], "connections": []}', "element 1: lacks a label"),
    "claims.json": (
        b'{"relationships": [{"from": "a", "to": "b", "claims": ["{}"]}]}',
        "relationship 1, claims: Evidence",
    ),
    "entity.graphml": (ENTITY, "holds XML entities or a DTD"),
    "cut.graphml": (b"<graphml><graph>", "row 1, column 17: no XML"),
    "svg.graphml": (b"<svg/>", "XML of another kind .<svg>., no GraphML"),
    "nan.graphml": (GRAPH.format(kind="directed", weight="NaN").encode(), "edge 'a' to 'b', weight: nan is no number"),
    "range.graphml": (GRAPH.format(kind="directed", weight="-2").encode(), "-2.0 is outside -1 to 1"),
    "undirected.graphml": (GRAPH.format(kind="undirected", weight="1").encode(), "undirected graph"),
    "text.xlsx": (b"Cause,Effect\na,b\n", "is no whole zip archive"),
    "word.xlsx": (zipped({"word/document.xml": b"<w/>"}), "lacks its part .Content_Types"),
    "entity.xlsx": (zipped({"[Content_Types].xml": ENTITY}), "holds XML entities"),
    "zip.csv": (zipped({"a": b"b"}), "is a zip archive, no CSV"),
    "map.docx": (b"x", "no map that can be read; maps are read from .csv"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_map_gets_one_line_that_names_it(name: str, tmp_path: Path) -> None:
    data, says = BAD[name]
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(BadRequest, match=says) as raised:
        read_map(path)
    assert str(raised.value).startswith(f"{name}: ")
    assert "\n" not in str(raised.value)


def test_a_bomb_is_not_unpacked() -> None:
    with pytest.raises(BadRequest, match="would unpack to 300 MB"):
        archive_of(zipped({"project.qde": bytes(300_000_000)}), "project.qde")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match=r"gone\.csv: no such file"):
        read_map(tmp_path / "gone.csv")


def test_a_folder_is_no_map(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="is no file"):
        read_map(tmp_path)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("p.qdpx", b"PK\x03\x04 broken", "is no whole zip archive"),
        ("p.qdpx", zipped({"project.xml": b"<Project/>"}), r"lacks its part project\.qde"),
        ("p.qdpx", zipped({"project.qde": ENTITY}), r"project\.qde: holds XML entities"),
        ("p.qdpx", zipped({"project.qde": b"<Project><Sources>"}), r"project\.qde: row 1, column 19: no XML"),
        ("p.qdpx", zipped({"project.qde": b"<CodeBook/>"}), "no REFI-QDA project"),
        ("p.qdpx", zipped({"project.qde": b"<Project/>"}), "holds no text"),
        ("a.jsonld", b"{}", "holds no web annotations"),
        ("a.jsonld", b"[1]", "holds no web annotations"),
        ("a.jsonld", b"nothing", "no JSON"),
        ("l.csv", b"Cause,Effect\n", "is a map without documents; .*causerie map --from"),
        ("t.txt", b"words", "texts with: causerie read"),
    ],
)
def test_a_bad_file_of_documents_gets_one_line(name: str, data: bytes, says: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(BadRequest, match=says):
        read_documents(tmp_path / name)


@pytest.mark.parametrize("cut", [1, 100, 400])
@pytest.mark.parametrize("form", [one for one in FORMATS if one.read], ids=lambda one: one.name)
def test_a_truncated_file_is_refused_or_read_but_never_breaks(form, cut: int, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / f"map{form.suffix}"
    path.write_bytes(form.write(content(SMALL))[:-cut])
    with contextlib.suppress(BadRequest):  # anything else is a failure
        assert isinstance(read_map(path), Map)


def test_repeated_rows_with_other_signs_keep_both_claims_and_leave_the_sign_open(tmp_path: Path) -> None:
    path = tmp_path / "clash.csv"
    path.write_text("From,To,Type,Description\nrain,harvest,+,it feeds\nrain,harvest,-,it drowns\nrain,rain,+,\n")
    (link, loop) = sorted(read_map(path).links, key=lambda one: one.cause == one.effect)
    assert (link.sign.value, link.plus) == ("?", 0.5)
    assert [claim.quote.text for claim in link.claims] == ["it feeds", "it drowns"]
    assert loop.claims[0].quote.text == ""
    assert loop.claims[0].speaker is None


def test_a_file_of_kumu_names_elements_by_label_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "kumu.json"
    whole = {"elements": [{"label": "rain"}], "connections": [{"from": "rain", "to": "mud", "type": "-"}]}
    path.write_text(json.dumps(whole))
    drawn = read_map(path)
    assert sorted(factor.label for factor in drawn.factors) == ["mud", "rain"]
    assert [link.sign.value for link in drawn.links] == ["-"]


def test_a_type_of_a_users_own_is_no_sign_but_no_error(tmp_path: Path) -> None:
    path = tmp_path / "kumu.csv"
    path.write_text("From,To,Type\nrain,mud,funds\nrain,dust,negative\n")
    assert [link.sign.value for link in read_map(path).links] == ["-", "?"]


def test_a_mutual_connection_is_two_links_and_an_undirected_one_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "kumu.json"
    one = {"from": "rain", "to": "mud", "type": "+", "direction": "mutual"}
    path.write_text(json.dumps({"elements": [], "connections": [one]}))
    assert len(read_map(path).links) == 2
    path.write_text(json.dumps({"elements": [], "connections": [one | {"direction": "undirected"}]}))
    with pytest.raises(BadRequest, match="connection 1: is undirected"):
        read_map(path)


def test_a_sheet_that_spans_all_of_excel_is_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].cell(1_048_576, 16_384).value = "far"
    path = tmp_path / "far.xlsx"
    book.save(path)
    with pytest.raises(BadRequest, match=r"far\.xlsx: sheet Sheet: spans more than 5,000,000 cells"):
        read_map(path)


def test_a_claim_of_a_link_that_is_not_there_is_named(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(named("xlsx").write(content(SMALL))))
    book["claims"]["A2"].value = 99
    path = tmp_path / "moved.xlsx"
    book.save(path)
    with pytest.raises(BadRequest, match=r"sheet claims, row 2, column link_id: the sheet links has no link '99'"):
        read_map(path)


@pytest.mark.parametrize("sheet", ["matrix", "links"])
def test_a_workbook_of_another_program_needs_one_sheet_alone(sheet: str, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(named("xlsx").write(content(SMALL))))
    for other in book.sheetnames:
        if other != sheet:
            del book[other]
    path = tmp_path / "one.xlsx"
    book.save(path)
    drawn = read_map(path)
    assert [link.sign.value for link in drawn.links] == ["-", "+"]
    assert drawn.links[0].claims[0].speaker is None
