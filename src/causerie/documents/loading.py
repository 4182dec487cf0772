"""Sources -> documents: files, folders, rows of tables and .jsonl, standard input, one after another.

Nothing is held but the document at hand. Whatever is wrong with one source is said in one line and
the next source is read.
"""

from __future__ import annotations

import dataclasses
import hashlib
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from typing import BinaryIO

from causerie.documents.csv_rows import read_csv
from causerie.documents.docx import read_docx
from causerie.documents.finish import finish
from causerie.documents.html import read_html
from causerie.documents.jsonl import Row, id_of, read_row
from causerie.documents.markdown import read_markdown
from causerie.documents.options import LoadOptions
from causerie.documents.parts import Parts, clean
from causerie.documents.pdf import read_pdf
from causerie.documents.raw import check_file, first_bytes, lines, put_back, read_file, read_stream
from causerie.documents.sniff import HEAD, Kind, misnamed, sniff
from causerie.documents.subtitles import read_subtitles
from causerie.documents.tables import Found
from causerie.documents.text import read_text
from causerie.documents.walk import Names, is_folder, printable, walk
from causerie.documents.xlsx_rows import read_xlsx
from causerie.errors import UnreadableDocument
from causerie.values import Document

STDIN = "-"
_TOO_LONG = "is a line of more than {limit:,} bytes; a document must be shorter"
READERS: Mapping[Kind, Callable[[bytes, LoadOptions], Parts]] = {
    Kind.TEXT: read_text,
    Kind.MARKDOWN: read_markdown,
    Kind.HTML: read_html,
    Kind.PDF: read_pdf,
    Kind.DOCX: read_docx,
    Kind.SRT: read_subtitles,
    Kind.VTT: read_subtitles,
}
"""Readers of kinds of file that hold one document each."""
TABLES: Mapping[Kind, Callable[[bytes, LoadOptions], Iterator[Found]]] = {
    Kind.CSV: read_csv,
    Kind.XLSX: read_xlsx,
}
"""Readers of tables: (id of the row, its document or what is wrong with it), row by row."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of one source: a document, or the line that says why there is none.

    `source` is the path as given ("-" for standard input), with "#" and the row's number for a row.
    `id` is the document's, and for a row its own even if it could not be read.
    """

    source: str
    id: str | None
    document: Document | None = None
    error: str | None = None

    @property
    def line(self) -> str:
        """The error as one line that names the source."""
        return f"{clean(self.source)}: {self.error}"


def load_all(
    sources: Iterable[str | Path], options: LoadOptions | None = None, stdin: BinaryIO | None = None
) -> Iterator[Loaded]:
    """Every document of the sources in order, and every failure at its place; never raises for a source.

    A folder is searched in sorted order, hidden files left out. `stdin` is read for the source "-".
    """
    options, names = options or LoadOptions(), Names()
    for source in sources:
        if str(source) == STDIN:
            yield from _guarded(STDIN, partial(_read_stdin, stdin, options, names))
        elif is_folder(Path(source)):
            for path, problem in walk(Path(source)):
                if problem is not None:
                    yield Loaded(printable(path), None, error=problem)
                else:
                    yield from _guarded(printable(path), partial(_read_path, path, options, names))
        else:
            yield from _guarded(printable(source), partial(_read_path, Path(source), options, names))


def load(source: str | Path, options: LoadOptions | None = None, stdin: BinaryIO | None = None) -> Document:
    """The document of one source; raises UnreadableDocument where it holds none or more than one."""
    found = list(_at_most_two(load_all([source], options, stdin)))
    if len(found) != 1:
        raise UnreadableDocument(f"{source}: holds {'several documents' if found else 'no document'}; expected one")
    (only,) = found
    if only.document is None:
        raise UnreadableDocument(only.line)
    return only.document


def document_of_text(text: str, id: str, options: LoadOptions | None = None) -> Document:  # noqa: A002 - as in Document
    """A document of a text in memory; raises UnreadableDocument like a file of the same text."""
    return load_bytes(text.encode("utf-8", "surrogatepass"), id, Kind.TEXT, options or LoadOptions())


def load_bytes(data: bytes, name: str, kind: Kind, options: LoadOptions) -> Document:
    """The document in the bytes of a file of a kind that holds one; raises UnreadableDocument."""
    with _quiet():
        parts = READERS[kind](data, options)
    return finish(parts, name, hashlib.sha256(data).hexdigest(), options)


