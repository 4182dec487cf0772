"""Actors as pages show them: names, relations from their side, and claims with their quotes."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass

import pycountry

from causerie.chances import own_number
from causerie.pipeline.actors import people
from causerie.pipeline.filtering import Filters
from causerie.pipeline.remembering import remembered
from causerie.values import KIND_OF, Attribution, Bundle
from causerie.values.people import Person, Said, Tie, inverse
from causerie.views.report.cards import NOBODY, around, chips, coding
from causerie.views.web.context import Here

EVERYTHING = Filters()
ACCEPTED = ("accept", "edit", "code")


@dataclass(frozen=True, slots=True)
class Line:
    """A claim with its words in their place and its coding."""

    name: str
    href: str
    kind: str
    title: str
    date: str
    speaker: str
    reporting: tuple[str, ...]
    before: str
    quote: str
    after: str
    coding: str
    chips: tuple[str, ...]
    checked: bool


@dataclass(frozen=True, slots=True)
class Bond:
    """A relation as it reads from this actor's side, who says so, and their words."""

    relation: str
    other: str
    speakers: tuple[str, ...]
    lines: tuple[Line, ...]


def everybody(at: Here, filters: Filters = EVERYTHING) -> tuple[Person, ...]:
    """All actors with the items that pass, kept until the workspace changes; raises UnknownName as `look` does."""
    key = ("actors", at.checked, filters)
    return remembered(at.desk, key, lambda: people(at.desk.bundle(filters, at.checked)))


@functools.cache
def country(code: str | None) -> str:
    """The name of a country by its ISO 3166 code; the code where there is no such country."""
    found = pycountry.countries.get(alpha_2=code) if code else None
    return str(getattr(found, "common_name", found.name)) if found else code or ""


class Drawn:
    """Makes lines of claims."""

    def __init__(self, at: Here, bundle: Bundle) -> None:
        self._bundle = bundle
        self._forecasts = {reading.id: reading.forecasts for reading in bundle.readings}
        self.shelf = {
            one.document.id: (one.alias, one.document.title or one.document.id) for one in at.desk.state().shelf
        }

    def bond(self, tie: Tie) -> Bond:
        """A relation as the page shows it."""
        lines = self.lines(tie.said)
        return Bond(inverse(tie.kind, tie.outgoing), tie.other, tie.speakers, lines)

    def lines(self, said: Iterable[Said]) -> tuple[Line, ...]:
        """Claims as the page shows them."""
        return tuple(self._line(one) for one in said)

    def _line(self, one: Said) -> Line:
        alias, title = self.shelf[one.document.id]
        name = self._bundle.aliases.get(one.item.id, "")
        before, after = around(one.document, one.item.quote)
        return Line(
            name=name,
            href=f"/read/{alias}{f'#{name}' if name else ''}",
            kind=KIND_OF[type(one.item)].value,
            title=title,
            date=one.document.date or "",
            speaker=one.speaker or NOBODY,
            reporting=() if isinstance(one.item, Attribution) else one.reporting,
            before=before,
            quote=one.item.quote.text,
            after=after,
            coding=coding(one.item),
            chips=chips(one.item, own_number(one.item, self._forecasts.get(one.document.id, ()))),
            checked=self._bundle.reviewed.get(one.item.id) in ACCEPTED,
        )
