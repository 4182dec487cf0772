"""Outcomes of forecasts as CSV, a row for each source of an outcome; a file is taken whole or not at all.

Columns, in any order; the first four are needed:
forecast     F12, or the forecast's id; several rows of one forecast are several sources of its one outcome
result       what came of the proposition, a "not" in it included and words of likelihood left out: yes, no (once its
             deadline has come), ambiguous, void
on           the day on which what decided it happened (2021-08-15; 2021-08 or 2021 where no more is known)
source       address where it is written
quote        its words
source_date  when they were written
note         anything else; why it is void, where no condition failed
condition    met or failed, for a forecast with a condition; one whose condition failed is void
reply        what the person spoken of says to it
dispute      why somebody objects to this outcome
replaced     1, 2 ... for an outcome in whose place another came, the oldest first; empty for the one that holds
document, start, end   SHA-256 of the document and place of the proposition, by which a forecast is found
                       whose id has changed
speaker, said, low, high   for the reader: who said what, and the range in per cent; not taken in
"""

from __future__ import annotations

import csv
import dataclasses
import io
import re
from collections.abc import Iterable, Iterator

from causerie.dates import is_edtf
from causerie.errors import BadRequest
from causerie.values import Entry, Resolution, Source
from causerie.values.outcomes import Told
from causerie.views.exchange.bounds import text_of
from causerie.views.exchange.guard import FORMULA, guarded
from causerie.views.exchange.links_csv import table_of
from causerie.views.exchange.tables import Cells, Row, require, rows_of
from causerie.vocabulary import Result

NEEDED = ("forecast", "result", "on", "source")
COLUMNS = (
    *NEEDED,
    "quote",
    "source_date",
    "note",
    "condition",
    "reply",
    "dispute",
    "replaced",
    "document",
    "start",
    "end",
)
SHOWN = ("speaker", "said", "low", "high")
_CONDITION = {"met": True, "failed": False}
_MOST = 10**9
_ARCHIVE = b"PK\x03\x04"
_NUMBER = re.compile(r"[+-]\d+(?:\.\d+)?")
"""A sign before nothing but a number runs nothing."""


