"""Questions to the index of forecasts: a page of it, what falls due, how many stand where. On any day."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

_OUTLOOK = (
    "CASE WHEN held_from <= :day THEN held WHEN fixed IS NOT NULL THEN fixed "
    "WHEN by_day <= :day THEN 'due' ELSE 'open' END"
)
_SEEN = "mapped = :mapped AND (NOT :replay OR said IS NULL OR said <= :day)"
COLUMNS = ("speaker", "document", "topic", "year")
"""What entries can be counted by."""
NONE = "-"
"""In the place of a speaker or a year: none is known."""
_IS = {
    "speaker": f"coalesce(nullif(speaker, ''), '{NONE}') = :speaker",
    "year": f"coalesce(year, '{NONE}') = :year",
    "month": "year = substr(:month, 1, 4) AND substr(json_extract("
    "(SELECT body FROM entry WHERE number = standing.entry), '$.uttered'), 1, 7) = :month",
}
"""Columns that are looked up otherwise than by what stands in them. A date of a year alone is of no month."""
_NARROWING = (*COLUMNS, "month")


@dataclass(frozen=True, slots=True)
class Look:
    """The day (ISO 8601) on which the ledger is looked at. `replay`: without what was said after it. `mapped`: as
    grouped by a map. The rest narrows what is seen; None lets everything through. `month` of utterance: 2031-05.
    """

    day: str
    replay: bool = False
    mapped: bool = False
    first_only: bool = False
    outlooks: tuple[str, ...] | None = None
    speaker: str | None = None
    document: str | None = None
    topic: str | None = None
    year: str | None = None
    month: str | None = None

    @property
    def where(self) -> str:
        """The condition, in SQL."""
        parts = [_SEEN, "first = entry"] if self.first_only else [_SEEN]
        parts += [_IS.get(name, f"{name} = :{name}") for name in _NARROWING if getattr(self, name) is not None]
        return " AND ".join((*parts, self.stands) if self.outlooks is not None else parts)

    @property
    def stands(self) -> str:
        """The condition of the outlooks alone, in SQL."""
        if self.outlooks is None:
            return "TRUE"
        marks = ", ".join(f":outlook{at}" for at in range(len(self.outlooks)))
        return f"{_OUTLOOK} IN ({marks})"

    @property
    def values(self) -> dict[str, object]:
        """What stands for the names in the condition."""
        given = {f"outlook{at}": name for at, name in enumerate(self.outlooks or ())}
        own = {name: getattr(self, name) for name in ("day", "replay", "mapped", *_NARROWING)}
        return {**own, **given}


def page(db: sqlite3.Connection, look: Look, start: int = 0, most: int = -1) -> list[int]:
    """Numbers of the entries that are seen, in order, from a place on and `most` at most (-1: all)."""
    query = f"SELECT entry FROM standing WHERE {look.where} ORDER BY entry LIMIT :most OFFSET :start"
    return [row[0] for row in db.execute(query, {**look.values, "most": most, "start": start})]


def due(db: sqlite3.Connection, look: Look, until: str, start: int = 0, most: int = -1) -> list[int]:
    """Numbers of first statements without an outcome that fall due by the day `until`, the earliest first."""
    query = (
        f"SELECT entry FROM standing WHERE {look.where} AND first = entry AND fixed IS NULL AND by_day <= :until "
        "AND (held_from IS NULL OR held_from > :day) ORDER BY by_day, entry LIMIT :most OFFSET :start"
    )
    return [row[0] for row in db.execute(query, {**look.values, "until": until, "most": most, "start": start})]


def again(db: sqlite3.Connection, look: Look, firsts: Iterable[int]) -> list[tuple[int, int]]:
    """Later statements of these forecasts: pairs of first statement and entry, in order of entries."""
    of = "standing INDEXED BY standing_first"
    query = f"SELECT first, entry FROM {of} WHERE {look.where} AND first = :first AND entry <> first"
    return [row for first in firsts for row in db.execute(f"{query} ORDER BY entry", {**look.values, "first": first})]


def count(db: sqlite3.Connection, look: Look) -> int:
    """How many entries are seen."""
    return int(db.execute(f"SELECT count(*) FROM standing WHERE {look.where}", look.values).fetchone()[0])


Seen = tuple[str | None, ...]
"""outlook, what is lacking (None where the outlook does not come from that), and the columns that are asked for"""


def seen(db: sqlite3.Connection, look: Look, columns: Iterable[str] = COLUMNS) -> list[Seen]:
    """What is counted of each entry, in order. To count here is quicker than to let SQLite sort by each column."""
    own = (name for name in columns if name in COLUMNS)
    query = (
        f"SELECT {', '.join((_OUTLOOK, 'CASE WHEN fixed IS NOT NULL THEN lacks END', *own))} "
        f"FROM standing WHERE {look.where} ORDER BY entry"
    )
    return db.execute(query, look.values).fetchall()


def turning(db: sqlite3.Connection, look: Look) -> int:
    """Of how many entries that are seen the outcome turns on the deadline that is taken."""
    query = f"SELECT count(*) FROM standing WHERE {look.where} AND held IS NOT NULL AND held_from <= :day AND turns"
    return int(db.execute(query, look.values).fetchone()[0])


Alike = tuple[str, int, str | None, str | None, str | None, bool, bool, str, int]
"""kind, negated, certainty, range, speaker, turns, has a deadline, outlook, number"""
_SPOKEN_FOR = """(CASE WHEN first = entry AND range IS NOT NULL THEN entry ELSE coalesce((
    SELECT o.entry FROM standing o INDEXED BY standing_first
    WHERE o.mapped = s.mapped AND o.first = s.first AND o.range IS NOT NULL
    AND (NOT :replay OR o.said IS NULL OR o.said <= :day)
    ORDER BY o.said IS NULL, o.said, o.by_day IS NULL, o.entry LIMIT 1), entry) END)"""
"""Of a first statement: the one that is scored for it, itself or else the first one with a range."""


def alike(db: sqlite3.Connection, look: Look) -> list[Alike]:
    """How many forecasts with an outcome are alike in all that a score looks at, in the order of the first ones.

    `look` is of first statements; of each the one that is scored is told.
    """
    narrowed = dataclasses.replace(look, outlooks=None)
    query = (
        "SELECT kind, negated, certainty, range, speaker, held_from <= :day AND turns, by_day IS NOT NULL, "
        f"{_OUTLOOK} AS outlook, count(*) FROM standing WHERE mapped = :mapped AND entry IN "
        f"(SELECT {_SPOKEN_FOR} FROM standing s WHERE {narrowed.where} AND entry IN "
        "(SELECT first FROM standing WHERE mapped = :mapped AND held IS NOT NULL AND held_from <= :day)) "
        f"AND {look.stands} GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 ORDER BY min(entry)"
    )
    return list(db.execute(query, look.values))


def placed(db: sqlite3.Connection, mapped: bool, numbers: Iterable[int]) -> dict[int, tuple[int, str | None, str]]:
    """The first statement of each of these entries, its id, and the topic: first, topic, id of the first."""
    query = (
        "SELECT s.first, s.topic, e.id FROM standing s JOIN entry e ON e.number = s.first "
        "WHERE s.mapped = ? AND s.entry = ?"
    )
    return {number: db.execute(query, (mapped, number)).fetchone() for number in numbers}
