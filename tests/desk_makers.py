"""Fictional talks in a workspace, for tests of what keeps it open."""

from __future__ import annotations

import datetime
from pathlib import Path

from causerie.pipeline.deciding import By
from causerie.store import aliases, documents
from causerie.store.database import opened, transaction
from causerie.values import Document, Reading, items_of
from makers import causal, document_of, reading_of, turn

AT = "2031-05-03T10:00:00Z"
INA = By("Ina", lambda: datetime.datetime(2031, 5, 3, 10, tzinfo=datetime.UTC))
TEXT = (
    "Ina Holt: The {} flood damaged the weir. The weir kept the mill dry. The drought closed the {} mill.\n"
    "Ole Brandt: The toll emptied the market. The market fed the town."
)


def talk(number: int, reader: str = "test.v1", most: int = 5) -> tuple[Document, Reading]:
    """A fictional talk whose reader found the first `most` of its claims."""
    text = TEXT.format(number, number)
    found = [
        causal(text, f"The {number} flood damaged the weir.", f"The {number} flood", "the weir"),
        causal(text, "The weir kept the mill dry.", "The weir", "the mill"),
        causal(text, f"The drought closed the {number} mill.", "The drought", f"the {number} mill"),
        causal(text, "The toll emptied the market.", "The toll", "the market"),
        causal(text, "The market fed the town.", "The market", "the town"),
    ]
    document = document_of(text, f"talk{number}", f"{number:064x}")
    first, second = text.split("\n")
    turns = (turn(text, first, "Ina Holt"), turn(text, second, "Ole Brandt"))
    return document, reading_of(document, reader, causal=tuple(found[:most]), turns=turns)


def put(path: Path, number: int, reader: str = "test.v1", most: int = 5) -> None:
    """Keep a talk as reading does."""
    document, reading = talk(number, reader, most)
    with opened(path, write=True) as db, transaction(db):
        kept = documents.find(db, document.sha256) or documents.add(db, document, AT)
        documents.put_reading(db, kept.number, reading, AT)
        aliases.give(db, kept.number, items_of(reading), {})
