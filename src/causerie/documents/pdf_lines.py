"""Run as a program of its own: a PDF on standard input -> its lines as JSON on standard output.

A hostile PDF can make any reader loop, eat memory or crash; here that ends with this process, which
limits its own time and memory. It imports nothing of causerie, so it starts in a tenth of a second.
Arguments: pages, characters, seconds, bytes of memory at most.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import sys
from typing import Any

BOLD = 600
"""Font weight from which type is bold (CSS and PDF: 400 is normal, 700 bold)."""
Line = tuple[str, float, float, float, float, float, list[tuple[int, int]]]


def limit(seconds: int, memory: int) -> None:
    """Bound this process; without effect where the system has no such limits (Windows)."""
    try:
        import resource
    except ImportError:
        return
    limits = ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0))
    for kind, most in limits:
        # macOS refuses a limit of the address space.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


def lines_of(page: Any, raw: Any) -> list[Line]:
    """(text, left, bottom, right, top, size, bold runs) of each line of a page, in reading order."""
    text = page.get_textpage()
    found: list[Line] = []
    start = 0
    count = text.count_chars()
    codes = [raw.FPDFText_GetUnicode(text.raw, at) for at in range(count)]
    for at in range(count + 1):
        if at == count or codes[at] in (10, 13):
            line = _line(text, raw, codes, start, at)
            if line is not None:
                found.append(line)
            start = at + 1
    text.close()
    return found


def _line(text: Any, raw: Any, codes: list[int], start: int, end: int) -> Line | None:
    while start < end and codes[start] in (0, 32, 160):
        start += 1
    while start < end and codes[end - 1] in (0, 32, 160):
        end -= 1
    if start == end:
        return None
    words = "".join(map(_char, codes[start:end])).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    left, bottom, right, top = text.get_charbox(start, loose=True)
    last = text.get_charbox(end - 1, loose=True)
    size = raw.FPDFText_GetFontSize(text.raw, start)
    return words, left, bottom, max(right, last[2]), top, size, _bold(text, raw, codes, start, end)


def _char(code: int) -> str:
    """The character; PDFium writes 2 for a hyphen at the end of a line."""
    if code in (2, 0xFFFE, 0xAD):
        return "\u00ad"
    return chr(code) if code and code <= 0x10FFFF else ""


def _bold(text: Any, raw: Any, codes: list[int], start: int, end: int) -> list[tuple[int, int]]:
    """Places of bold words in the line."""
    runs: list[tuple[int, int]] = []
    at = start
    while at < end:
        stop = at
        while stop < end and codes[stop] != 32:
            stop += 1
        if stop > at and _is_bold(text, raw, at):
            place = (at - start, stop - start)
            runs[-1:] = [(runs[-1][0], place[1])] if runs and runs[-1][1] + 1 == place[0] else [*runs[-1:], place]
        at = stop + 1
    return runs


def _is_bold(text: Any, raw: Any, at: int) -> bool:
    if raw.FPDFText_GetFontWeight(text.raw, at) >= BOLD:
        return True
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(text.raw, at, name, 128, ctypes.byref(flags))
    return any(word in name.value.lower() for word in (b"bold", b"black", b"heavy"))


def main(pages: int, characters: int) -> None:
    import pypdfium2
    import pypdfium2.raw as raw

    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    except pypdfium2.PdfiumError as error:
        json.dump({"error": str(error)}, sys.stdout)
        return
    found, length = [], 0
    for at in range(min(len(document), pages + 1)):
        try:
            page = document[at]
            found.append({"height": page.get_height(), "lines": lines_of(page, raw)})
            page.close()
        except pypdfium2.PdfiumError:
            found.append({"height": 0, "lines": [], "damaged": True})
        length += sum(len(line[0]) for line in found[-1]["lines"])
        if length > characters:
            break
    facts = document.get_metadata_dict(skip_empty=True)
    json.dump({"pages": found, "of": len(document), "facts": facts}, sys.stdout)


if __name__ == "__main__":
    PAGES, CHARACTERS, SECONDS, MEMORY = map(int, sys.argv[1:5])
    limit(SECONDS, MEMORY)
    main(PAGES, CHARACTERS)
