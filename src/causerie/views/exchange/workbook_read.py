"""An Excel workbook -> a map: by its sheets links, claims, factors and mentions, else by its matrix."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from openpyxl import load_workbook
from openpyxl.utils.escape import unescape
from openpyxl.utils.exceptions import InvalidFileException

from causerie.errors import BadRequest
from causerie.values import Factor, Map
from causerie.views.exchange.bounds import archive_of, check_xml, part_of
from causerie.views.exchange.claim_rows import mentions_in
from causerie.views.exchange.drafts import Registry, map_from, member
from causerie.views.exchange.links_csv import edge_in, map_of_links
from causerie.views.exchange.matrix import map_of_matrix
from causerie.views.exchange.tables import Row, require, rows_of
from causerie.views.exchange.workbook import MATRIX
from causerie.vocabulary import FactorKind

CELLS = 5_000_000
"""Cells that a sheet may span."""


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
            check_xml(part_of(archive, name))
    try:
        book = load_workbook(io.BytesIO(data), data_only=True)
        for sheet in book.worksheets:
            if sheet.max_row * sheet.max_column > CELLS:
                raise BadRequest(f"sheet {sheet.title}: spans more than {CELLS:,} cells; delete what lies far out")
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
