"""Files of others, opened with care: bounded sizes, no entities, no bombs, and one line that says what is wrong."""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from typing import Any, NoReturn
from xml.etree.ElementTree import Element, fromstring
from xml.parsers import expat

from causerie.errors import BadRequest

MEGA = 1_000_000
FILE = 200 * MEGA
"""Bytes of a file at most."""
UNPACKED = 500 * MEGA
"""Bytes that an archive may unpack to."""
RATIO = 200
"""How many times its size an archive may unpack to, beyond its first megabyte."""
PARTS = 20_000
"""Parts of an archive at most."""
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_SURROGATE = re.compile("[\ud800-\udfff]")
_XML_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def check_size(data: bytes) -> None:
    """Raises BadRequest for an empty file and for one that is too large."""
    if not data:
        raise BadRequest("is empty")
    if len(data) > FILE:
        raise BadRequest(f"has {len(data) / MEGA:,.0f} MB, and may have {FILE / MEGA:,.0f} MB")


def text_of(data: bytes) -> str:
    """The text of UTF-8 data, or UTF-16 with its mark; raises BadRequest for anything else."""
    check_size(data)
    bom, encoding = next(((bom, name) for bom, name in _BOMS if data.startswith(bom)), (b"", "utf-8"))
    try:
        text = data[len(bom) :].decode(encoding)
    except UnicodeDecodeError as error:
        before = data[len(bom) :][: error.start].decode(encoding)
        place = f"row {before.count(chr(10)) + 1}, character {len(before) - before.rfind(chr(10))}"
        byte = data[len(bom) + error.start]
        raise BadRequest(f"{place}: byte {byte:#04x} is not {encoding.upper()}; save the file as UTF-8") from error
    if "\x00" in text:
        raise BadRequest("is binary data, not text")
    return text


def json_of(data: bytes) -> Any:
    """JSON data; raises BadRequest with row and column where it is broken, and for NaN and infinities."""
    text = text_of(data)
    try:
        found = json.loads(text, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise BadRequest(f"row {error.lineno}, column {error.colno}: no JSON ({error.msg.lower()})") from error
    except RecursionError as error:
        raise BadRequest("holds JSON nested too deeply") from error
    except ValueError as error:  # an integer of thousands of digits
        raise BadRequest(f"holds a number that cannot be read ({str(error).split(';')[0].lower()})") from error
    if "\\u" in text and _SURROGATE.search(json.dumps(found, ensure_ascii=False)):
        raise BadRequest("holds half of a surrogate pair, which is no character")
    return found


def _no_constant(name: str) -> NoReturn:
    raise BadRequest(f"holds {name}, which is no number")


def xml_of(data: bytes) -> Element:
    """The root of an XML file; raises BadRequest where it is broken, has a DTD or entities."""
    check_xml(data)
    return fromstring(data)


def check_xml(data: bytes) -> None:
    """Raises BadRequest for XML that is broken, and for any with a DTD: without one there are no entities."""
    check_size(data)
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _no_dtd
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise BadRequest(f"row {error.lineno}, column {error.offset + 1}: no XML ({reason})") from error
    except (LookupError, ValueError) as error:
        raise BadRequest(f"is no XML that can be read ({error})") from error


def _no_dtd(*parts: object) -> NoReturn:
    raise BadRequest("holds XML entities or a DTD, which no file of its kind needs; not opened")


def xml_text(text: str) -> str:
    """The text as XML holds it: what it cannot hold becomes U+FFFD, a carriage return a space; lengths stay."""
    return _XML_FORBIDDEN.sub("\ufffd", text.replace("\r", " "))


def archive_of(data: bytes, needed: str) -> zipfile.ZipFile:
    """A zip archive that has the part `needed`, is whole, not encrypted, and no bomb."""
    check_size(data)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise BadRequest("is no whole zip archive; save it again") from error
    parts = archive.infolist()
    total = sum(part.file_size for part in parts)
    if len(parts) > PARTS:
        raise BadRequest(f"is an archive of {len(parts):,} parts; {PARTS:,} are allowed")
    if total > UNPACKED or total > max(MEGA, len(data)) * RATIO:
        raise BadRequest(f"would unpack to {total / MEGA:,.0f} MB from {len(data) / MEGA:,.1f}; not opened")
    if any(part.flag_bits & 1 for part in parts):
        raise BadRequest("is encrypted; save it without a password")
    if needed not in archive.namelist():
        raise BadRequest(f"lacks its part {needed}, so it is not what its name says")
    return archive


def part_of(archive: zipfile.ZipFile, name: str) -> bytes:
    """One part of an archive; raises BadRequest where it is missing or damaged."""
    try:
        return archive.read(name)
    except KeyError as error:
        raise BadRequest(f"lacks its part {name}") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise BadRequest(f"is damaged: its part {name} cannot be unpacked") from error
