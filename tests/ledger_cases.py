"""Entries made by hand for the tests of the ledger; people and places are invented."""

from __future__ import annotations

import dataclasses
from typing import Any

from causerie.ledger.scoring import with_scores
from causerie.ledger.verdicts import told_as
from causerie.values import Bundle, Deadlines, Entry, Forecast, Ledger, Quote, Resolution, Source, Verdicts
from causerie.vocabulary import Act, ForecastKind, Lack, Level, Outlook, Result
from makers import document_of, forecast, reading_of

TEXT = (
    "I think that the ferry will likely stop running by June 2020. The mill will close soon. "
    "The council could strike back within a year. The bread will never be cheap again."
)
SOURCES = (
    Source("https://gazette.example/ferry", "The last ferry left on Tuesday.", "2020-05-20"),
    Source("https://post.example/ferry", "=HYPERLINK(1)"),
)


def made(name: str = "f1", **more: Any) -> Entry:
    """An entry of Mara Vell, plain but for what is given."""
    quote = Quote("The ferry will stop running by June.", 10, 46)
    speaker = more.get("speaker", "Mara Vell")
    base: dict[str, Any] = {
        "id": name,
        "document": "harbour",
        "quote": quote,
        "proposition": Quote("The ferry will stop running", 10, 37),
        "negated": False,
        "speaker": speaker,
        "source": (speaker,) if speaker else (),
        "uttered": "2020-03-14",
        "kind": ForecastKind.EVENT,
        "level": Level.LIKELY,
        "certainty": None,
        "scale": "ICD 203",
        "group": name,
    }
    return Entry(**{**base, **more})


JUNE = Deadlines("2020-06-30", "2020-06-30", "2020-06-30", "2020-06", "by June 2020", "own")


def came(name: str, low: float, high: float, true: bool = True, **more: Any) -> Entry:
    """An entry said to be `low` to `high` per cent likely, that came by its deadline or not."""
    one = made(name, **{"range": (low, high), "deadlines": JUNE, **more})
    return dataclasses.replace(one, outlook=told_as(one, Result.YES if true else Result.NO))


def _of(item: Forecast, **more: Any) -> Entry:
    start, end = item.proposition.start or 0, item.proposition.end or 0
    words = Quote(item.proposition.text, start, end)
    return made(item.id, quote=item.quote, proposition=words, group=item.id, **more)


def harbour(accepted: int = 2, **more: Any) -> Bundle:
    """Four forecasts: one came, one did not and has a reply, one is disputed, one could never be decided."""
    document = document_of(TEXT, "harbour", title="The harbour", published="2020-03-14")
    quotes = [sentence.strip().rstrip(".") + "." for sentence in TEXT.split(". ")]
    words = (
        "the ferry will likely stop running",
        "The mill will close",
        "The council could strike back",
        quotes[3][:-1],
    )
    items = tuple(forecast(TEXT, quote, part) for quote, part in zip(quotes, words, strict=True))
    reading = reading_of(document, forecasts=items)
    ferry, mill, council, bread = reading.forecasts
    soon = Deadlines("2020-04-14", "2020-09-14", "2021-03-14", "2020", "soon", "table", imputed=True)
    done = Resolution(Result.YES, "2020-05-19", SOURCES, "The company ended the service.", "Ida Rook")
    open_still = Resolution(Result.NO, "2021-04-01", SOURCES[:1], "It is still open.")
    doubted = Resolution(Result.YES, "2020-10-01", SOURCES, "It did.", disputed=True, dispute="Another council.")
    yes, no = Outlook.YES, Outlook.NO
    entries = (
        _of(ferry, certainty="likely", range=(55, 80), deadlines=JUNE, outlook=yes, resolutions=(done,), topic="ferry"),
        _of(mill, deadlines=soon, outlook=no, resolutions=(open_still,), reply="I meant <b>the</b> upper mill."),
        _of(council, kind=ForecastKind.CAPABILITY, outlook=Outlook.DISPUTED, resolutions=(doubted,), **more),
        _of(bread, negated=True, outlook=Outlook.NO_HORIZON, lacks=(Lack.DEADLINE, Lack.THRESHOLD)),
    )
    return Bundle(
        (document,),
        (reading,),
        aliases={item.id: f"F{number}" for number, item in enumerate(reading.forecasts, 1)},
        reviewed={item.id: Act.ACCEPT for item in reading.forecasts[:accepted]},
        ledger=with_scores(Ledger("2021-06-01", "ICD 203", entries)),
    )


TURNING = Verdicts(Result.NO, Result.YES, Result.YES)
