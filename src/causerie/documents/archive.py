"""Looks into a .docx or .xlsx before a reader gets it: bombs, entities, encryption and damage end here.

Sizes are those that the archive declares; Python's zipfile never unpacks more of a part than that.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from causerie.documents.options import MEGA, Limits
from causerie.errors import UnreadableDocument

PARTS = 10_000
"""Parts of an archive at most."""
CONTENTS = "[Content_Types].xml"
"""The part that every Office file has: it says what the others are."""


def check_archive(data: bytes, needed: str, limits: Limits) -> None:
    """Raises UnreadableDocument unless the archive is whole, small enough, and its XML harmless.

    `needed` is the part that makes it a file of its kind, such as word/document.xml.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_parts(archive, needed, limits)
            counter = _Counter(limits)
            for part in archive.infolist():
                if part.filename.lower().endswith((".xml", ".rels")):
                    _check_xml(archive, part, counter)
            if CONTENTS not in archive.namelist():
                raise UnreadableDocument("is not a whole Word or Excel file; save it again, or save its text as .txt")
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, KeyError) as error:
        raise UnreadableDocument("is truncated or damaged; save it again, or save its text as .txt") from error
    except RuntimeError as error:
        raise UnreadableDocument("is encrypted; save it without a password") from error


def _check_parts(archive: zipfile.ZipFile, needed: str, limits: Limits) -> None:
    parts = archive.infolist()
    if len(parts) > PARTS:
        raise UnreadableDocument(f"is an archive of {len(parts):,} parts, too many for a document")
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableDocument("is encrypted; save it without a password")
    if needed not in archive.namelist():
        raise UnreadableDocument(f"lacks its part {needed}, so it is no document of the kind that its name says")
    total = sum(part.file_size for part in parts)
    xml = sum(part.file_size for part in parts if part.filename.lower().endswith((".xml", ".rels")))
    for size, limit in ((total, limits.unpacked_bytes), (xml, limits.xml_bytes)):
        if size > limit:
            raise UnreadableDocument(
                f"would unpack to {size / MEGA:,.0f} MB, and may have {limit / MEGA:,.0f} MB; save its text as .txt"
            )


class _Counter(ContentHandler):
    """Counts elements over all parts, and how deep they stand."""

    def __init__(self, limits: Limits) -> None:
        super().__init__()
        self._depth = self._elements = 0
        self._limits = limits

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802 - the handler's own name
        self._depth += 1
        self._elements += 1
        if self._depth > self._limits.depth:
            raise UnreadableDocument("holds XML nested too deeply; save its text as .txt")
        if self._elements > self._limits.elements:
            raise UnreadableDocument(f"holds more than {self._limits.elements:,} XML elements; split it")

    def endElement(self, name: str) -> None:  # noqa: N802
        self._depth -= 1


def _check_xml(archive: zipfile.ZipFile, part: zipfile.ZipInfo, counter: _Counter) -> None:
    parser = DefusedExpatParser(forbid_dtd=True)
    parser.setContentHandler(counter)
    try:
        with archive.open(part) as file:
            parser.parse(file)
    except DefusedXmlException as error:
        raise UnreadableDocument("holds XML entities or a DTD, which no Office file needs; not opened") from error
    except SAXException as error:
        raise UnreadableDocument(f"is damaged: its part {part.filename} is no XML") from error
