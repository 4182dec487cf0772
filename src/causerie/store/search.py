"""The full-text index (SQLite's FTS5) of the sentences of all documents.

It holds folded words without their texts, and is derived from the texts alone. What is forgotten must be in no
corner of the file, and FTS5 keeps words of deleted rows until it merges: so whenever a text goes or changes,
triggers empty the whole index in the same transaction, with SQLite overwriting what it frees. `fill` makes it anew;
until then documents are missing from it, which `missing` tells.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from causerie.folding import folded, sentences

_PLACES = 1 << 24
"""Numbers of sentences of one document: the document's number times this, and the sentence's place."""
_EMPTIED = "INSERT INTO sentence(sentence) VALUES ('delete-all'); DELETE FROM passage; DELETE FROM searched;"
_TABLES = (
    """CREATE VIRTUAL TABLE sentence USING fts5(
        words, content='', tokenize='unicode61 remove_diacritics 2', prefix='2 3')""",
    # The place of each sentence. `number` is in the order of documents and places.
    """CREATE TABLE passage (
        number INTEGER PRIMARY KEY,
        document INTEGER NOT NULL,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL)""",
    "CREATE TABLE searched (document INTEGER PRIMARY KEY)",
    f"CREATE TRIGGER search_goes AFTER DELETE ON document BEGIN {_EMPTIED} END",
    f"CREATE TRIGGER search_changes AFTER UPDATE OF text ON document WHEN NEW.text <> OLD.text BEGIN {_EMPTIED} END",
)


def create(db: sqlite3.Connection) -> None:
    """Make the tables, and fill them with what is kept already."""
    for statement in _TABLES:
        db.execute(statement)
    fill(db)


def fill(db: sqlite3.Connection) -> None:
    """Index the documents that are missing. Within a transaction."""
    for number in missing(db):
        (text,) = db.execute("SELECT text FROM document WHERE number = ?", (number,)).fetchone()
        add(db, number, text)


def missing(db: sqlite3.Connection) -> tuple[int, ...]:
    """Documents that are not in the index."""
    rows = db.execute("SELECT number FROM document EXCEPT SELECT document FROM searched ORDER BY 1")
    return tuple(row[0] for row in rows.fetchall())


def add(db: sqlite3.Connection, number: int, text: str) -> None:
    """Index the sentences of a document that is not in the index yet."""
    places = list(sentences(text))
    first = number * _PLACES
    db.executemany(
        "INSERT INTO passage VALUES (?, ?, ?, ?)", ((first + at, number, *place) for at, place in enumerate(places))
    )
    db.executemany(
        "INSERT INTO sentence(rowid, words) VALUES (?, ?)",
        (
            (first + at, " ".join(word for word, _, _ in folded(text[start:end])))
            for at, (start, end) in enumerate(places)
        ),
    )
    db.execute("INSERT INTO searched VALUES (?)", (number,))


def find(db: sqlite3.Connection, phrases: Iterable[tuple[Sequence[str], bool]]) -> list[tuple[int, int, int]]:
    """Sentences that hold all the phrases, as (document, start, end) in the order of documents and places.

    A phrase is folded words that stand side by side; where the second part is true, its last word may go on.
    """
    query = " ".join(f'"{" ".join(words)}"{"*" if begun else ""}' for words, begun in phrases)
    rows = db.execute(
        "SELECT p.document, p.start, p.end FROM sentence JOIN passage p ON p.number = sentence.rowid "
        "WHERE sentence MATCH ? ORDER BY sentence.rowid",
        (query,),
    )
    return rows.fetchall()
