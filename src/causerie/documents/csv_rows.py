"""Rows of a .csv file: the separator is told from the header, quotation marks must match."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from causerie.documents.decode import decode_text
from causerie.documents.options import LoadOptions
from causerie.documents.raw import too_large
from causerie.documents.tables import Found, read_rows
from causerie.errors import UnreadableDocument

_STATED = re.compile(r"sep=(.)\n")
"""First line by which Excel states the separator."""
_SEPARATORS = (",", ";", "\t", "|")


def read_csv(data: bytes, options: LoadOptions) -> Iterator[Found]:
    """One document for each respondent; raises UnreadableDocument where the table is broken."""
    if len(data) > options.limits.table_bytes:
        raise UnreadableDocument(too_large(len(data), options.limits.table_bytes))
    text = decode_text(data, options.encoding)
    stated = _STATED.match(text)
    mark, start = (stated.group(1), stated.end()) if stated else (separator(text), 0)
    reader = csv.reader(io.StringIO(text[start:], newline=""), delimiter=mark, strict=True)
    rows: list[list[str]] = []
    # The default of 131,072 characters is less than a long answer may have. The limit is one for the whole process.
    before = csv.field_size_limit(options.limits.text)
    try:
        for row in reader:
            if len(rows) > options.limits.rows:
                raise UnreadableDocument(f"is a table of more than {options.limits.rows:,} rows; split it")
            rows.append(row)
    except csv.Error as error:
        raise UnreadableDocument(
            f"is a broken table at line {reader.line_num}: {error}; check its quotation marks"
        ) from error
    finally:
        csv.field_size_limit(before)
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if rows and len(rows[0]) > options.limits.columns:
        raise UnreadableDocument(f"is a table of more than {options.limits.columns:,} columns")
    yield from read_rows(rows, options)


def separator(text: str) -> str:
    """The separator that occurs most often in the header, quoted parts left out; a comma if none does."""
    quoted, counts = False, dict.fromkeys(_SEPARATORS, 0)
    for char in text.lstrip("\n"):
        if char == '"':
            quoted = not quoted
        elif char == "\n" and not quoted:
            break
        elif not quoted and char in counts:
            counts[char] += 1
    return max(_SEPARATORS, key=lambda char: counts[char])
