"""Bytes to the stored text of a text file: the file itself, character for character.

Only a byte order mark is dropped and CRLF or a lone CR becomes LF. Nothing is normalised further,
and an encoding is never guessed: offsets and quotes must be those of the user's own file.
"""

from __future__ import annotations

import codecs
import re

from causerie.errors import UnreadableDocument

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
MANY = 0.02
"""Share of control characters from which a file counts as binary."""


def decode_text(data: bytes, encoding: str | None = None) -> str:
    """The text of the bytes; raises UnreadableDocument for binary data or another encoding."""
    bom, name = next(((bom, name) for bom, name in _BOMS if data.startswith(bom)), (b"", None))
    if name is None and encoding is None and b"\x00" in data:
        raise UnreadableDocument(_nul(data))
    chosen = name or encoding or "utf-8"
    try:
        text = data[len(bom) :].decode(chosen)
    except (UnicodeDecodeError, UnicodeError) as error:
        raise UnreadableDocument(
            f"is not {chosen.upper()} text{_where(error)}; name its encoding with --encoding"
        ) from error
    return check_text(text)


def check_text(text: str) -> str:
    """The text with LF line ends; raises UnreadableDocument where it is empty or no text at all."""
    text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    if not text:
        raise UnreadableDocument("is empty")
    if not text.strip().strip("\ufeff\u200b"):
        raise UnreadableDocument("holds nothing but white space")
    if "\x00" in text or len(text) - len(_CONTROL.sub("", text)) > MANY * len(text):
        raise UnreadableDocument("is binary data, not text")
    if _SURROGATE.search(text):
        raise UnreadableDocument("holds half of a surrogate pair, which is no character; write the text again as UTF-8")
    return text


def _nul(data: bytes) -> str:
    """Zero bytes in every second place are UTF-16 without its mark; others are binary data."""
    head = data[:2000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if half and max(even, odd) > 0.7 * half and min(even, odd) == 0:
        name = "utf-16-le" if odd > even else "utf-16-be"
        return f"looks like UTF-16 without a byte order mark; if so, give --encoding {name}"
    return "is binary data, not text"


def _where(error: UnicodeError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f" (byte {error.object[error.start]:#04x} at position {error.start})"
    return ""
