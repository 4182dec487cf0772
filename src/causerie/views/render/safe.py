"""Text of others on a terminal: no character of it may steer the terminal or turn the line around."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_STEERING = re.compile(f"[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff{_BIDI}]")
_IN_JSON = re.compile(f"[\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff{_BIDI}]")


def safe(text: str) -> str:
    """The text on one line; control characters and overrides of direction are shown as escapes."""
    return _STEERING.sub(_shown, text)


def quoted(text: str) -> str:
    """Exact words in quotation marks."""
    return f'"{safe(text)}"'


def to_json(data: Any) -> str:
    """JSON on one line, in UTF-8 as it stands, steering characters escaped as JSON itself allows."""
    written = json.dumps(data, ensure_ascii=False)
    return _IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


def _shown(match: re.Match[str]) -> str:
    char = match[0]
    if char.isspace():
        return " "
    if unicodedata.category(char) == "Cs":
        return "\ufffd"
    return f"\\x{ord(char):02x}" if ord(char) < 256 else f"\\u{ord(char):04x}"
