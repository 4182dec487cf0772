"""REFI-QDA projects: in the order of the standard, whole, and read back."""

from __future__ import annotations

import dataclasses
import io
import re
import zipfile
from xml.etree.ElementTree import Element, fromstring

import pytest

from causerie.values import Bundle, items_of
from causerie.views.exchange import Content, qdpx, qdpx_read
from exchange_talk import TEXT, document, drawn, reading, talk

NS = f"{{{qdpx.NAMESPACE}}}"
ORDER = {
    "Project": ("Users", "CodeBook", "Variables", "Cases", "Sources", "Notes", "Links", "Sets", "Graphs"),
    "TextSource": ("Description", "PlainTextContent", "PlainTextSelection", "Coding", "NoteRef", "VariableValue"),
    "PlainTextSelection": ("Description", "Coding", "NoteRef"),
    "Note": ("PlainTextContent",),
    "Code": ("Description", "NoteRef", "Code"),
    "Coding": ("CodeRef", "NoteRef"),
    "VariableValue": ("VariableRef", "TextValue"),
    "Link": ("NoteRef",),
}
"""Children in the order that Project.xsd demands."""
GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def project(content: Content | None = None) -> Element:
    return fromstring(parts(qdpx.write(content or talk()))["project.qde"])


def every(root: Element, tag: str) -> list[Element]:
    return list(root.iter(NS + tag))


def test_elements_stand_in_the_order_of_the_standard() -> None:
    for element in project().iter():
        order = ORDER.get(element.tag.removeprefix(NS))
        if order:
            places = [order.index(child.tag.removeprefix(NS)) for child in element]
            assert places == sorted(places), element.tag


def test_every_reference_has_its_target_and_every_guid_is_one() -> None:
    root = project()
    own = [element.get("guid", "") for element in root.iter() if element.get("guid")]
    assert [one for one in own if not GUID.fullmatch(one)] == []
    assert len(own) == len(set(own))
    names = ("targetGUID", "originGUID", "creatingUser", "creatingUserGUID")
    used = {element.get(name) for element in root.iter() for name in names} - {None}
    assert used <= set(own)


def test_the_text_is_inside_and_selections_are_code_points_of_it() -> None:
    found = parts(qdpx.write(talk()))
    root = fromstring(found["project.qde"])
    (source,) = every(root, "TextSource")
    path = source.get("plainTextPath", "").replace("internal://", "sources/")
    assert found[path].decode() == TEXT
    quotes = {
        TEXT[int(s.get("startPosition", "")) : int(s.get("endPosition", ""))] for s in every(root, "PlainTextSelection")
    }
    assert {item.quote.text for item in items_of(reading())} <= quotes


def test_factors_kinds_and_speakers_are_codes_and_links_join_factors() -> None:
    root = project()
    codes = {code.get("guid"): code.get("name") for code in every(root, "Code")}
    assert {"Factors", "Claims", "Speakers", "drought", "läke", "forecast", "Ina Holt"} <= set(codes.values())
    (link,) = every(root, "Link")
    assert (codes[link.get("originGUID")], link.get("name"), codes[link.get("targetGUID")]) == ("drought", "-", "läke")
    notes = {note.get("guid"): "".join(note.itertext()) for note in every(root, "Note")}
    assert "The drought emptied the läke" in notes[link[0].get("targetGUID")]


def test_documents_and_all_items_come_back() -> None:
    (one,) = qdpx_read.read(qdpx.write(talk()))
    assert one.problems == ()
    assert one.document == document()
    assert set(one.items) == set(items_of(reading()))
    assert one.reading is not None
    assert (one.reading.turns, one.reading.actors) == (reading().turns, reading().actors)


def test_the_same_project_is_the_same_file() -> None:
    assert qdpx.write(talk()) == qdpx.write(talk())


def test_two_factors_of_one_label_are_two_codes() -> None:
    twice = dataclasses.replace(drawn(), factors=tuple(dataclasses.replace(f, label="rain") for f in drawn().factors))
    root = project(Content(Bundle((document(),), (reading(),), map=twice)))
    assert [code.get("name") for code in every(root, "Code") if "rain" in code.get("name", "")] == ["rain", "rain (2)"]


FOREIGN = """<Project xmlns="urn:QDA-XML:project:1.0" name="p"><CodeBook><Codes>
<Code guid="1" name="Worries" isCodable="true"/></Codes></CodeBook>
<Variables><Variable guid="v" name="region" typeOfVariable="Text"/></Variables><Sources>
<TextSource guid="2" name="Talk" {text}><PlainTextSelection guid="3" startPosition="0" endPosition="4"><Coding guid="4">
<CodeRef targetGUID="1"/></Coding></PlainTextSelection><VariableValue><VariableRef targetGUID="v"/>
<TextValue>north</TextValue></VariableValue></TextSource></Sources></Project>"""


def foreign(path: str, files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("project.qde", FOREIGN.format(text=f'plainTextPath="{path}"'))
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_a_project_of_another_program_brings_its_text_and_says_what_its_codes_lack() -> None:
    (one,) = qdpx_read.read(foreign("internal://X.txt", {"Sources/x.TXT": b"\xef\xbb\xbfRain\r\nfell."}))
    assert one.document is not None
    assert (one.document.text, one.document.attributes) == ("Rain\nfell.", {"region": "north"})
    assert one.items == ()
    assert one.problems == (
        "Talk: 1 passage coded “Worries”: no claim, for a code names no cause and no effect; not entered",
    )


@pytest.mark.parametrize("path", ["internal://gone.txt", "relative:///talk.txt", "internal://../../etc/passwd"])
def test_a_text_that_is_not_in_the_project_is_named(path: str) -> None:
    (one,) = qdpx_read.read(foreign(path, {}))
    assert one.document is None
    assert one.problems == (f"Talk: its text is not in the project ({path}); read the file itself",)


def test_a_note_that_was_changed_is_told_and_the_others_come_in() -> None:
    found = parts(qdpx.write(talk()))
    changed = found["project.qde"].replace(b'"kind":"forecast"', b'"kind":"foreboding"')
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in (found | {"project.qde": changed}).items():
            archive.writestr(name, data)
    (one,) = qdpx_read.read(out.getvalue())
    assert len(one.items) == len(items_of(reading())) - 1
    assert len(one.problems) == 1
    assert "foreboding" in one.problems[0]
