"""Lines that name commands and options, in the words of the pages: there the same act is a button or a page."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib.resources import files


def as_on_pages(line: str) -> str:
    """The line with what it says of the command line in the words of the pages; other lines as they are."""
    for words, page in _lines():
        line = words.sub(page, line)
    return line


@functools.cache
def _lines() -> tuple[tuple[re.Pattern[str], str], ...]:
    table = tomllib.loads(files("causerie.views.web").joinpath("wording.toml").read_text(encoding="utf-8"))
    return tuple((re.compile(row["words"]), row["page"]) for row in table["line"])
