"""Whether a name is a person's or a body's, as schema.org asks of an author."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib.resources import files

from causerie.names import without_article
from causerie.values import Document

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@functools.cache
def _lists() -> dict[str, frozenset[str]]:
    data = tomllib.loads(files("causerie.views.exchange").joinpath("authors.toml").read_text("utf-8"))
    return {name: frozenset(data[name]) for name in ("bodies", "outlets", "ends")}


def author(name: str, document: Document | None) -> dict[str, str]:
    """The name as a schema.org Person or Organization. A group of people that has no name is an Organization too."""
    kind = "Organization" if _publishes(name, document) or is_body(name) else "Person"
    return {"@type": kind, "name": name}


def is_body(name: str) -> bool:
    """Whether a name is that of a body, or words for a group: "Bank of Tarn", "the opposition", "local analysts"."""
    said = _head(without_article(name))
    if not said:
        return False
    head, lists = said[-1], _lists()
    if not any(word[0].isupper() for word in said):
        return head in lists["bodies"] or (head.endswith("s") and not head.endswith(("ss", "'s", "’s")))
    low = head.lower()
    return low in lists["bodies"] or (low in lists["outlets"] and len(said) > 1)


def _head(name: str) -> list[str]:
    """The words before the first that begins what the name is of."""
    said = _WORD.findall(name)
    end = next((at for at, word in enumerate(said) if at and word.lower() in _lists()["ends"]), len(said))
    return said[:end]


def _publishes(name: str, document: Document | None) -> bool:
    outlet = document.outlet if document else None
    return outlet is not None and without_article(name).casefold() == without_article(outlet).casefold()
