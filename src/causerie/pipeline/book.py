"""The ledger as a desk shows it: filtered, a page at a time, from the index where that can tell it.

Words, topics, other scales and what only people have checked are not in the index as it is kept; for
those the whole ledger is worked out once and kept until the workspace changes.
"""

from __future__ import annotations

import dataclasses
import re
from itertools import islice
from sqlite3 import Connection

from causerie.ledger.options import EnterOptions
from causerie.pipeline import paging
from causerie.pipeline.asof import due
from causerie.pipeline.desk import reading_at
from causerie.pipeline.index import USUAL, indexed, to_take_in
from causerie.pipeline.unindexed import (
    BY,
    NONE,
    UNDECIDABLE,
    YEAR,
    Asking,
    Sheet,
    check,
    counted,
    entries_of,
    paged,
    start_of,
    whole_ledger,
)
from causerie.store import looks
from causerie.store.looks import Look
from causerie.values import Counts, Entry, Ledger

_PERIOD = re.compile(rf"|{NONE}|[0-9]{{{YEAR}}}(-[0-9]{{2}})?")
MANY = 40
"""Documents that the index can take in while a page waits for it."""
NOTHING = Sheet((), {}, 0, 0, Counts(), Counts())


def behind(asking: Asking) -> bool:
    """Whether the index has so much to take in that a page is better shown before."""
    if _look(asking) is None:
        return False
    with reading_at(asking.desk, []) as (db, _):
        return to_take_in(db) > MANY


def sheet(asking: Asking, page: tuple[int, int]) -> Sheet:
    """The entries that are wanted, `page` says from which on and how many; raises BadRequest for an unknown status."""
    look = _look(asking)
    if look is None:
        return paged(asking, entries_of(asking), page)
    with indexed(asking.desk.path, asking.options) as db:
        total = looks.count(db, look)
        start = start_of(page, total)
        found = paging.page(db, look, asking.options, (), start, page[1])
        ledger = found.bundle.ledger
        return Sheet(ledger.entries if ledger else (), found.later, total, start, *_counts(db, look))


def falling_due(asking: Asking, until: str, page: tuple[int, int]) -> Sheet:
    """The same of what has no outcome and falls due by the day `until`, the earliest first."""
    look = _look(asking)
    if look is None:
        return paged(asking, due(entries_of(asking), until), page)
    with indexed(asking.desk.path, asking.options) as db:
        total = len(looks.due(db, look, until))
        start = start_of(page, total)
        found = paging.due_listed(db, look, asking.options, until, start, page[1])
        return Sheet(tuple(one.entry for one, _ in found), {}, total, start, *_counts(db, look))


def tallied(asking: Asking) -> tuple[Counts, Ledger]:
    """Counts of what is wanted by speaker, document and period; the ledger, of everything, has score and curve."""
    look = _look(asking)
    if look is None:
        return counted(entries_of(asking), BY), whole_ledger(asking)
    with indexed(asking.desk.path, asking.options) as db:
        ledger = paging.page(db, _all(look), asking.options, (), 0, 0).bundle.ledger
        return paging.counted(db, look, BY), ledger or Ledger(asking.options.as_of, asking.options.scale)


def dated(asking: Asking, most: int) -> tuple[Entry, ...]:
    """The first entries that are wanted and of which the day is known, `most` at most."""
    found = sheet(asking, (0, 4 * most)).entries
    return tuple(islice((entry for entry in found if entry.uttered), most))


def _counts(db: Connection, look: Look) -> tuple[Counts, Counts]:
    """Of what is wanted whatever its status, and of all."""
    return paging.counted(db, dataclasses.replace(look, outlooks=None), ()), paging.counted(db, _all(look), BY)


def _all(look: Look) -> Look:
    return Look(look.day, look.replay, first_only=True)


def _look(asking: Asking) -> Look | None:
    """How the index is looked at for this; None where it cannot tell it."""
    wanted, options = asking.wanted, asking.options
    check(wanted.status)
    usual = EnterOptions(options.scale, USUAL.zone, options.hemisphere) == USUAL
    in_columns = not (wanted.words or wanted.topic) and _PERIOD.fullmatch(wanted.period)
    label = _label(asking)
    if asking.checked or label is None or not (usual and in_columns and asking.desk.state().shelf):
        return None
    is_month = len(wanted.period) > YEAR
    return paging.look_of(
        options,
        first_only=True,
        outlooks=_outlooks(wanted.status),
        speaker=wanted.speaker or None,
        document=label or None,
        year=None if is_month else wanted.period or None,
        month=wanted.period if is_month else None,
    )


def _label(asking: Asking) -> str | None:
    """What the index calls the document, "" for all; None where it is not there or another one is called so too."""
    name = asking.wanted.document
    if not name:
        return ""
    labels = {one.document.id: one.document.title or one.document.id for one in asking.desk.state().shelf}
    label = labels.get(name)
    return label if sum(other == label for other in labels.values()) == 1 else None


def _outlooks(status: str) -> tuple[str, ...] | None:
    return paging.UNDECIDABLE if status == UNDECIDABLE else (status,) if status else None
