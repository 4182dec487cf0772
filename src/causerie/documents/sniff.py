"""What kind of file this is: by its first bytes, then by its ending, then by how its text begins."""

from __future__ import annotations

import json
import re
from enum import StrEnum

from causerie.errors import UnreadableDocument


class Kind(StrEnum):
    """The kinds of file that are read."""

    TEXT = "text"
    MARKDOWN = "Markdown"
    HTML = "web page"
    PDF = "PDF"
    DOCX = "Word document"
    SRT = "SRT subtitles"
    VTT = "VTT subtitles"
    CSV = "CSV table"
    XLSX = "Excel table"
    JSONL = "JSON lines"


ENDINGS = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".pdf": Kind.PDF,
    ".docx": Kind.DOCX,
    ".srt": Kind.SRT,
    ".vtt": Kind.VTT,
    ".csv": Kind.CSV,
    ".tsv": Kind.CSV,
    ".xlsx": Kind.XLSX,
    ".jsonl": Kind.JSONL,
    ".ndjson": Kind.JSONL,
}
"""Kinds by the ending of the file's name; a folder is searched for these."""

PACKED = (Kind.PDF, Kind.DOCX, Kind.XLSX)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER_ZIPS = {b"application/vnd.oasis": "OpenDocument", b"application/epub": "an e-book (EPUB)", b"ppt/": "PowerPoint"}
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_SRT = re.compile(rb"(?:\xef\xbb\xbf)?\s*\d+\s*\r?\n\d\d:\d\d:\d\d,\d{3}\s*-->")
HEAD = 65_536
"""Bytes that are enough to tell the kind."""


def sniff(head: bytes, ending: str) -> Kind:
    """The kind of a file from its first bytes and its ending; raises UnreadableDocument for kinds not read.

    A packed file under a wrong name is read as what it is; a text file of a known ending is what its
    ending says; without a known ending the beginning of the text decides. What is named like a packed
    file and is none is refused: most often it is damaged, and its bytes are nobody's words.
    """
    known = ENDINGS.get(ending.lower())
    packed = _packed(head, known)
    if packed is not None:
        return packed
    if head.lstrip().startswith(b"{\\rtf"):
        raise UnreadableDocument("is RTF, which is not read; save it as .docx or .txt")
    if ending.lower() == ".json":
        raise UnreadableDocument("is JSON; documents are read from .jsonl, one object with a field 'text' on each line")
    if known is Kind.TEXT and _HTML.match(head):
        return Kind.HTML
    if known in PACKED and head.strip():
        raise UnreadableDocument(
            f"is named {ending.lower()} but is no {known.value}: it is damaged, or a text: then name it .txt"
        )
    return known if known is not None and known not in PACKED else _by_beginning(head)


def misnamed(kind: Kind, ending: str) -> str | None:
    """A note where the content is not what the name says."""
    known = ENDINGS.get(ending.lower())
    unlike = kind in PACKED or known in PACKED or (known is Kind.TEXT and kind is Kind.HTML)
    if known is None or known is kind or not unlike:
        return None
    return f"named {ending} but read as what it is: {kind.value}"


def _packed(head: bytes, known: Kind | None) -> Kind | None:
    if head.lstrip()[:5] == b"%PDF-" or (known is Kind.PDF and b"%PDF-" in head[:1024]):
        return Kind.PDF
    if head.startswith(_OLE):
        raise UnreadableDocument(
            "is encrypted, or in the Office format of before 2007; save it without a password as .docx or .xlsx"
        )
    if head.startswith(b"PK\x03\x04"):
        return known if known in (Kind.DOCX, Kind.XLSX) else _zipped(head)
    if head.startswith((b"PK\x05\x06", b"PK\x07\x08")):
        raise UnreadableDocument("is an empty or split ZIP archive")
    return None


def _zipped(head: bytes) -> Kind:
    if b"word/" in head:
        return Kind.DOCX
    if b"xl/" in head:
        return Kind.XLSX
    other = next((name for sign, name in _OTHER_ZIPS.items() if sign in head), None)
    if other is not None:
        raise UnreadableDocument(f"is {other}, which is not read; save it as .docx, .pdf or .txt")
    raise UnreadableDocument("is a ZIP archive; unpack it and give the files in it")


def _by_beginning(head: bytes) -> Kind:
    if _HTML.match(head):
        return Kind.HTML
    if head.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT"):
        return Kind.VTT
    if _SRT.match(head):
        return Kind.SRT
    return Kind.JSONL if _is_json_line(head) else Kind.TEXT


def _is_json_line(head: bytes) -> bool:
    line, end, _ = head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    if not line.startswith(b"{"):
        return False
    if not end and len(head) >= HEAD:
        return b'"text"' in line
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and "text" in value
