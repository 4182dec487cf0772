"""Pins of the shipped models, as training writes them."""

from __future__ import annotations

import hashlib
import tomllib

from training.weights import FILES, PACKAGE, PINS, pinned

PAGE = '# Pins.\n\n[small]\n"a" = "1"\n"b" = "2"\n\n[large]\n"a" = "3"\n'


def test_a_table_is_written_anew_and_the_others_stay() -> None:
    assert pinned(PAGE, "small", {"a": "9"}) == '# Pins.\n\n[small]\n"a" = "9"\n\n[large]\n"a" = "3"\n'
    assert pinned(PAGE, "large", {"a": "9"}) == PAGE.replace('"3"', '"9"')


def test_a_new_table_comes_last() -> None:
    assert tomllib.loads(pinned(PAGE, "tiny", {"a": "9"})) == tomllib.loads(PAGE) | {"tiny": {"a": "9"}}


def test_pins_of_the_package_are_as_written_here() -> None:
    page = PINS.read_text("utf-8")
    for size in tomllib.loads(page):
        folder = PACKAGE / "models" / size
        hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES}
        assert pinned(page, size, hashes) == page
