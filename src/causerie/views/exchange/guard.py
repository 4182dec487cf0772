"""Text in cells of spreadsheets: no text of others may become a formula that runs.

A text that a spreadsheet would take for a formula gets an apostrophe before it, and so does a text that
would otherwise be mistaken for a guarded one; reading takes exactly that apostrophe away.
Source: OWASP, CSV injection.
"""

from __future__ import annotations

FORMULA = "=+-@\t\r\n＝＋－＠"
"""First characters of what a spreadsheet may run (the wide ones too, in East Asian settings)."""
_APOSTROPHE = "'"


def guarded(text: str) -> str:
    """The text as it may stand in a cell."""
    return _APOSTROPHE + text if (text[:1] and text[0] in FORMULA) or _like_guarded(text) else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    return text[1:] if _like_guarded(text) else text


def _like_guarded(text: str) -> bool:
    return text[:1] == _APOSTROPHE and text[1:2] != "" and text[1] in FORMULA + _APOSTROPHE
