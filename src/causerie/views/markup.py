"""Text of others in a page: escaped, without characters that markup forbids."""

from __future__ import annotations

import html
import re

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def clean(text: str) -> str:
    """The text with each character that HTML and XML forbid replaced by U+FFFD, so that lengths stay."""
    return _FORBIDDEN.sub("\ufffd", text.replace("\r", " "))


def escaped(text: str) -> str:
    """The text as it may stand in an element or a quoted attribute."""
    return html.escape(clean(text))


def plural(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun."""
    return f"{count} {one if count == 1 else many or one + 's'}"
