"""The tables of the index of forecasts, and what keeps it true, as the workspace file gets them.

All of it is derived: rows can be taken out at any time, and are made again. The words of the statements stand here
and are made nowhere else, for a step that was released never changes.
"""

from __future__ import annotations

import sqlite3

_INDEX = (
    # Which documents are in the index, and a digest of what was read in each.
    """CREATE TABLE indexed (
        document INTEGER PRIMARY KEY REFERENCES document(number) ON DELETE CASCADE,
        content TEXT NOT NULL)""",
    # Forecasts as they were said. `number` is in the order of documents and places.
    """CREATE TABLE entry (
        number INTEGER PRIMARY KEY,
        document INTEGER NOT NULL REFERENCES document(number) ON DELETE CASCADE,
        id TEXT NOT NULL,
        common TEXT NOT NULL,
        words TEXT,
        said TEXT NOT NULL,
        early TEXT,
        late TEXT,
        act TEXT,
        item TEXT NOT NULL,
        body TEXT NOT NULL)""",
    "CREATE INDEX entry_document ON entry(document)",
    "CREATE INDEX entry_id ON entry(id)",
    "CREATE INDEX entry_common ON entry(common)",
    # Which decisions are about which forecast; their words stay where they are.
    """CREATE TABLE told (
        entry INTEGER NOT NULL,
        decision INTEGER NOT NULL,
        PRIMARY KEY (entry, decision)) WITHOUT ROWID""",
    # What is counted, sorted and paged. `mapped`: whether a map says what is one thing.
    """CREATE TABLE standing (
        mapped INTEGER NOT NULL,
        entry INTEGER NOT NULL,
        first INTEGER NOT NULL,
        said TEXT,
        year TEXT,
        speaker TEXT,
        document TEXT NOT NULL,
        topic TEXT,
        kind TEXT NOT NULL,
        negated INTEGER NOT NULL,
        certainty TEXT,
        range TEXT,
        lacks TEXT NOT NULL,
        fixed TEXT,
        by_day TEXT,
        held_from TEXT,
        held TEXT,
        turns INTEGER NOT NULL,
        PRIMARY KEY (mapped, entry)) WITHOUT ROWID""",
    "CREATE INDEX standing_first ON standing(mapped, first)",
    "CREATE INDEX standing_due ON standing(mapped, by_day) WHERE first = entry AND fixed IS NULL",
    "CREATE INDEX standing_held ON standing(mapped, held_from) WHERE held IS NOT NULL",
    # Documents that have changed since; -1: groups are to be made anew.
    "CREATE TABLE stale (document INTEGER PRIMARY KEY)",
    "CREATE TABLE index_state (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE INDEX decision_document ON decision(document)",
    "CREATE INDEX alias_document ON alias(document)",
)
# Topics are words of whatever document, so all of them go; what else an entry has is of its own document.
_GONE = (
    "DELETE FROM standing WHERE mapped = 1; DELETE FROM index_state WHERE name = 'map'; "
    "INSERT OR IGNORE INTO stale VALUES (-1);"
)
_OF_NEW, _OF_OLD = (
    f"SELECT number FROM document WHERE id = {row}.document "
    f"UNION SELECT document FROM alias WHERE item = json_extract({row}.body, '$.target')"
    for row in ("NEW", "OLD")
)
"""Documents that a decision is about; one whose name was taken out of its id is found by the item."""
_CHANGED = "INSERT OR IGNORE INTO stale"
# What is deleted or taken out must be gone from the index in the same transaction.
_WATCHED = (
    f"reading_comes AFTER INSERT ON reading BEGIN {_CHANGED} VALUES (NEW.document); END",
    f"reading_changes AFTER UPDATE ON reading BEGIN {_CHANGED} VALUES (NEW.document); END",
    f"reading_goes AFTER DELETE ON reading BEGIN {_CHANGED} VALUES (OLD.document); END",
    f"document_changes AFTER UPDATE ON document BEGIN {_CHANGED} VALUES (NEW.number); END",
    f"""document_redacted AFTER UPDATE ON document WHEN NEW.redacted OR NEW.text <> OLD.text
        BEGIN DELETE FROM entry WHERE document = NEW.number; {_GONE} END""",
    f"document_goes AFTER DELETE ON document BEGIN {_GONE} END",
    f"decision_comes AFTER INSERT ON decision BEGIN {_CHANGED} {_OF_NEW}; END",
    f"""decision_goes AFTER DELETE ON decision
        BEGIN {_CHANGED} {_OF_OLD}; DELETE FROM entry WHERE document IN ({_OF_OLD}); {_GONE} END""",
    """entry_goes AFTER DELETE ON entry BEGIN
        DELETE FROM standing WHERE mapped = 0 AND entry = OLD.number;
        DELETE FROM standing WHERE mapped = 1 AND entry = OLD.number;
        DELETE FROM told WHERE entry = OLD.number; END""",
)


def create(db: sqlite3.Connection) -> None:
    """Make the tables, and the triggers that mark as stale what changes and take out what is deleted."""
    for statement in _INDEX:
        db.execute(statement)
    for trigger in _WATCHED:
        db.execute(f"CREATE TRIGGER {trigger}")


def add_odds(db: sqlite3.Connection) -> None:
    """What was said of likelihood beside each forecast, which tells two forecasts apart; all rows are made anew."""
    db.execute("ALTER TABLE entry ADD COLUMN odds TEXT")
    db.execute("INSERT OR IGNORE INTO stale SELECT number FROM document")
