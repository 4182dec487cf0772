"""Links as an Excel workbook: sheets factors, links, claims, mentions, sources, and the adjacency matrix."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.utils.escape import unescape
from openpyxl.utils.exceptions import InvalidFileException

from causerie.errors import BadRequest
from causerie.values import Document, Factor, Map
from causerie.views.exchange.bounds import archive_of, part_of, xml_of
from causerie.views.exchange.content import Content
from causerie.views.exchange.drafts import Registry, map_from, member
from causerie.views.exchange.guard import guarded
from causerie.views.exchange.links_csv import edge_in, map_of_links
from causerie.views.exchange.matrix import cells_of, map_of_matrix
from causerie.views.exchange.tables import (
    CLAIM,
    LINK,
    MENTION,
    Cell,
    Cells,
    Row,
    claim_cells,
    labels,
    link_cells,
    mention_rows,
    mentions_in,
    require,
    rows_of,
)
from causerie.vocabulary import FactorKind

FACTORS = ("Factor_ID", "Label", "Kind", "Suggested")
LINKS = ("Link_ID", "Cause", "Effect", *LINK, "Speakers", "Claims", "Cause_ID", "Effect_ID")
CLAIMS = ("Link_ID", "Name", *CLAIM)
SOURCES = ("Source_ID", "Title", "Date", "Outlet", "Author", "Speaker", "URL", "Language", "Characters")
MATRIX = "matrix"
LONGEST = 32_767
"""Characters that a cell of Excel holds."""
WIDEST = 1_000
"""Factors of a matrix at most."""
ROWS = 1_048_576
_ESCAPED = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


def write(content: Content) -> bytes:
    """The map as .xlsx."""
    book = Workbook()
    book.remove(book.active)
    drawn = content.map
    _sheet(book, "factors", FACTORS, map(_factor_cells, drawn.factors))
    numbered = list(enumerate([*((one, False) for one in drawn.links), *((one, True) for one in drawn.denied)], 1))
    names = labels(drawn.factors)
    _sheet(book, "links", LINKS, (_link_row(number, *pair, names) for number, pair in numbered))
    aliases = content.bundle.aliases
    claims = ((number, claim) for number, (link, _) in numbered for claim in link.claims)
    _sheet(book, "claims", CLAIMS, ({"Link_ID": n, "Name": aliases.get(c.claim), **claim_cells(c)} for n, c in claims))
    _sheet(book, "mentions", MENTION, mention_rows(drawn))
    _sheet(book, "sources", SOURCES, map(_source_cells, content.bundle.documents))
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


def _link_row(number: int, link: Any, denied: bool, names: Mapping[str, str]) -> Cells:
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


def _sheet(book: Workbook, title: str, columns: Sequence[str], rows: Iterable[Cells]) -> None:
    _plain_sheet(book, title, [list(columns), *([row.get(name) for name in columns] for row in rows)])
    sheet = book[title]
    sheet.freeze_panes = "A2"
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell_width = 50 if cell.value in ("Quote", "Label", "Cause", "Effect", "Text", "Title") else 14
        sheet.column_dimensions[cell.column_letter].width = cell_width


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


def read(data: bytes) -> Map:
    """The map of a workbook: of its links with their claims, or of its matrix where it has no links."""
    sheets = _sheets(data)
    if "links" in sheets:
        return _map_of(sheets)
    if MATRIX in sheets or len(sheets) == 1:
        name = MATRIX if MATRIX in sheets else next(iter(sheets))
        header = sheets[name][0] if sheets[name] else []
        if name != MATRIX and header and header[0] not in (None, ""):
            require(header, ("cause", "effect"), name)
            return map_of_links(rows_of(header, _numbered(sheets[name]), name))
        return map_of_matrix(sheets[name], name)
    raise BadRequest(f"lacks a sheet links (or {MATRIX}); it has: {', '.join(sheets) or 'none'}")


def _sheets(data: bytes) -> dict[str, list[list[object]]]:
    archive = archive_of(data, "[Content_Types].xml")
    for name in archive.namelist():
        if name.lower().endswith((".xml", ".rels")):
            xml_of(part_of(archive, name))
    try:
        book = load_workbook(io.BytesIO(data), data_only=True)
        return {
            sheet.title.strip().casefold(): [
                [_value(cell) for cell in line] for line in sheet.iter_rows(values_only=True)
            ]
            for sheet in book.worksheets
        }
    except (InvalidFileException, KeyError, ValueError, TypeError, AttributeError, zipfile.BadZipFile) as error:
        raise BadRequest(f"is no whole Excel workbook ({error})") from error


def _value(cell: object) -> object:
    return unescape(cell) if isinstance(cell, str) else cell


def _map_of(sheets: Mapping[str, list[list[object]]]) -> Map:
    factors = Registry(tuple(_factors(sheets)))
    lines = sheets["links"]
    header = lines[0] if lines else []
    require(header, ("cause", "effect"), "links")
    claims = _claims(sheets)
    edges = []
    for row in rows_of(header, _numbered(lines), "links"):
        edge = edge_in(row, factors, None if claims is None else claims.pop(row.text("link_id"), ()))
        edges += [edge] if edge is not None else []
    gone = next((row for found in (claims or {}).values() for row in found), None)
    if gone is not None:
        raise BadRequest(f"{gone.where('link_id')}: the sheet links has no link {gone.text('link_id')!r}")
    return map_from(factors.all(), edges)


def _factors(sheets: Mapping[str, list[list[object]]]) -> list[Factor]:
    lines = sheets.get("factors") or []
    if not lines:
        return []
    require(lines[0], ("label",), "factors")
    mentions = {}
    if sheets.get("mentions"):
        mentions = mentions_in(rows_of(sheets["mentions"][0], _numbered(sheets["mentions"]), "mentions"))
    found = []
    for row in rows_of(lines[0], _numbered(lines), "factors"):
        name, kind = row.text("factor_id"), row.text("kind")
        if not name:
            continue
        chosen = member(FactorKind, kind, row.where("kind")) if kind else FactorKind.OTHER
        found.append(Factor(name, row.text("label"), mentions.get(name, ()), chosen))
    return found


def _claims(sheets: Mapping[str, list[list[object]]]) -> dict[str, list[Row]] | None:
    """Rows of the sheet claims by the link that they are about; None where there is no such sheet."""
    lines = sheets.get("claims")
    if not lines:
        return None
    require(lines[0], ("link_id",), "claims")
    found: dict[str, list[Row]] = {}
    for row in rows_of(lines[0], _numbered(lines), "claims"):
        found.setdefault(row.text("link_id"), []).append(row)
    return found


def _numbered(lines: list[list[object]]) -> list[tuple[int, list[object]]]:
    return list(enumerate(lines[1:], 2))
