"""What the command line says, said on a page: every row of the table by its example."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from causerie.documents.finish import NO_DATE, ONLY_YEAR
from causerie.views.web.wording import as_on_pages

LINES = tomllib.loads(files("causerie.views.web").joinpath("wording.toml").read_text(encoding="utf-8"))["line"]


@pytest.mark.parametrize("row", LINES, ids=lambda row: row["page"] or row["words"])
def test_every_example(row: dict[str, str]) -> None:
    assert as_on_pages(row["heard"]) == row["said"]


@pytest.mark.parametrize("note", [NO_DATE, ONLY_YEAR])
def test_a_note_on_dates_names_no_option(note: str) -> None:
    assert "--" not in as_on_pages(note)


def test_other_lines_stay() -> None:
    assert as_on_pages("no document D9 here") == "no document D9 here"
