"""A file of others -> a map: by its suffix, and where that is not enough by what is in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from causerie.errors import BadRequest
from causerie.values import Brought, Map
from causerie.views.exchange import annotation, graphml, kumu, links_csv, matrix, qdpx_read, sdai, workbook_read
from causerie.views.exchange.bounds import FILE, MEGA, check_size, json_of, text_of
from causerie.views.exchange.formats import FORMATS, named
from causerie.views.exchange.links_csv import table_of

READABLE = (".csv", ".tsv", ".xlsx", ".json", ".graphml", ".xml")


def read_map(path: Path, name: str | None = None) -> Map:
    """The map in a file; `name` is that of a format, else suffix and content decide.

    Raises BadRequest, in one line that names the file, for what cannot be read or is another format.
    """
    return map_in(path.name, read_bytes(path), name)


def map_in(file: str, data: bytes, name: str | None = None) -> Map:
    """The map in the content of a file of this name; otherwise as `read_map`."""
    try:
        check_size(data)
        return (_named(name) if name else _reader(file, data))(data)
    except BadRequest as error:
        raise BadRequest(f"{file}: {error}") from error


def read_documents(path: Path) -> tuple[Brought, ...]:
    """The documents with items in a file: a REFI-QDA project or web annotations.

    Raises BadRequest, in one line that names the file, for any other file.
    """
    data, low = read_bytes(path), path.name.casefold()
    try:
        check_size(data)
        if low.endswith(".qdpx"):
            return qdpx_read.read(data)
        if low.endswith((".jsonld", ".json")):
            return annotation.read(data)
    except BadRequest as error:
        raise BadRequest(f"{path.name}: {error}") from error
    raise BadRequest(_no_documents(path))


def _no_documents(path: Path) -> str:
    if path.name.casefold().endswith(READABLE):
        return f"{path.name}: is a map without documents; look at it with: causerie map --from {path.name}"
    return f"{path.name}: documents with claims are brought in from .qdpx and .jsonld; texts with: causerie read"


def read_bytes(path: Path) -> bytes:
    """The bytes of a file; raises BadRequest where it is not there, no file or too large."""
    try:
        # A device or a pipe has no size and no end.
        if path.exists() and not path.is_file():
            raise BadRequest(f"{path.name or path}: is no file")
        if path.stat().st_size > FILE:
            raise BadRequest(f"{path.name}: has more than {FILE / MEGA:,.0f} MB")
        return path.read_bytes()
    except OSError as error:
        raise BadRequest(f"{path}: {(error.strerror or str(error)).lower()}") from error


def _named(name: str) -> Callable[[bytes], Map]:
    read = named(name).read
    if read is None:
        there = ", ".join(one.name for one in FORMATS if one.read)
        raise BadRequest(f"maps are not read from {name}, only from {there}")
    return read


def _reader(file: str, data: bytes) -> Callable[[bytes], Map]:
    low = file.casefold()
    if low.endswith((".csv", ".tsv", ".txt")):
        return _table(data)
    if low.endswith(".xlsx"):
        return workbook_read.read
    if low.endswith((".graphml", ".xml")):
        return graphml.read
    if low.endswith((".json", ".jsonld")):
        return _json(data)
    raise BadRequest(f"is no map that can be read; maps are read from {', '.join(READABLE)}")


def _table(data: bytes) -> Callable[[bytes], Map]:
    """A matrix begins with an empty cell, or with the name of its first row."""
    if data[:2] == b"PK":
        raise BadRequest("is a zip archive, no CSV; if it is a workbook, name it .xlsx")
    header, lines = table_of(text_of(data))
    if not header:
        raise BadRequest("row 1: is empty")
    square = bool(lines) and len(header) == len(lines) + 1 and header[1:2] == lines[0][1][:1]
    return matrix.read if not header[0].strip() or square else links_csv.read


def _json(data: bytes) -> Callable[[bytes], Map]:
    whole = json_of(data)
    fields = whole if isinstance(whole, dict) else {}
    if "elements" in fields or "connections" in fields:
        return kumu.read
    if "relationships" in fields or "variables" in fields:
        return sdai.read
    if "@context" in fields or isinstance(whole, list):
        raise BadRequest("holds annotations of documents, no map; bring it in with: causerie import")
    raise BadRequest("is JSON, but neither of Kumu (elements, connections) nor of sd-ai (variables, relationships)")
