"""Outlet, author and address from the lead of a text, where a line says nothing else."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

from causerie.dates import find_dates

_WORDS = tomllib.loads(files("causerie.documents").joinpath("lead.toml").read_text(encoding="utf-8"))
_OUTLETS, _STATIONS = frozenset(_WORDS["outlets"]), frozenset(_WORDS["stations"])
_WITH_DATE = _OUTLETS | frozenset(_WORDS["outlets_with_date"])
MOST_WORDS = 5
_PART = re.compile(r"\s*(?:[,|·•(:]|\s[–—-]\s|\.\s|\d)")
_NAME = r"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|de|la|van|von|al|bin|der|den|da|di)){1,4}"
_BYLINE = re.compile(
    rf"^(?:By|BY|Words|Text|Author|Written by|Interview(?:ed)? by|Reported by):?\s+({_NAME})(?:,.*|\s*\|.*)?$"
)
_ADDRESS = re.compile(
    r"^(?:(?:Source|URL|Link|Original|Online at|Retrieved from|Available at):?\s+)?(https?://[^\s<>\"]+[^\s<>\".,;)])\.?$",
    re.IGNORECASE,
)


def outlet_of(lines: list[str]) -> str | None:
    """The paper, station or agency that a line of the lead names alone, or with a date."""
    return next((name for name in map(outlet_in, lines) if name is not None), None)


def outlet_in(line: str) -> str | None:
    """The outlet that the line begins with, if the line is a masthead."""
    end = _PART.search(line)
    name = line[: end.start()] if end is not None else line
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", name)]
    capitals = all(word[0].isupper() or len(word) <= 3 for word in name.split())
    if not 1 < len(words) <= MOST_WORDS or not capitals or name.endswith((".", "?", "!")):
        return None
    known = _WITH_DATE if find_dates(line) else _OUTLETS
    return name if words[-1] in known or words[0] in _STATIONS else None


def author_of(lines: list[str]) -> str | None:
    """The name in a byline."""
    return next((match.group(1) for match in map(_BYLINE.match, lines) if match is not None), None)


def address_of(lines: list[str]) -> str | None:
    """The web address that stands alone on a line of the lead."""
    return next((match.group(1) for match in map(_ADDRESS.match, lines) if match is not None), None)
