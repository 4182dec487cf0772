"""Other names in the place of names, in everything that is shown; what is kept does not change.

Names inside quoted words are replaced in [brackets], as editors mark a change; all offsets are moved
along, so that every quote is still an exact part of the text that is shown.
"""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

from causerie.names import forms, pattern, slug_pattern
from causerie.values import Decision, Document, Reading
from causerie.vocabulary import Act

NAMING = "urn:withheld"
"""Stands for an address that names somebody who has a pseudonym."""


@dataclass(frozen=True, slots=True)
class Names:
    """Pseudonym by name. Empty: nothing is replaced."""

    pseudonyms: Mapping[str, str] = field(default_factory=dict)

    def real(self, name: str) -> str:
        """The name behind a pseudonym, or the word itself."""
        return next((real for real, other in self.pseudonyms.items() if other.casefold() == name.casefold()), name)


@dataclass(frozen=True, slots=True)
class _Change:
    """How to replace names in strings, and where each offset of the text has gone."""

    pattern: re.Pattern[str]
    of_form: Mapping[str, str]
    slugs: tuple[tuple[re.Pattern[str], str], ...]
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()
    text: str = ""

    def words(self, text: str, form: str = "{}") -> str:
        return self.pattern.sub(lambda match: form.format(self.other(match[0])), text)

    def other(self, found: str) -> str:
        return self.of_form[" ".join(found.split()).casefold()]

    def names(self, address: str) -> bool:
        """Whether an address names somebody who has a pseudonym."""
        plain = re.sub(r"[_+]", " ", unquote(address))
        # Addresses are written small, and a family name alone is found by its capital.
        return self.slugged(plain) != plain or any(self.words(one) != one for one in (plain, plain.title()))

    def slugged(self, text: str) -> str:
        for slug, other in self.slugs:
            text = slug.sub(re.sub(r"\W+", "-", other).strip("-"), text)
        return text

    def moved(self, offset: int, is_end: bool) -> int:
        """The new offset; one inside a replaced name goes to the edge of the replacement."""
        at = bisect_right(self.starts, offset - 1 if is_end else offset) - 1
        if at < 0:
            return offset
        if offset < self.ends[at]:
            before = self.shifts[at - 1] if at else 0
            return self.ends[at] + self.shifts[at] if is_end else self.starts[at] + before
        return offset + self.shifts[at]


def pseudonymised(document: Document, reading: Reading, names: Names) -> tuple[Document, Reading]:
    """The document and its reading under pseudonyms."""
    change = _change(document, (reading,), names)
    address = document.url and change.slugged(document.url)
    new_id = change.slugged(change.words(document.id))
    moved: Document = _rewritten(dataclasses.replace(document, text=""), change)
    other: Reading = _rewritten(reading, change)
    url = document.url if address == document.url else None
    return dataclasses.replace(moved, id=new_id, text=change.text, url=url), dataclasses.replace(other, id=new_id)


def decided_under(decision: Decision, readings: Iterable[Reading], names: Names) -> Decision:
    """A decision under pseudonyms; `readings`, before they are under any, know by which other names people go.

    Labels given by hand may name somebody as well as the texts do.
    """
    change = _change(Document("", "", ""), tuple(readings), names)
    moved: Decision = _rewritten(decision, change)
    document = decision.document and change.slugged(change.words(decision.document))
    after = _sourced(decision.after, moved.after, change) if decision.act is Act.RESOLVE else moved.after
    return dataclasses.replace(moved, document=document, after=after)


def _sourced(before: Any, after: Any, change: _Change) -> Any:
    """What was recorded of a forecast, its sources with addresses that name nobody."""
    urls = [source["url"] for source in before["sources"]]
    sources = [{**source, "url": _address(url, change)} for source, url in zip(after["sources"], urls, strict=True)]
    return {**after, "sources": sources}


def _address(url: str, change: _Change) -> str:
    """An address that names nobody: one that does is cut to its site, and dropped where the site does."""
    if not change.names(url):
        return url
    parts = urlsplit(url)
    site = f"{parts.scheme}://{parts.netloc}/"
    return NAMING if not parts.netloc or change.names(site) else site


def _change(document: Document, readings: Iterable[Reading], names: Names) -> _Change:
    of_form: dict[str, str] = {}
    # Whole names come before parts, so that a part shared by two people stays with the first one named.
    for name, other in names.pseudonyms.items():
        of_form[name.casefold()] = other
    for name, other in names.pseudonyms.items():
        for one in forms(name, readings):
            of_form.setdefault(" ".join(one.split()).casefold(), other)
    found = pattern([one for name in names.pseudonyms for one in forms(name, readings)])
    slugs = tuple((slug_pattern(name), other) for name, other in names.pseudonyms.items())
    return _placed(_Change(found, of_form, slugs), document.text)


def _placed(change: _Change, text: str) -> _Change:
    starts, ends, shifts, total = [], [], [], 0
    for match in change.pattern.finditer(text):
        total += len(change.other(match[0])) + 2 - len(match[0])
        starts.append(match.start())
        ends.append(match.end())
        shifts.append(total)
    return dataclasses.replace(
        change, starts=tuple(starts), ends=tuple(ends), shifts=tuple(shifts), text=change.words(text, "[{}]")
    )


def _rewritten(value: Any, change: _Change) -> Any:
    """The value with names replaced and offsets moved; words with offsets are cut out of the new text."""
    if isinstance(value, str) and type(value) is str:
        return change.words(value)
    if isinstance(value, tuple | list):
        return type(value)(_rewritten(part, change) for part in value)
    if isinstance(value, Mapping):
        return {key: _rewritten(part, change) for key, part in value.items()}
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    changed = {f.name: _rewritten(getattr(value, f.name), change) for f in dataclasses.fields(value)}
    start, end = getattr(value, "start", None), getattr(value, "end", None)
    if isinstance(start, int) and isinstance(end, int):
        changed |= {"start": change.moved(start, False), "end": change.moved(end, True)}
        if isinstance(changed.get("text"), str):
            changed["text"] = change.text[changed["start"] : changed["end"]]
    return dataclasses.replace(value, **changed)
