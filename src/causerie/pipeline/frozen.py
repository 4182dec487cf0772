"""What stays as it is once an outcome is recorded: the wording and the deadline that it was recorded on.

An edit, an undo or a redo is refused where it would change them. What it comes to is seen by doing it, inside the
transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from sqlite3 import Connection

from causerie.dates import bounds
from causerie.errors import BadRequest
from causerie.pipeline.asof import LedgerOptions
from causerie.pipeline.index import bring_up
from causerie.pipeline.paging import entries_in
from causerie.store import aliases, decisions
from causerie.undoing import about
from causerie.values import KIND_OF, Decision, Entry, Forecast
from causerie.vocabulary import Act

_SHOWN = 8
FORECAST = KIND_OF[Forecast]
EVER = LedgerOptions("9999-12-31", candidates=False)
"""The ledger with every outcome that is recorded."""
_MOVING = (Act.DATE, Act.SHARPEN, Act.RESOLVE, Act.EDIT)
"""Acts that bear on wordings, deadlines and outcomes."""
_CHANGE = {"wording": "change", "likelihood": "change", "deadline": "move"}
_FROZEN = "and an outcome is recorded, so it is frozen; undo the outcome first: causerie log --act resolve"


def taken_back(db: Connection, history: Iterable[Decision], rows: Iterable[Decision]) -> tuple[Decision, ...]:
    """The undos or redos, kept. Raises BadRequest where they change what an outcome was recorded on."""
    made = tuple(rows)
    by_number = {row.number: row for row in history}
    roots = [by_number[number] for row in made if (number := about(row, by_number)) is not None]
    moving = (row for row in roots if row.act in _MOVING and (row.act is not Act.EDIT or row.kind == FORECAST))
    places = {row.document for row in moving if row.document}
    return appended(db, places, made, outcomes_go=any(row.act is Act.RESOLVE for row in roots))


def appended(
    db: Connection, documents: Iterable[str], rows: Iterable[Decision], outcomes_go: bool = False
) -> tuple[Decision, ...]:
    """The decisions, kept; raises as `unchanged` does."""
    with unchanged(db, documents, outcomes_go):
        return tuple(decisions.append(db, row) for row in rows)


@contextmanager
def unchanged(db: Connection, documents: Iterable[str], outcomes_go: bool = False) -> Iterator[None]:
    """Raises BadRequest where the block changes what an outcome in these documents was recorded on, so that the
    transaction ends without it; `outcomes_go`: only where an outcome is there afterwards too.
    """
    places = tuple(documents)
    before = _entries_of(db, places)
    yield
    if places:
        _refuse(db, before, _entries_of(db, places), outcomes_go)


def _entries_of(db: Connection, documents: Iterable[str]) -> Mapping[str, Entry]:
    """The entries of these documents, all that was decided of them, as things stand in the transaction.

    They are told by the names that people know, which stay with a forecast whose coding changes.
    """
    wanted = sorted(documents)
    if wanted:
        bring_up(db)
    found = {entry.id: entry for name in wanted for entry in entries_in(db, name, EVER)}
    names = aliases.names_of(db, set(found))
    return {names.get(name, name): entry for name, entry in found.items()}


def _refuse(db: Connection, before: Mapping[str, Entry], after: Mapping[str, Entry], outcomes_go: bool) -> None:
    both = [(before[name], entry) for name, entry in after.items() if name in before]
    held = [(old, new) for old, new in both if old.resolution and (new.resolution or not outcomes_go)]
    for what, of in (("wording", _words), ("likelihood", _odds), ("deadline", _days)):
        moved = [new.id for old, new in held if of(old) != of(new)]
        if moved:
            raise BadRequest(f"the {what} of {_named(db, moved)} would {_CHANGE[what]}, {_FROZEN}")
    early = [new for old, new in both if _too_early(new) and not _too_early(old)]
    if early:
        who = _named(db, [entry.id for entry in early])
        raise BadRequest(f"{who} would be decided or due before the day on which it was said ({early[0].uttered})")


def _words(entry: Entry) -> tuple[object, ...]:
    made = entry.sharpened
    condition = entry.condition.text if entry.condition else None
    own = (made.wording, made.threshold) if made else (None, None)
    return (entry.proposition.text, entry.negated, condition, *own)


def _odds(entry: Entry) -> tuple[object, ...]:
    return (entry.level, entry.certainty, entry.range)


def _days(entry: Entry) -> tuple[str, ...]:
    due = entry.deadlines
    return (due.early, due.default, due.late) if due else ()


def _too_early(entry: Entry) -> bool:
    """Whether its outcome, or the deadline that an analyst set, comes before it was said."""
    if entry.uttered is None:
        return False
    said = bounds(entry.uttered)[0].isoformat()
    own = entry.sharpened.deadline if entry.sharpened else None
    last = bounds(entry.resolution.on)[1].isoformat() if entry.resolution else None
    return any(day is not None and day < said for day in (own, last))


def _named(db: Connection, ids: Sequence[str]) -> str:
    """Forecasts by the names that people know, a few of many."""
    names = aliases.names_of(db, set(ids))
    more = f" and {len(ids) - _SHOWN} more" if len(ids) > _SHOWN else ""
    return f"{', '.join(names.get(one, one) for one in ids[:_SHOWN])}{more}"
