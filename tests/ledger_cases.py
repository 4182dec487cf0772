"""Entries made by hand for the tests of the ledger; people and places are invented."""

from __future__ import annotations

from typing import Any

from causerie.values import Entry, Quote
from causerie.vocabulary import ForecastKind, Level, Outlook


def made(name: str = "f1", **more: Any) -> Entry:
    """An entry of Mara Vell, plain but for what is given."""
    quote = Quote("The ferry will stop running by June.", 10, 46)
    base: dict[str, Any] = {
        "id": name,
        "document": "harbour",
        "quote": quote,
        "proposition": Quote("The ferry will stop running", 10, 37),
        "negated": False,
        "speaker": "Mara Vell",
        "source": ("Mara Vell",),
        "uttered": "2020-03-14",
        "kind": ForecastKind.EVENT,
        "level": Level.LIKELY,
        "certainty": None,
        "scale": "ICD 203",
        "group": name,
    }
    return Entry(**{**base, **more})


def came(name: str, low: float, high: float, true: bool = True, **more: Any) -> Entry:
    """An entry said to be `low` to `high` per cent likely, that came true or not."""
    return made(name, range=(low, high), outlook=Outlook.YES if true else Outlook.NO, **more)
