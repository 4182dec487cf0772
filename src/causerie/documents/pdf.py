"""PDF: pages to running text. Lines are joined to paragraphs, hyphenation undone, page furniture dropped.

PDFium (the reader of Chrome) finds the text: of the two readers looked at it is the faster one, tells
bold type, and has been fuzzed for years. It runs in a process of its own (`pdf_lines`) under limits.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from causerie.dates import parse_date
from causerie.documents.decode import check_text
from causerie.documents.options import LoadOptions
from causerie.documents.parts import Composer, Parts, clean
from causerie.documents.pdf_paragraphs import Line, paragraphs
from causerie.errors import UnreadableDocument

_PROGRAM = Path(__file__).with_name("pdf_lines.py")
_TAIL = 8_192
_NOT_SAID = ("(unspecified)", "untitled", "(anonymous)", "anonymous", "(none)")


def read_pdf(data: bytes, options: LoadOptions) -> Parts:
    """Text, bold runs and properties; raises UnreadableDocument for encrypted, damaged or scanned files."""
    if b"%%EOF" not in data[-_TAIL:]:
        raise UnreadableDocument("is truncated: the end of the PDF is missing; get the whole file")
    found = _ask(data, options)
    pages = found["pages"]
    if found["of"] > options.limits.pages:
        raise UnreadableDocument(f"has {found['of']:,} pages: one document may have {options.limits.pages:,}; split it")
    composer = Composer()
    for runs in paragraphs([[_line(line) for line in page["lines"]] for page in pages]):
        composer.add(runs)
    if not composer.length:
        raise UnreadableDocument("holds no text, its pages may be pictures; run text recognition (OCR) on it first")
    damaged = sum(1 for page in pages if page.get("damaged"))
    notes = (f"{damaged} of {len(pages)} pages are damaged and left out",) if damaged else ()
    return _with_facts(found["facts"], Parts(check_text(composer.text), marks=composer.marks, notes=notes))


def _ask(data: bytes, options: LoadOptions) -> Any:
    """The lines of the PDF from the process that reads it."""
    limits = options.limits
    arguments = (limits.pages, limits.text, limits.seconds, limits.memory)
    try:
        done = subprocess.run(
            [sys.executable, "-P", str(_PROGRAM), *map(str, arguments)],
            input=data,
            capture_output=True,
            timeout=2 * limits.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableDocument(f"takes more than {limits.seconds} seconds to open; save its text as .txt") from error
    if done.returncode or not done.stdout:
        raise UnreadableDocument("makes the PDF reader fail: it is damaged, or needs too much time or memory")
    found = json.loads(done.stdout)
    if "error" in found:
        raise UnreadableDocument(_refusal(found["error"]))
    return found


def _refusal(message: str) -> str:
    if "password" in message.lower() or "security" in message.lower():
        return "is encrypted; save it without a password"
    return "is truncated or damaged; get the file again, or save its text as .txt"


def _line(found: list[Any]) -> Line:
    text, left, bottom, right, top, size, bold = found
    return Line(text, left, bottom, right, top, size, tuple((start, end) for start, end in bold))


def _with_facts(facts: Mapping[str, str], parts: Parts) -> Parts:
    known = {
        name.lower(): value for name, raw in facts.items() if (value := clean(raw)) and value.lower() not in _NOT_SAID
    }
    attributes: dict[str, str] = {name: known[name] for name in ("subject", "keywords", "creator") if name in known}
    for name, key in (("created", "creationdate"), ("modified", "moddate")):
        # PDF writes D:20210815120000+02'00'. The day of making the file is not the day of the talk.
        day = parse_date(known.get(key, "").removeprefix("D:")[:8])
        if day is not None:
            attributes[name] = day
    return Parts(
        parts.text,
        title=known.get("title"),
        author=known.get("author"),
        attributes=attributes,
        marks=parts.marks,
        notes=parts.notes,
    )
