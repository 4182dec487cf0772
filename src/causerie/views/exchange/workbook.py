"""Links as an Excel workbook: sheets factors, links, claims, mentions, sources, and the adjacency matrix."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from causerie.errors import BadRequest
from causerie.values import Bundle, Document, Evidence, Factor, Link
from causerie.views.exchange.claim_rows import (
    CLAIM,
    LINK,
    MENTION,
    NOTED,
    claim_cells,
    link_cells,
    mention_rows,
    noted_cells,
)
from causerie.views.exchange.content import Content
from causerie.views.exchange.guard import guarded
from causerie.views.exchange.matrix import cells_of
from causerie.views.exchange.tables import Cell, Cells, labels

FACTORS = ("Factor_ID", "Label", "Kind", "Suggested")
LINKS = ("Link_ID", "Cause", "Effect", *LINK, "Speakers", "Claims", "Cause_ID", "Effect_ID")
CLAIMS = ("Link_ID", "Name", *CLAIM, *NOTED)
SOURCES = ("Source_ID", "Title", "Date", "Outlet", "Author", "Speaker", "URL", "Language", "Characters")
MATRIX = "matrix"
LONGEST = 32_767
"""Characters that a cell of Excel holds."""
WIDEST = 1_000
"""Factors of a matrix at most."""
ROWS = 1_048_576
_WIDE = ("Quote", "Label", "Cause", "Effect", "Text", "Title")
_ESCAPED = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


def write(content: Content) -> bytes:
    """The map as .xlsx."""
    book = Workbook()
    for empty in book.worksheets:
        book.remove(empty)
    drawn = content.map
    add_sheet(book, "factors", FACTORS, map(_factor_cells, drawn.factors))
    numbered = list(enumerate([*((one, False) for one in drawn.links), *((one, True) for one in drawn.denied)], 1))
    names = labels(drawn.factors)
    add_sheet(book, "links", LINKS, (_link_row(number, *pair, names) for number, pair in numbered))
    claims = ((number, claim) for number, (link, _) in numbered for claim in link.claims)
    add_sheet(book, "claims", CLAIMS, (_claim_row(number, claim, content.bundle) for number, claim in claims))
    add_sheet(book, "mentions", MENTION, mention_rows(drawn))
    add_sheet(book, "sources", SOURCES, map(_source_cells, content.bundle.documents))
    if len(drawn.factors) <= WIDEST:
        _plain_sheet(book, MATRIX, cells_of(drawn))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _factor_cells(factor: Factor) -> Cells:
    return {
        "Factor_ID": guarded(factor.id),
        "Label": guarded(factor.label),
        "Kind": factor.kind.value,
        "Suggested": "yes" if factor.suggested else "no",
    }


def _link_row(number: int, link: Link, denied: bool, names: Mapping[str, str]) -> Cells:
    speakers = dict.fromkeys(claim.speaker for claim in link.claims if claim.speaker)
    return {
        "Link_ID": number,
        "Cause": guarded(names[link.cause]),
        "Effect": guarded(names[link.effect]),
        **link_cells(link, denied),
        "Speakers": guarded("; ".join(speakers)),
        "Claims": len(link.claims),
        "Cause_ID": guarded(link.cause),
        "Effect_ID": guarded(link.effect),
    }


def _claim_row(number: int, claim: Evidence, bundle: Bundle) -> Cells:
    name = bundle.aliases.get(claim.claim)
    return {"Link_ID": number, "Name": name, **claim_cells(claim), **noted_cells(claim, bundle)}


def _source_cells(document: Document) -> Cells:
    texts = {
        "Source_ID": document.id,
        "Title": document.title,
        "Date": document.date,
        "Outlet": document.outlet,
        "Author": document.author,
        "Speaker": document.speaker,
        "URL": document.url,
        "Language": document.language,
    }
    return {**{name: guarded(text or "") for name, text in texts.items()}, "Characters": len(document.text)}


def add_sheet(book: Workbook, title: str, columns: Sequence[str], rows: Iterable[Cells]) -> None:
    """A sheet with a row of names above its rows."""
    _plain_sheet(book, title, [list(columns), *([row.get(name) for name in columns] for row in rows)])
    sheet = book[title]
    sheet.freeze_panes = "A2"
    for number, name in enumerate(columns, 1):
        sheet.cell(1, number).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = 50 if name in _WIDE else 14


def _plain_sheet(book: Workbook, title: str, lines: Sequence[Sequence[Cell]]) -> None:
    if len(lines) > ROWS:
        raise BadRequest(f"{len(lines):,} {title} do not fit into a sheet of Excel; export as .csv")
    sheet = book.create_sheet(title)
    for row, line in enumerate(lines, 1):
        for column, value in enumerate(line, 1):
            if value is None or value == "":
                continue
            cell = sheet.cell(row, column)
            if isinstance(value, str):
                cell.value = _text(value, title)
                cell.data_type = "s"
            else:
                cell.value = value


def _text(value: str, title: str) -> str:
    """Text that a cell can hold; characters that XML lacks are escaped as Excel itself does."""
    text = _ESCAPED.sub(lambda match: f"_x{ord(match[0]):04X}_", value)
    if len(text) > LONGEST:
        raise BadRequest(f"sheet {title}: a text of {len(text):,} characters is too long for Excel; export as .csv")
    return text
