"""Small files of every format, made on the spot; people and places are invented."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import docx
import openpyxl
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

Build = Callable[..., bytes]
SHARED = Path(__file__).parents[3] / "shared"


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, bytes | str], Path]:
    """Write a file into a folder of this test."""

    def write_file(name: str, content: bytes | str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write_file


@pytest.fixture
def pdf() -> Build:
    """A PDF of pages; a page is a list of (x, y, size, bold, words)."""

    def build(*pages: list[tuple[float, float, float, bool, str]], password: str | None = None, **facts: str) -> bytes:
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=A4, encrypt=StandardEncryption(password) if password else None, invariant=1)
        canvas.setTitle(facts.get("title", ""))
        canvas.setAuthor(facts.get("author", ""))
        for page in pages:
            for x, y, size, bold, words in page:
                canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
                canvas.drawString(x, y, words)
            canvas.showPage()
        canvas.save()
        return out.getvalue()

    return build


@pytest.fixture
def word() -> Build:
    """A Word document made by a function that fills it."""

    def build(fill: Callable[..., None]) -> bytes:
        out, document = io.BytesIO(), docx.Document()
        fill(document)
        document.save(out)
        return out.getvalue()

    return build


@pytest.fixture
def excel() -> Build:
    """An Excel file of rows."""

    def build(*rows: list[object]) -> bytes:
        out, book = io.BytesIO(), openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
        book.save(out)
        return out.getvalue()

    return build


@pytest.fixture
def repacked() -> Build:
    """An archive with some parts put in or replaced."""

    def build(data: bytes, parts: Mapping[str, bytes | str]) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                if name not in parts:
                    new.writestr(name, old.read(name))
            for name, content in parts.items():
                new.writestr(name, content)
        return out.getvalue()

    return build


@pytest.fixture
def shared() -> Path:
    """The folder of reference material; tests that need it are skipped where it is not there."""
    if not SHARED.is_dir():
        pytest.skip("the reference material (../shared) is not here")
    return SHARED
