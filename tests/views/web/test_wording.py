"""What the command line says, said on a page: every row of the table by its example."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from causerie.documents.finish import NO_DATE, ONLY_YEAR
from causerie.views.web.wording import as_on_pages, misshapen

LINES = tomllib.loads(files("causerie.views.web").joinpath("wording.toml").read_text(encoding="utf-8"))["line"]


@pytest.mark.parametrize("row", LINES, ids=lambda row: row["page"] or row["words"])
def test_every_example(row: dict[str, str]) -> None:
    assert as_on_pages(row["heard"]) == row["said"]


@pytest.mark.parametrize("note", [NO_DATE, ONLY_YEAR])
def test_a_note_on_dates_names_no_option(note: str) -> None:
    assert "--" not in as_on_pages(note)


def test_other_lines_stay() -> None:
    assert as_on_pages("no document D9 here") == "no document D9 here"


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ({"loc": ("body", "sources", 0, "url"), "type": "string_too_short"}, "the address of a source is needed"),
        ({"loc": ("query", "factors"), "type": "int_parsing"}, "factors is no whole number"),
        ({"loc": ("body", 1), "type": "json_invalid", "ctx": {"error": "cut off"}}, "this is not JSON: cut off"),
        ({"loc": ("query", "days"), "type": "less_than_equal", "ctx": {"le": 99}}, "days is above 99"),
        ({"loc": ("body", "x"), "type": "a_kind_of_tomorrow", "msg": "Words of its own"}, "x Words of its own"),
    ],
)
def test_what_has_another_form_is_said_in_our_words(fault: dict[str, Any], said: str) -> None:
    assert misshapen({"msg": "Input should be {anything}", **fault}) == said


SOURCE = Path(__file__).parents[3] / "src" / "causerie"
ELSEWHERE = ("views/cli", "views/render", "views/web/app.py", "views/web/guard.py", "views/exchange/picture.py")
"""Where words go to a terminal, to the reader of an API or to a style sheet."""
APART = re.compile(
    r"this version of causerie|this causerie by|causerie again|--workspace"
    r"|^--(?:date|url|outlet|speaker|translated-from)$"
    r"|as causerie read --json prints it|of `causerie export`"
)
"""Lines that no page shows: of an installation, of a workspace that is not open, of `causerie bench`; bare options."""


def test_no_line_that_a_page_may_show_names_an_option_or_a_command() -> None:
    shown = [as_on_pages(line) for line in _lines() if not APART.search(line)]
    assert len(shown) > 500
    assert [line for line in shown if re.search(r"--[a-z]|causerie [a-z]+", line)] == []


def _lines() -> Iterator[str]:
    """Every text in the source that is no docstring, with X1 where something is put in."""
    for path in sorted(SOURCE.rglob("*.py")):
        if path.relative_to(SOURCE).as_posix().startswith(ELSEWHERE):
            continue
        tree = ast.parse(path.read_text("utf-8"))
        parts = {
            id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr | ast.Expr) for part in ast.walk(node)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                yield "".join(str(one.value) if isinstance(one, ast.Constant) else "X1" for one in node.values)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in parts:
                yield node.value
