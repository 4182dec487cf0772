"""What the views of the ledger share: a page of the list, filters with their counts, and what is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from causerie.pipeline.unindexed import BY, Sheet
from causerie.scales import scale_names, source_of
from causerie.values import Counts
from causerie.values import Tally as Told
from causerie.values.pages import Statuses
from causerie.views.drawing import settled
from causerie.views.web.asked import PAGE, Asked
from causerie.views.web.entries import SHORT, Offer, Row, Rows

VIEWS = (("", "List"), ("due", "Due"), ("later", "Later documents"), ("counts", "Counts and score"))
TALLIES = 60
"""Speakers, documents, topics or years counted on the page at most."""
_NONE = {"speaker": settled.NOBODY, "period": settled.NO_DATE}


@dataclass(frozen=True, slots=True)
class Facet:
    """A value by which entries can be filtered, how many have it, and the address that asks for it."""

    value: str
    says: str
    count: int
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """How the entries of one speaker, document, topic or year stand, how many people's, and where they are listed."""

    name: str
    speakers: int
    entries: int
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of the list, and which of how many it is."""

    rows: tuple[Row, ...]
    total: int
    first: int
    last: int
    before: str
    after: str


def listed_of(asked: Asked, found: Sheet) -> Listed:
    """A page of the list with the addresses of those beside it."""
    number, end = found.start // PAGE + 1, found.start + len(found.entries)
    made = Rows(asked.at.desk.state(), asked.at.bundle())
    return Listed(
        rows=tuple(made.row(entry, found.later.get(entry.id, ())) for entry in found.entries),
        total=found.total,
        first=found.start + 1 if found.entries else 0,
        last=end,
        before=asked.query(page=number - 1) if number > 1 else "",
        after=asked.query(page=number + 1) if end < found.total else "",
    )


def offers_of(asked: Asked, rows: Iterable[Row]) -> dict[str, tuple[Offer, ...]]:
    found, made = asked.offers, Rows(asked.at.desk.state(), asked.at.bundle())
    ids = [row.entry.id for row in rows]
    return {name: tuple(made.offer(one) for one in found[name]) for name in ids if name in found}


def shared(asked: Asked, view: str, found: Sheet) -> dict[str, object]:
    """What all views of the ledger need."""
    return {
        "view": view,
        "views": [(name, says, f"/forecasts{'/' if name else ''}{name}?{asked.query(page=1)}") for name, says in VIEWS],
        "asked": asked,
        "as_of": asked.options.as_of,
        "said": found.whole.entries,
        "all": found.counts.entries,
        "statuses": _statuses(asked, found.counts, view),
        "choices": _choices(asked, found.whole),
        "scales": [(name, source_of(name)) for name in scale_names()],
        "offers": {},
        "meaning": settled.MEANING,
    }


def _statuses(asked: Asked, found: Counts, view: str) -> list[Facet]:
    """The statuses that there are, with their counts, each an address."""
    rows = [(status.value, SHORT[status], count) for status, count in found.statuses]
    rows += [("undecidable", "nobody could ever decide", found.undecidable)] if found.undecidable else []
    place = "/forecasts/counts" if view == "counts" else "/forecasts"
    return [
        Facet(value, says, count, f"{place}?{asked.query(status=value, page=1)}", value == asked.wanted.status)
        for value, says, count in rows
    ]


def _choices(asked: Asked, whole: Counts) -> dict[str, list[tuple[str, str]]]:
    """What the filters offer: speakers, documents and years of the whole ledger."""
    names = {by: [one.name for one in whole.tallies.get(by, ())] for by in BY}
    speakers = sorted((name for name in names["speaker"] if name), key=str.casefold)
    years = sorted((name for name in names["period"] if name), reverse=True)
    labels = set(names["document"])
    shelf = [(one, one.document.title or one.document.id) for one in asked.at.desk.state().shelf]
    none = {by: [("-", says)] if None in names[by] else [] for by, says in _NONE.items()}
    return {
        "speaker": [*((name, name) for name in speakers), *none["speaker"]],
        "document": [
            (one.document.id, f"{one.alias} {title}") for one, title in shelf if labels & {title, one.document.id}
        ],
        "period": [*((year, year) for year in years), *none["period"]],
    }


def tallies(asked: Asked, by: str, told: Iterable[Told]) -> tuple[list[Tally], int]:
    """Counts of one kind in words, the largest first, years in order, and how many are left out."""
    titles = {one.document.id: one.document.title or one.document.id for one in asked.at.desk.state().shelf}
    nobody = {**_NONE, "topic": settled.NO_TOPIC}
    rows = []
    for one in told:
        name = titles.get(one.name or "", one.name or nobody.get(by, ""))
        rows.append(Tally(name, one.speakers, one.entries, _words(one.statuses), _href(asked, by, one)))
    rows.sort(key=lambda one: (0 if by == "period" else -one.entries, one.name))
    return rows[:TALLIES], max(len(rows) - TALLIES, 0)


def _href(asked: Asked, by: str, one: Told) -> str:
    """The address of the entries that are counted; none for documents, which another may share its title with."""
    if by == "document" or (by == "topic" and one.name is None):
        return ""
    return f"/forecasts?{asked.query(**{by: one.name or '-', 'page': 1})}"


def never(found: Counts) -> str:
    """How many could never be decided, and why; "" for none."""
    if not found.undecidable:
        return ""
    return settled.never_words(found.undecidable, found.entries, Counter(dict(found.lacks)))


def _words(statuses: Statuses) -> str:
    found = dict(statuses)
    return "; ".join(f"{found[status]} {says}" for status, says in SHORT.items() if status in found)
