"""Which items have a code of the user's codebook, by the name or key of the code."""

from __future__ import annotations

from collections.abc import Iterable

from causerie.codes import below
from causerie.errors import UnknownName
from causerie.pipeline.state import known
from causerie.values.review import Code, Codebook


def code_named(book: Codebook, typed: str) -> Code:
    """The code with this name, whatever the case, or with this key; raises UnknownName with those there are."""
    wanted = " ".join(typed.split()).casefold()
    by_name = next((one for one in book.codes if one.name.casefold() == wanted), None)
    found = by_name or next((one for one in book.codes if one.key == wanted), None)
    if found is not None:
        return found
    there = known("codes", [one.name for one in book.codes])
    raise UnknownName(f"no code {typed!r}; {there}; make one with: causerie codes add NAME")


def coded_as(book: Codebook, typed: Iterable[str]) -> frozenset[str]:
    """The ids of the items that have one of these codes, or a code under one; raises UnknownName."""
    wanted = {one.name for name in typed for one in below(book, code_named(book, name).name)}
    return frozenset(item for item, own in book.tags.items() if wanted.intersection(own))
