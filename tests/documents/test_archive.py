"""Archives are looked at before a reader gets them."""

from __future__ import annotations

import io
import zipfile

import pytest

from causerie.documents.archive import CONTENTS, PARTS, check_archive
from causerie.documents.options import Limits
from causerie.errors import UnreadableDocument


def archive(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return out.getvalue()


def test_a_harmless_archive_passes() -> None:
    check_archive(archive({CONTENTS: b"<Types/>", "a.xml": b"<a><b/></a>", "x.bin": b"\0"}), "a.xml", Limits())


def test_an_archive_without_its_list_of_contents_is_no_office_file() -> None:
    with pytest.raises(UnreadableDocument, match="not a whole Word or Excel file"):
        check_archive(archive({"a.xml": b"<a><b/></a>"}), "a.xml", Limits())


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        ({"b.xml": b"<a/>"}, r"lacks its part a\.xml"),
        ({"a.xml": b"<a/>"} | {f"{number}.bin": b"" for number in range(PARTS)}, "parts, too many"),
        ({"a.xml": b"<a>" + b" " * 3_000_000 + b"</a>"}, "unpack"),
        ({"a.xml": "<!DOCTYPE a><a/>".encode("utf-16")}, "DTD"),
        ({"a.xml": b"<a>" * 300 + b"</a>" * 300}, "nested"),
        ({"a.xml": b"<a/>", "b.rels": b"no"}, r"b\.rels is no XML"),
    ],
)
def test_hostile_archives(parts: dict[str, bytes], line: str) -> None:
    with pytest.raises(UnreadableDocument, match=line):
        check_archive(archive(parts), "a.xml", Limits(xml_bytes=2_000_000))


def test_an_encrypted_archive() -> None:
    data = bytearray(archive({"a.xml": b"<a/>"}))
    central = data.index(b"PK\x01\x02")
    data[central + 8] |= 1
    with pytest.raises(UnreadableDocument, match="encrypted"):
        check_archive(bytes(data), "a.xml", Limits())


def test_a_lie_about_the_size_is_damage() -> None:
    data = bytearray(archive({"a.xml": b"<a>" + b"x" * 5000 + b"</a>"}))
    central = data.index(b"PK\x01\x02")
    data[central + 24 : central + 28] = (100).to_bytes(4, "little")
    with pytest.raises(UnreadableDocument, match="damaged"):
        check_archive(bytes(data), "a.xml", Limits())


def test_too_many_elements() -> None:
    with pytest.raises(UnreadableDocument, match="XML elements"):
        check_archive(archive({"a.xml": b"<a>" + b"<b/>" * 50 + b"</a>"}), "a.xml", Limits(elements=40))
