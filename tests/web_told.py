"""A workspace of invented talks in which everything of the ledger, questions and actors is known, for page tests."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from causerie.identity import with_ids
from causerie.store import aliases, documents
from causerie.store.database import opened, transaction
from causerie.values import (
    Actor,
    ActorRelation,
    Answer,
    Certainty,
    Document,
    Forecast,
    Mention,
    Question,
    Quote,
    Reading,
    Span,
    items_of,
)
from causerie.vocabulary import Level, RelationKind, Role, TakenUp
from makers import causal, document_of, forecast, mention_in, quote_in, reading_of, turn

TALK = """Will the mill close?
The mill will probably close by June 2031. If the river dries, the boats will rot. Velm will flourish.
The drought emptied the lake. The Weir Board supports Velm. Velm is linked to the Guild of Millers.
"""
ECHO = """Will the mill close?
No. Odo Brand sold the mill. The mill has closed."""
HOSTILE = '<script>document.body.innerHTML="gone"</script><img src=x onerror=alert(1)> \u202eabc'


def talk(title: str = "At the weir") -> tuple[Document, Reading]:
    """An interview of 2031-05-02 with Odo Brand, three forecasts, a question, two relations and a claim."""
    document = document_of(TALK, "talk", "aa", title=title, spoken="2031-05-02", url="https://post.example/weir")
    asked = quote_in(TALK, "Will the mill close?")
    start, end = TALK.index("The mill will"), TALK.index("The drought")
    probably = forecast(TALK, "The mill will probably close by June 2031.", "The mill will probably close")
    hedge = TALK.index("probably")
    sure = Certainty(Level.LIKELY, "probably", hedge, hedge + len("probably"))
    found = (
        dataclasses.replace(probably, horizon=mention_in(TALK, "by June 2031"), source=("Odo Brand",), certainty=sure),
        dataclasses.replace(
            forecast(TALK, "If the river dries, the boats will rot.", "the boats will rot"),
            condition=mention_in(TALK, "If the river dries"),
            horizon=mention_in(TALK, "by June 2031"),
        ),
        forecast(TALK, "Velm will flourish.", "Velm will flourish"),
    )
    reading = reading_of(
        document,
        turns=(turn(TALK, "Will the mill close?\n", "Ina Holt", Role.INTERVIEWER), turn(TALK, TALK[21:], "Odo Brand")),
        causal=(causal(TALK, "The drought emptied the lake.", "drought", "lake"),),
        forecasts=found,
        relations=(
            _relation("The Weir Board supports Velm.", "The Weir Board", "Velm", RelationKind.SUPPORTS),
            _relation(
                "Velm is linked to the Guild of Millers.", "Velm", "the Guild of Millers", RelationKind.LINKED_TO
            ),
        ),
        questions=(Question(asked, "Ina Holt", TakenUp.YES, (Answer(start, end, "Odo Brand"),), rule="test"),),
    )
    actors = (
        _actor("Odo Brand", ()),
        _actor("Velm", (), country="VU"),
        _actor("Weir Board", ("The Weir Board",)),
        _actor("Guild of Millers", ("the Guild of Millers",)),
    )
    return document, dataclasses.replace(reading, actors=actors)


def echo() -> tuple[Document, Reading]:
    """A later article that tells that the mill has closed, and evades the same question."""
    document = document_of(ECHO, "echo", "bb", title="Echo", published="2031-07-01", url="https://echo.example/mill")
    start = ECHO.index("No.")
    asked = Question(
        quote_in(ECHO, "Will the mill close?"),
        "Ina Holt",
        TakenUp.EVADED,
        (Answer(start, start + 3, "Mara Ek"),),
        "test",
    )
    reading = reading_of(
        document,
        turns=(turn(ECHO, "Will the mill close?\n", "Ina Holt", Role.INTERVIEWER), turn(ECHO, ECHO[21:], "Mara Ek")),
        questions=(asked,),
        causal=(causal(ECHO, "Odo Brand sold the mill.", "Odo Brand", "mill"),),
    )
    at = ECHO.index("Odo Brand")
    return document, dataclasses.replace(
        reading, actors=(Actor("Odo Brand", (), None, (Span("Odo Brand", at, at + 9),)),)
    )


def hostile() -> tuple[Document, Reading]:
    """A document whose title, speaker, words and question are markup and an override of direction."""
    line = f"{HOSTILE} will rise. "
    text = line + "x" * 900
    document = document_of(text, "hostile", "cc", title=HOSTILE, spoken="2031-05-03", url="javascript:alert(1)")
    item = forecast(text, line.strip(), line.strip())
    asked = Question(
        Quote(line.strip(), 0, len(line.strip())), HOSTILE, TakenUp.YES, (Answer(0, len(text), HOSTILE),), "t"
    )
    actor = Actor(HOSTILE, (HOSTILE + "2",), None, (Span(HOSTILE, 0, len(HOSTILE)),))
    made = reading_of(document, turns=(turn(text, text, HOSTILE),), forecasts=(item,), questions=(asked,))
    return document, dataclasses.replace(made, actors=(actor,))


def many(number: int, hedge: str = "") -> tuple[Document, Reading]:
    """A document with so many forecasts, all different; `hedge`: how sure all of them are."""
    lines = [f"The quay {at} of Velm will {hedge}{' ' if hedge else ''}close by 2033." for at in range(number)]
    text = "\n".join(lines)
    document = document_of(text, "many", "dd", title="Many", spoken="2031-05-04")
    found: list[Forecast] = []
    for line in lines:
        start = text.index(line)
        one = forecast(text, line, line[: line.index(" by")])
        at, by = start + line.index("will ") + len("will "), start + line.index("by 2033")
        sure = Certainty(Level.LIKELY, hedge, at, at + len(hedge)) if hedge else one.certainty
        horizon = Mention("by 2033", by, by + len("by 2033"))
        found.append(dataclasses.replace(one, horizon=horizon, certainty=sure))
    return document, reading_of(document, turns=(turn(text, text, "Odo Brand"),), forecasts=tuple(found))


def told(path: Path, *pairs: tuple[Document, Reading]) -> Path:
    """A workspace with these documents as they were read."""
    at = "2031-08-01T00:00:00Z"
    with opened(path, write=True) as db, transaction(db):
        for document, reading in pairs:
            kept = documents.add(db, document, at)
            whole = with_ids(reading, document.sha256)
            documents.put_reading(db, kept.number, whole, at)
            documents.make_current(db, kept.number, whole.reader)
            aliases.give(db, kept.number, items_of(whole), {})
    return path


def _relation(words: str, a: str, b: str, kind: RelationKind) -> ActorRelation:
    return ActorRelation(
        quote_in(TALK, words), mention_in(TALK, a, words), mention_in(TALK, b, words), kind, (), "test"
    )


def _actor(name: str, aliases: tuple[str, ...], country: str | None = None) -> Actor:
    places = []
    at = TALK.find(name)
    while at >= 0:
        places.append(Span(name, at, at + len(name)))
        at = TALK.find(name, at + 1)
    return Actor(name, aliases, country, tuple(places))
