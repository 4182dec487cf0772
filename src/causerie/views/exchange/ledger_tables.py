"""The ledger for spreadsheets: CSV, and an Excel workbook with the counts beside the list."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from openpyxl import Workbook

from causerie.values import Bundle
from causerie.views.drawing import settled
from causerie.views.drawing.settled import By
from causerie.views.exchange.content import Content
from causerie.views.exchange.guard import guarded
from causerie.views.exchange.ledger_rows import COLUMNS, ledger_rows, open_ledger
from causerie.views.exchange.tables import Cells
from causerie.views.exchange.workbook import add_sheet

STATUSES = {
    status: words.partition(":")[0].replace(",", "").replace(" ", "_").capitalize()
    for status, words in settled.STATUS.items()
}
COUNTS = ("By", "Name", "Forecasts", *STATUSES.values(), "What_Came")
SOURCES = ("Forecast", "Source", "Date", "Quote")


def write_csv(content: Content) -> bytes:
    """The ledger as CSV in UTF-8 with a byte order mark, without which Excel mistakes the encoding."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(ledger_rows(content.bundle))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def write_xlsx(content: Content) -> bytes:
    """The ledger as .xlsx: sheets ledger, counts, sources."""
    book = Workbook()
    for empty in book.worksheets:
        book.remove(empty)
    add_sheet(book, "ledger", COLUMNS, ledger_rows(content.bundle))
    add_sheet(book, "counts", COUNTS, _counts(content.bundle))
    add_sheet(book, "sources", SOURCES, _sources(content.bundle))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _counts(bundle: Bundle) -> Iterator[Cells]:
    for by in By:
        for tally in settled.tallies(open_ledger(bundle).entries, by, bundle.documents):
            found = {STATUSES[status]: count for status, count in tally.statuses}
            cells = {"By": by.value, "Name": guarded(tally.name), "Forecasts": tally.entries, "What_Came": tally.words}
            yield {**cells, **{name: found.get(name, 0) for name in STATUSES.values()}}


def _sources(bundle: Bundle) -> Iterator[Cells]:
    for entry in open_ledger(bundle).entries:
        for source in entry.resolution.sources if entry.resolution and entry.counts else ():
            yield {
                "Forecast": guarded(bundle.aliases.get(entry.id, entry.id)),
                "Source": guarded(source.url),
                "Date": source.date,
                "Quote": guarded(source.quote),
            }
