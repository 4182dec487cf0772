"""Rows of an .xlsx file: its first sheet with rows, values as stored; formulas are never computed."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from typing import Any

from causerie.documents.archive import check_archive
from causerie.documents.options import LoadOptions
from causerie.documents.tables import Found, read_rows
from causerie.errors import UnreadableDocument


def read_xlsx(data: bytes, options: LoadOptions) -> Iterator[Found]:
    """One document for each respondent; raises UnreadableDocument where there is no table."""
    check_archive(data, "xl/workbook.xml", options.limits)
    # Imported on first use, like every reader of a format of its own.
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        rows = next((rows for sheet in book.worksheets if len(rows := _rows(sheet, options)) > 1), [])
    finally:
        book.close()
    yield from read_rows(rows, options)


def _rows(sheet: Any, options: LoadOptions) -> list[list[str]]:
    """Rows that hold anything, without empty cells at their ends."""
    sheet.reset_dimensions()
    rows: list[list[str]] = []
    for number, values in enumerate(sheet.iter_rows(max_col=options.limits.columns, values_only=True)):
        if number > options.limits.rows:
            raise UnreadableDocument(f"is a table of more than {options.limits.rows:,} rows; split it")
        row = [_text(value) for value in values]
        while row and not row[-1].strip():
            row.pop()
        if row:
            rows.append(row)
    return rows


def _text(value: object) -> str:
    """A cell as the user sees it: days without midnight, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