def write(told: Iterable[tuple[Told, Entry]]) -> bytes:
    """Outcomes with their entries as CSV in UTF-8 with a byte order mark, without which Excel mistakes the encoding."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, (*COLUMNS, *SHOWN), restval="", lineterminator="\r\n")
    writer.writeheader()
    for one, entry in told:
        writer.writerows(_cells(one, entry))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _cells(told: Told, entry: Entry) -> Iterator[Cells]:
    held = told.resolution
    words = {met: name for name, met in _CONDITION.items()}
    start, end = told.place or ("", "")
    low, high = entry.range or ("", "")
    row: Cells = {
        "forecast": told.forecast,
        "result": held.result.value,
        "on": held.on,
        "note": guarded(held.note),
        "condition": words[told.condition] if told.condition is not None else "",
        "reply": guarded(entry.reply or "") if not told.turn else "",
        "dispute": guarded(told.dispute),
        "replaced": told.turn or "",
        "document": told.document,
        "start": start,
        "end": end,
        "low": low,
        "high": high,
        "speaker": guarded(entry.speaker or ""),
        "said": guarded(entry.quote.text),
    }
    for source in held.sources:
        yield {**row, "source": source.url, "quote": guarded(source.quote), "source_date": source.date or ""}


def read(data: bytes) -> tuple[Told, ...]:
    """The outcomes of a CSV file, in its order; raises BadRequest with row and column for what cannot be understood."""
    if data.startswith(_ARCHIVE):
        raise BadRequest("is an archive, as an Excel workbook is, and not CSV; save it as CSV (UTF-8)")
    header, lines = table_of(text_of(data))
    require(header, NEEDED)
    _check_header(header)
    _check_formulas(header, lines)
    found: dict[tuple[str, int], Told] = {}
    for row in rows_of(header, lines):
        one = _told(row)
        key = (one.forecast.casefold(), one.turn)
        found[key] = _joined(found[key], one) if key in found else one
    if not found:
        raise BadRequest("row 2: holds no outcome; a file needs a row below its header")
    for (name, _), one in found.items():
        if (name, 0) not in found:
            said = f"no outcome of {one.forecast} holds; leave it empty for the one that does"
            raise BadRequest(f"row {one.row}, column replaced: {said}")
    return tuple(found.values())


def _check_header(header: Iterable[str]) -> None:
    known = (*COLUMNS, *SHOWN)
    for number, cell in enumerate(header, 1):
        name = cell.strip().casefold().replace(" ", "_")
        if name and name not in known:
            raise BadRequest(
                f"row 1, column {number}: no column {cell.strip()!r} is known; there are: {', '.join(known)}"
            )


def _check_formulas(header: list[str], lines: Iterable[tuple[int, list[str]]]) -> None:
    for number, line in lines:
        for name, cell in zip(header, line, strict=False):
            if cell[:1] and cell[0] in FORMULA and not _NUMBER.fullmatch(cell):
                said = f"{cell[:20]!r} would run as a formula in a spreadsheet; put an apostrophe before it"
                raise BadRequest(f"row {number}, column {name.strip()}: {said}")


def _told(row: Row) -> Told:
    name = row.text("forecast").strip()
    if not name:
        raise BadRequest(f"{row.where('forecast')}: is empty; name a forecast (F12)")
    resolution = Resolution(_result(row), _date(row, "on") or "", _sources(row), row.text("note").strip())
    _check_range(row)
    return Told(
        name,
        resolution,
        _condition(row),
        row.text("document").strip(),
        _place(row),
        row.number,
        (row.number,) * len(resolution.sources),
        row.text("reply").strip(),
        row.text("dispute").strip(),
        int(row.number_in("replaced", 1, _MOST) or 0),
    )


def _result(row: Row) -> Result:
    typed = row.text("result").strip().casefold()
    try:
        return Result(typed)
    except ValueError as error:
        allowed = ", ".join(Result)
        raise BadRequest(f"{row.where('result')}: {typed!r} is none of {allowed}") from error


def _date(row: Row, name: str) -> str | None:
    typed = row.text(name).strip()
    if not typed and name != "on":
        return None
    if not is_edtf(typed):
        raise BadRequest(f"{row.where(name)}: {typed!r} is no date: write a day that exists as 2021-08-15")
    return typed


def _sources(row: Row) -> tuple[Source, ...]:
    url = row.text("source").strip()
    if not url:
        raise BadRequest(f"{row.where('source')}: is empty; an outcome needs the address where it is written")
    return (Source(url, row.text("quote").strip(), _date(row, "source_date")),)


def _condition(row: Row) -> bool | None:
    typed = row.text("condition").strip().casefold()
    if typed and typed not in _CONDITION:
        raise BadRequest(f"{row.where('condition')}: {typed!r} is neither met nor failed")
    return _CONDITION.get(typed)


def _place(row: Row) -> tuple[int, int] | None:
    start, end = (row.number_in(name, 0, _MOST) for name in ("start", "end"))
    if start is None and end is None:
        return None
    if start is None or end is None:
        raise BadRequest(f"{row.where('end' if end is None else 'start')}: is empty; start and end go together")
    if start >= end:
        raise BadRequest(f"{row.where('end')}: {end:g} does not come after {start:g} in column start")
    return int(start), int(end)


def _check_range(row: Row) -> None:
    low, high = (row.number_in(name, 0, 100) for name in ("low", "high"))
    if low is not None and high is not None and low > high:
        raise BadRequest(f"{row.where('low')}: {low:g} is more than {high:g} in column high")


def _joined(before: Told, one: Told) -> Told:
    """One outcome with the sources of both rows; raises BadRequest where they are two outcomes."""
    held, other = before.resolution, one.resolution
    if (held.result, held.on, before.condition) != (other.result, other.on, one.condition):
        said = f"{one.forecast} is {other.result.value} on {other.on} here and {held.result.value} on {held.on}"
        raise BadRequest(f"row {one.row}, column result: {said} in row {before.row}; a forecast has one outcome")
    note = "; ".join(dict.fromkeys(part for part in (held.note, other.note) if part))
    joined = dataclasses.replace(held, sources=(*held.sources, *other.sources), note=note)
    rows, reply, dispute = (*before.rows, *one.rows), before.reply or one.reply, before.dispute or one.dispute
    return dataclasses.replace(before, resolution=joined, rows=rows, reply=reply, dispute=dispute)
