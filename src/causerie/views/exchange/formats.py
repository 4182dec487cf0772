"""The formats by name: what each one keeps of a map, how it is written, and how it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from causerie.errors import BadRequest
from causerie.values import Brought, Map
from causerie.views.exchange import (
    annotation,
    brief,
    dot,
    graphml,
    kumu,
    ledger_json,
    ledger_tables,
    links_csv,
    matrix,
    picture,
    qdpx,
    qdpx_read,
    sdai,
    workbook,
    workbook_read,
    xmile,
)
from causerie.views.exchange.content import Content


class Keeps(StrEnum):
    """What may survive in a format; the value is the row of the table in docs/formats.md."""

    FACTORS = "factors by label, also those without links and two of one label"
    IDS = "ids and kinds of factors"
    SIGNS = "links and their signs"
    SHARES = "presence, share of plus, suggested merges"
    DENIED = "links that are only denied"
    CLAIMS = "every claim of a link: speaker, sign, status, certainty, date"
    WORDS = "words of the quotes"
    QUOTES = "places of the quotes in the text"
    MENTIONS = "the words that each claim uses for a factor"
    CONTROLS = "control characters within names"
    ITEMS = "all items: forecasts, attributions, relations, questions, events"
    LEDGER = "the ledger: deadlines, outcomes with their sources, replies"
    TEXTS = "texts of the documents, with turns and dates"


@dataclass(frozen=True, slots=True)
class Format:
    """One format. `read` gives back a map, `bring` documents with their items; both None: it is only written.

    `documents`: it is written from documents; a map alone is not enough.
    """

    name: str
    suffix: str
    title: str
    write: Callable[[Content], bytes]
    read: Callable[[bytes], Map] | None
    keeps: frozenset[Keeps]
    bring: Callable[[bytes], tuple[Brought, ...]] | None = None
    documents: bool = False

    @property
    def ledger(self) -> bool:
        """Whether it tells the ledger, which then has to be made."""
        return self.keeps >= _LEDGER or self.name == "claims"


_MAP = frozenset({Keeps.FACTORS, Keeps.IDS, Keeps.SIGNS, Keeps.SHARES, Keeps.DENIED, Keeps.CLAIMS})
_MAP |= {Keeps.WORDS, Keeps.QUOTES}
_ITEMS = frozenset({Keeps.ITEMS, Keeps.WORDS, Keeps.QUOTES})
_PICTURE = frozenset({Keeps.SIGNS})
_LEDGER = frozenset({Keeps.LEDGER, Keeps.WORDS, Keeps.QUOTES})
_CLAIMS = frozenset({Keeps.WORDS})
_GRAPH = frozenset({Keeps.FACTORS, Keeps.SIGNS, Keeps.WORDS})

FORMATS: tuple[Format, ...] = (
    Format("csv", ".csv", "Links as CSV", links_csv.write, links_csv.read, _MAP | {Keeps.CONTROLS}),
    Format(
        "matrix",
        ".matrix.csv",
        "Adjacency matrix as CSV",
        matrix.write,
        matrix.read,
        frozenset({Keeps.FACTORS, Keeps.SIGNS, Keeps.CONTROLS}),
    ),
    Format(
        "xlsx", ".xlsx", "Excel workbook", workbook.write, workbook_read.read, _MAP | {Keeps.MENTIONS, Keeps.CONTROLS}
    ),
    Format("kumu", ".kumu.json", "Kumu JSON", kumu.write, kumu.read, _MAP | {Keeps.MENTIONS, Keeps.CONTROLS}),
    Format("graphml", ".graphml", "GraphML", graphml.write, graphml.read, _MAP | {Keeps.MENTIONS}),
    Format("sd-ai", ".sd.json", "sd-ai JSON", sdai.write, sdai.read, _MAP | {Keeps.MENTIONS, Keeps.CONTROLS}),
    Format("annotations", ".jsonld", "W3C web annotations", annotation.write, None, _ITEMS, annotation.read, True),
    Format("qdpx", ".qdpx", "REFI-QDA project", qdpx.write, None, _ITEMS | {Keeps.TEXTS}, qdpx_read.read, True),
    Format("svg", ".svg", "Picture as SVG", picture.write_svg, None, _PICTURE),
    Format("png", ".png", "Picture as PNG", picture.write_png, None, _PICTURE),
    Format("dot", ".dot", "DOT for Graphviz", dot.write, None, _GRAPH | {Keeps.DENIED}),
    Format("xmile", ".xmile", "XMILE, executable", xmile.write, None, _GRAPH),
    Format("docx", ".docx", "Brief of two pages", brief.write, None, frozenset({Keeps.WORDS}), documents=True),
    Format("ledger-csv", ".ledger.csv", "Ledger as CSV", ledger_tables.write_csv, None, _LEDGER, documents=True),
    Format(
        "ledger-xlsx", ".ledger.xlsx", "Ledger as workbook", ledger_tables.write_xlsx, None, _LEDGER, documents=True
    ),
    Format("ledger-json", ".ledger.json", "Ledger as JSON", ledger_json.write_json, None, _LEDGER, documents=True),
    Format("claims", ".claims.jsonld", "schema.org Claims", ledger_json.write_claims, None, _CLAIMS, documents=True),
)
_ALSO = {".json": "kumu"}
"""Suffixes that name a format only for writing; a file is read by what is in it."""


def named(name: str, formats: Iterable[Format] = FORMATS) -> Format:
    """The format of this name; raises BadRequest naming those there are."""
    found = next((one for one in formats if one.name == name), None)
    if found is None:
        raise BadRequest(f"there is no format {name!r}; the formats are: {', '.join(one.name for one in formats)}")
    return found


def of_path(path: Path, formats: Iterable[Format] = FORMATS) -> Format:
    """The format that a file's name asks for: the longest suffix that fits."""
    low = path.name.casefold()
    fitting = [one for one in formats if low.endswith(one.suffix)]
    if fitting:
        return max(fitting, key=lambda one: len(one.suffix))
    also = next((name for suffix, name in _ALSO.items() if low.endswith(suffix)), None)
    if also is not None:
        return named(also)
    suffixes = ", ".join(one.suffix for one in formats)
    raise BadRequest(f"{path.name}: no format has this suffix; use one of {suffixes}, or name it with --format")
