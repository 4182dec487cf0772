"""Counts of a ledger in words, where somebody else counted: the same as `settled` says of entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from causerie.values import Counts, Page
from causerie.values.pages import Statuses
from causerie.views.drawing.settled import (
    NO_DATE,
    NO_TOPIC,
    NOBODY,
    STATUS,
    By,
    Tally,
    never_words,
    summary_words,
)
from causerie.views.drawing.settled_data import ledger_data, tally_data
from causerie.vocabulary import Outlook

_RANK = {status: rank for rank, status in enumerate(STATUS)}
_WITHOUT = {By.SPEAKER: NOBODY, By.DOCUMENT: "", By.TOPIC: NO_TOPIC, By.PERIOD: NO_DATE}


def in_order(found: Statuses) -> Statuses:
    """Statuses in the order in which they are told."""
    return tuple(sorted(found, key=lambda one: _RANK[one[0]]))


def tallies_in(counts: Counts, by: By, most: int | None = None) -> tuple[Tally, ...]:
    """The counts of each speaker, document, topic or year of utterance; the largest first, years in order.

    `most`: only so many of them.
    """
    groups: dict[str, list[Statuses]] = {}
    for one in counts.tallies[by.value]:
        groups.setdefault(one.name or _WITHOUT[by], []).append(one.statuses)
    sizes = {name: sum(count for found in held for _, count in found) for name, held in groups.items()}
    order = sorted(groups, key=lambda name: (0 if by is By.PERIOD else -sizes[name], name))
    return tuple(Tally(name, sizes[name], in_order(_together(groups[name]))) for name in order[:most])


def _together(held: Iterable[Statuses]) -> Statuses:
    found: Counter[Outlook] = Counter()
    for statuses in held:
        found.update(dict(statuses))
    return tuple(found.items())


def names_in(counts: Counts, by: By) -> int:
    """How many speakers, documents, topics or years have a count."""
    return len({one.name or _WITHOUT[by] for one in counts.tallies[by.value]})


def undecidable_in(counts: Counts) -> str:
    """How many forecasts nobody could ever decide, and why; "" for none."""
    return never_words(counts.undecidable, counts.entries, Counter(dict(counts.lacks))) if counts.undecidable else ""


def summary_of(counts: Counts, as_of: str) -> str:
    """The counts in one sentence."""
    return summary_words(as_of, in_order(counts.statuses), counts.again, counts.sensitive)


def page_data(page: Page, by: Iterable[By]) -> dict[str, Any]:
    """A page of a ledger as JSON data, as `ledger_data` has it."""
    tallies = {one.value: [tally_data(tally) for tally in tallies_in(page.counts, one)] for one in by}
    told = {"counts": {status.value: count for status, count in in_order(page.counts.statuses)}, "by": tallies}
    return {**ledger_data(page.bundle, ()), **told, "undecidable": undecidable_in(page.counts)}
