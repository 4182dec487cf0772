"""Outlet, author and address stand on lines of their own."""

from __future__ import annotations

import pytest

from causerie.documents.masthead import address_of, author_of, outlet_in, outlet_of


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("The Tarn Post", "The Tarn Post"),
        ("Mill & Market Weekly, 4 May 2024", "Mill & Market Weekly"),
        ("Radio Tarn, 4 May 2024 (transcript)", "Radio Tarn"),
        ("TARN MONTHLY 6/2026. The mill burnt.", "TARN MONTHLY"),
        ("Tarn Post | Comment", "Tarn Post"),
        ("Evening News, 4 May 2024", "Evening News"),
        ("Evening News", None),
        ("Bread Prices Hit a New Record", None),
        ("The council met the Tarn Post", None),
        ("Post", None),
        ("Ina Velt of The Tarn Post talked to Mina Ovel.", None),
        ("", None),
    ],
)
def test_outlet_in(line: str, outlet: str | None) -> None:
    assert outlet_in(line) == outlet


def test_the_first_masthead_counts() -> None:
    assert outlet_of(["The mill", "The Tarn Post", "The Low Review"]) == "The Tarn Post"
    assert outlet_of(["The mill burnt."]) is None


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ina Velt", "Ina Velt"),
        ("By Ina Velt, for The Tarn Post", "Ina Velt"),
        ("Interview by Ina van der Velt", "Ina van der Velt"),
        ("By then the mill had burnt.", None),
        ("By Friday", None),
    ],
)
def test_author_of(line: str, author: str | None) -> None:
    assert author_of(["The mill", line]) == author


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("https://tarn.example/mill?x=1", "https://tarn.example/mill?x=1"),
        ("Source: https://tarn.example/mill.", "https://tarn.example/mill"),
        ("See https://tarn.example/mill for more.", None),
    ],
)
def test_address_of(line: str, address: str | None) -> None:
    assert address_of(["The mill", line]) == address
