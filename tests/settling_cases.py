"""Small entries and decisions for tests of the ledger."""

from __future__ import annotations

from typing import Any

from causerie.codec import encode
from causerie.values import Deadlines, Decision, Entry, Quote, Resolution, Source
from causerie.vocabulary import Act, ClaimKind, ForecastKind, Level, Outlook, Result

SOURCE = Source("https://post.example/mill", "The mill has closed.", "2031-08-01")
BY_JUNE = Deadlines("2031-05-31", "2031-06-30", "2031-12-31", "2031-06", "in the summer", "table", imputed=True)


def entry(name: str = "a", **more: Any) -> Entry:
    """A forecast of 2031-05-02 that the mill will close, due at the end of June unless `more` says otherwise."""
    given: dict[str, Any] = {
        "document": "talk",
        "quote": Quote("The mill will close in the summer.", 0, 34),
        "proposition": Quote("The mill will close", 0, 19),
        "negated": False,
        "speaker": "Ina Holt",
        "source": (),
        "uttered": "2031-05-02",
        "kind": ForecastKind.EVENT,
        "level": Level.CERTAIN,
        "certainty": None,
        "deadlines": BY_JUNE,
        "group": name,
        "outlook": Outlook.OPEN,
    }
    return Entry(id=name, **(given | more))


def outcome(number: int, result: Result, on: str, target: str = "a", **more: Any) -> Decision:
    return decision(number, Act.RESOLVE, target, encode(Resolution(result, on, (SOURCE,), **more)))


def decision(number: int, act: Act, target: str = "a", after: Any = None, reason: str = "") -> Decision:
    known: dict[str, Any] = {"document": "talk", "kind": ClaimKind.FORECAST, "anchors": ((0, 19),)}
    return Decision(number, act, target, "Ina", "2031-07-01T10:00:00Z", after=after, reason=reason, **known)
