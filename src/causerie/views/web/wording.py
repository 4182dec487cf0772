"""Lines that name commands and options, in the words of the pages: there the same act is a button or a page."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

_PLACES = frozenset(("body", "query", "path", "header", "cookie"))


def as_on_pages(line: str) -> str:
    """The line with what it says of the command line in the words of the pages; other lines as they are."""
    for words, page in _lines():
        line = words.sub(page, line).rstrip()
    return line


def misshapen(fault: Mapping[str, Any]) -> str:
    """What does not have the documented form, by the fault that pydantic found (`loc`, `type`, `ctx`), in our words."""
    table = _table()
    parts = [str(part) for part in fault["loc"] if isinstance(part, str) and part not in _PLACES]
    place = " ".join(parts)
    words = table["misshapen"].get(fault["type"], str(fault["msg"])).format_map(_Given(fault.get("ctx") or {}))
    # Of a body that cannot be read at all the place says nothing.
    return f"{table['fields'].get(place, place)} {words}" if place else str(words)


class _Given(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "…"


@functools.cache
def _lines() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["words"]), row["page"]) for row in _table()["line"])


@functools.cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("causerie.views.web").joinpath("wording.toml").read_text(encoding="utf-8"))
