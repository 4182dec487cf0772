"""A person records what came of a forecast, objects, replies, sharpens. Each is a decision, undone like any other."""

from __future__ import annotations

import functools
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from causerie.codec import decode, encode
from causerie.errors import BadRequest
from causerie.ledger.outcomes import already, faults, sharpening_faults
from causerie.ledger.settling import stands_by
from causerie.pipeline.bundling import bundle_of
from causerie.pipeline.deciding import By, decision_on
from causerie.pipeline.desk import Where, writing_at
from causerie.pipeline.filtering import Filters
from causerie.pipeline.frozen import EVER
from causerie.pipeline.indexing import brought_up
from causerie.pipeline.ledger import kept, refuse
from causerie.pipeline.paging import entry_named
from causerie.pipeline.state import Named, State, named, stamp
from causerie.store import decisions
from causerie.values import Decision, Entry, Forecast, Ledger, Resolution, Sharpened
from causerie.values.outcomes import Told
from causerie.vocabulary import Act, Outlook


@dataclass(frozen=True)
class Ground:
    """The workspace in a transaction, and today's date (ISO 8601). One entry is read off the index of forecasts."""

    db: sqlite3.Connection
    state: State
    day: str

    @functools.cached_property
    def ledger(self) -> Ledger:
        """The whole ledger, all outcomes in it."""
        return kept(bundle_of(self.state, Filters()), self.state.history, EVER)

    @functools.cached_property
    def entries(self) -> Mapping[str, Entry]:
        """All entries by id."""
        return {entry.id: entry for entry in self.ledger.entries}

    @functools.cached_property
    def rows(self) -> Mapping[int, Decision]:
        """All decisions by number."""
        return {row.number: row for row in self.state.history}

    def found(self, name: str) -> tuple[Named, Entry]:
        """The forecast with this name and its entry; raises UnknownName, BadRequest for what is no forecast."""
        one = named(self.db, self.state, name)
        if not isinstance(one.item, Forecast):
            raise BadRequest(f"{one.alias} is no forecast; see: causerie forecasts")
        brought_up(self.db)
        entry = None if one.rejected else entry_named(self.db, one.item.id, EVER)
        if entry is None:
            raise BadRequest(f"the coding of {one.alias} was rejected; undo that first: causerie log")
        return one, entry


def appended(
    where: Where, by: By, made: Callable[[Ground], Iterable[Decision]], names: Iterable[str] | None = None
) -> tuple[Decision, ...]:
    """The decisions that are made on the ground, kept all or none. `names`: of all forecasts that they are about."""
    with writing_at(where, names) as (db, state):
        ground = Ground(db, state, stamp(by.clock)[:10])
        return tuple(decisions.append(db, row) for row in made(ground))


@dataclass(frozen=True, slots=True)
class Recorded:
    """The decision that holds an outcome; not `new` where the very same one was recorded before. `entry`: of which
    forecast it is, and where that `stands` by it (None: nothing is decided yet).
    """

    decision: Decision
    new: bool = True
    entry: Entry | None = None
    stands: Outlook | None = None


def resolve(where: Where, told: Told, by: By, supersede: bool = False) -> Recorded:
    """Record what came of a forecast. The very same outcome once more changes nothing.

    Another one takes the place of an earlier one that is disputed, or with `supersede`; both stay in the log, and
    the later names the earlier. Raises UnknownName, and BadRequest naming the option.
    """
    before: list[Decision] = []
    of: list[Entry] = []

    def made(ground: Ground) -> Iterable[Decision]:
        one, entry = ground.found(told.forecast)
        of.append(entry)
        held = entry.resolution
        if held is not None and not held.disputed and same(row := ground.rows[held.number], told):
            before.append(row)
            return
        refuse(faults(entry, told.resolution, ground.day, told.condition))
        problem = "" if supersede else already(entry, one.alias)
        refuse([("", problem)] if problem else ())
        yield decision_on(ground.state, one, Act.RESOLVE, by, outcome_data(told, held))

    rows = appended(where, by, made, [told.forecast])
    stands = stands_by(of[0], told.resolution)
    return Recorded(rows[0] if rows else before[0], bool(rows), of[0], stands)


def same(row: Decision, told: Told) -> bool:
    """Whether a decision records this very outcome, whoever made it."""
    held, given = decode(Resolution, row.after), told.resolution
    parts = ((one.result, one.on, one.sources, one.note) for one in (held, given))
    return next(parts) == next(parts) and row.after.get("condition") == told.condition


def outcome_data(told: Told, earlier: Resolution | None = None) -> dict[str, Any]:
    """An outcome as a decision keeps it, with the one in whose place it comes."""
    data: dict[str, Any] = encode(told.resolution)
    kept_parts = {name: data[name] for name in ("result", "on", "sources", "note")}
    replaced = {"supersedes": _named(earlier)} if earlier else {}
    return {**kept_parts, "condition": told.condition, **replaced}


def _named(earlier: Resolution) -> dict[str, Any]:
    return {"decision": earlier.number, "result": earlier.result.value, "on": earlier.on}


def sharpen(where: Where, name: str, made_of: Sharpened, by: By) -> Decision:
    """Say in words that can be judged what a forecast means; refused once an outcome is recorded."""

    def made(ground: Ground) -> Iterable[Decision]:
        one, entry = ground.found(name)
        refuse(((column, f"{one.alias}: {problem}") for column, problem in sharpening_faults(entry, made_of)))
        given = {part: getattr(made_of, part) for part in ("wording", "threshold", "deadline")}
        yield decision_on(
            ground.state, one, Act.SHARPEN, by, {key: text.strip() for key, text in given.items() if text is not None}
        )

    return appended(where, by, made, [name])[0]


def dispute(where: Where, name: str, by: By) -> Decision:
    """Object to the outcome that holds, for `by.reason`; it stays disputed until another is recorded."""
    if not by.reason.strip():
        raise BadRequest('say why: causerie dispute F12 --reason "the source speaks of another mill"')

    def made(ground: Ground) -> Iterable[Decision]:
        one, entry = ground.found(name)
        if entry.resolution is None:
            raise BadRequest(f"{one.alias} has no outcome to dispute; see: causerie forecasts")
        yield decision_on(ground.state, one, Act.DISPUTE, by, {"of": entry.resolution.number})

    return appended(where, by, made, [name])[0]


def reply(where: Where, name: str, text: str, by: By) -> Decision:
    """Keep what the person spoken of says to it, beside the forecast; a later reply takes the place of an earlier."""
    if not text.strip():
        raise BadRequest('a reply needs words: causerie reply F12 "I spoke of the old mill."')

    def made(ground: Ground) -> Iterable[Decision]:
        one, _ = ground.found(name)
        yield decision_on(ground.state, one, Act.REPLY, by, {"text": text.strip()})

    return appended(where, by, made, [name])[0]