@contextmanager
def _quiet() -> Iterator[None]:
    """Readers of foreign formats warn about things that the user can do nothing about."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _at_most_two(found: Iterator[Loaded]) -> Iterator[Loaded]:
    for _, loaded in zip(range(2), found, strict=False):
        yield loaded


def _guarded(source: str, read: Callable[[], Iterator[Loaded]]) -> Iterator[Loaded]:
    """The loaded documents of one source, any failure turned into its line."""
    try:
        yield from read()
    except UnreadableDocument as error:
        yield Loaded(source, None, error=str(error))
    except (RecursionError, MemoryError):
        yield Loaded(source, None, error="is nested too deeply or needs too much memory; save its text as .txt")
    except Exception as error:  # noqa: BLE001 - the one edge per document: a reader met a hostile file
        yield Loaded(
            source, None, error=f"cannot be read, it seems damaged ({type(error).__name__}: {clean(str(error))})"
        )


def _read_path(path: Path, options: LoadOptions, names: Names) -> Iterator[Loaded]:
    check_file(path)
    with _opened(path) as file:
        kind = sniff(file.read(HEAD), path.suffix)
        if kind is Kind.JSONL:
            file.seek(0)
            yield from _read_rows(file, printable(path), path.stem, options)
            return
    data = read_file(path, options.limits.file_bytes)
    yield from _read_data(data, kind, printable(path), path, options, names)


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except PermissionError as error:
        raise UnreadableDocument("cannot be opened: permission denied") from error
    except OSError as error:
        raise UnreadableDocument(f"cannot be opened: {error.strerror}") from error


def _read_stdin(stdin: BinaryIO | None, options: LoadOptions, names: Names) -> Iterator[Loaded]:
    if stdin is None:
        raise UnreadableDocument("is standard input, which is not open")
    head = first_bytes(stdin, HEAD)
    kind = sniff(head, "")
    if kind is Kind.JSONL:
        yield from _read_rows(put_back(head, stdin), STDIN, "stdin", options)
    else:
        data = read_stream(stdin, options.limits.file_bytes, head)
        yield from _read_data(data, kind, STDIN, Path("stdin"), options, names)


def _read_data(
    data: bytes, kind: Kind, source: str, path: Path, options: LoadOptions, names: Names
) -> Iterator[Loaded]:
    if kind in TABLES:
        yield from _read_table(data, kind, source, path.stem, options, names)
        return
    document = load_bytes(data, names.free(path), kind, options)
    note = misnamed(kind, path.suffix)
    if note is not None:
        document = dataclasses.replace(document, notes=(note, *document.notes))
    names.take(document.id)
    yield Loaded(source, document.id, document)


def _read_table(
    data: bytes, kind: Kind, source: str, stem: str, options: LoadOptions, names: Names
) -> Iterator[Loaded]:
    rows = TABLES[kind](data, options)
    for number in count(1):
        with _quiet():
            row = next(rows, None)
        if row is None:
            return
        row_id, found = row
        name = names.take(names.free_row(stem, row_id or str(number)))
        yield _row(f"{source}#{number}", name, found, _row_hash(row_id or str(number), found), options)


def _read_rows(stream: BinaryIO, source: str, stem: str, options: LoadOptions) -> Iterator[Loaded]:
    number = 0
    for line, whole in lines(stream, options.limits.row_bytes):
        if not line.strip():
            continue
        number += 1
        row = read_row(line) if whole else Row(id_of(line), error=_TOO_LONG.format(limit=options.limits.row_bytes))
        place, row_id = f"{source}#{number}", row.id or f"{clean(stem)}#{number}"
        yield _row(place, row_id, row.parts or row.error or "", hashlib.sha256(line).hexdigest(), options)
    if not number:
        raise UnreadableDocument("is empty")


def _row_hash(row_id: str, found: Parts | str) -> str:
    """Two respondents may give the same answers and are still two; a row's hash tells them apart."""
    content = found if isinstance(found, str) else f"{found.text}\0{sorted(found.attributes.items())}"
    return hashlib.sha256(f"{row_id}\0{content}".encode()).hexdigest()


def _row(place: str, row_id: str, found: Parts | str, sha256: str, options: LoadOptions) -> Loaded:
    if isinstance(found, str):
        return Loaded(place, row_id, error=found)
    try:
        return Loaded(place, row_id, finish(found, row_id, sha256, options))
    except UnreadableDocument as error:
        return Loaded(place, row_id, error=str(error))
