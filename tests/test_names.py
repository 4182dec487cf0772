"""Names of people and bodies in their forms."""

from __future__ import annotations

import pytest

from causerie.names import without_article


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("The Velm Lantern", "Velm Lantern"),
        ("the pilot", "pilot"),
        ("a pilot", "pilot"),
        ("A Oskoy", "A Oskoy"),
        ("Theo Lark", "Theo Lark"),
        ("The", "The"),
        ("", ""),
    ],
)
def test_names_lose_an_article_and_nothing_else(name: str, bare: str) -> None:
    assert without_article(name) == bare
