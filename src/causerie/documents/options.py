"""What the user says about the documents, and how much of a document is read at most."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from causerie.dates import check_given
from causerie.errors import BadRequest

MEGA = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that keep time and memory small whatever a file holds."""

    file_bytes: int = 50 * MEGA
    """Size of one file (rows of .jsonl excepted: such a file may have any size)."""
    table_bytes: int = 20 * MEGA
    """Size of a .csv file."""
    row_bytes: int = 16 * MEGA
    """Size of one line of a .jsonl file."""
    text: int = 2 * MEGA
    """Characters of one document: some 350,000 words, three thick books."""
    page_bytes: int = 10 * MEGA
    """Size of one web page, without its images."""
    unpacked_bytes: int = 200 * MEGA
    """Size of all parts of a .docx or .xlsx after unpacking."""
    xml_bytes: int = 40 * MEGA
    """Size of the XML parts among them."""
    elements: int = 2 * MEGA
    """Elements of these XML parts."""
    depth: int = 200
    """Elements inside one another in a web page or in XML."""
    pages: int = 3_000
    """Pages of a PDF."""
    rows: int = 100_000
    """Rows of a table."""
    columns: int = 500
    """Columns of a table."""
    seconds: int = 60
    """Seconds of computing for one PDF or web page."""
    memory: int = 2_000 * MEGA
    """Address space of the process that reads one PDF."""


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """What the user supplies for what a file lacks. A value that the file itself states stays.

    `date` is the day of utterance, so it fills `spoken` and goes before a day of publication.
    `encoding` is the one that text files are decoded with; None means UTF-8, or what a byte order
    mark says. Raises BadRequest for a date or an encoding that does not exist.
    """

    date: str | None = None
    url: str | None = None
    outlet: str | None = None
    speaker: str | None = None
    translated_from: str | None = None
    encoding: str | None = None
    limits: Limits = Limits()

    def __post_init__(self) -> None:
        if self.date is not None:
            object.__setattr__(self, "date", check_given(self.date))
        if self.encoding is not None:
            _check_encoding(self.encoding)


def _check_encoding(name: str) -> None:
    try:
        known = codecs.lookup(name)
    except (LookupError, ValueError):
        known = None
    if known is None or not known._is_text_encoding:
        raise BadRequest(f"--encoding {name}: no such encoding; try utf-8, windows-1252, latin-1 or utf-16")
