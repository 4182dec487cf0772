"""Text of others cannot steer a terminal."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.views.render.safe import quoted, safe, to_json

HOSTILE = "\x1b[2J\u202eevil\u2066\x9b31m\x07 a\r\nb\t\u2028c\ud800"


def steers(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") or unicodedata.bidirectional(char) in (
        "LRE",
        "RLE",
        "LRO",
        "RLO",
        "PDF",
        "LRI",
        "RLI",
        "FSI",
        "PDI",
    )


@given(st.text())
def test_no_steering_character_is_left(text: str) -> None:
    assert not any(steers(char) for char in safe(text))
    assert not any(steers(char) for char in to_json({text: [text]}))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "\\x1b[31mred"),
        ("abc\u202edef", "abc\\u202edef"),
        ("two\nlines\tand\r\nmore", "two lines and  more"),
        ("\ud800", "\ufffd"),
        ("<b>Ina</b> & 🌊 «قلق»", "<b>Ina</b> & 🌊 «قلق»"),
    ],
)
def test_what_is_shown_instead(text: str, shown: str) -> None:
    assert safe(text) == shown


def test_json_stays_json() -> None:
    assert json.loads(to_json({"quote": HOSTILE})) == {"quote": HOSTILE}
    assert "قلق 🌊" in to_json("قلق 🌊")
    to_json(HOSTILE).encode("utf-8")


def test_quotes_are_marked() -> None:
    assert quoted("a\nb") == '"a b"'
