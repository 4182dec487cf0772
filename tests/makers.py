"""Small values for tests, with quotes and mentions cut out of a text."""

from __future__ import annotations

from typing import Any

from causerie.identity import with_ids
from causerie.values import (
    Attribution,
    CausalClaim,
    Certainty,
    Document,
    FactorMention,
    Forecast,
    Mention,
    Quote,
    Reading,
    Turn,
)
from causerie.vocabulary import Direction, Level, Resolvable, Role, Sign, Status


def quote_in(text: str, words: str) -> Quote:
    start = text.index(words)
    return Quote(words, start, start + len(words))


def mention_in(text: str, words: str, inside: str | None = None) -> Mention:
    start = text.index(words, text.index(inside) if inside else 0)
    return Mention(words, start, start + len(words))


def _end(text: str, words: str, quote: str, direction: Direction) -> FactorMention:
    start = text.index(words, text.index(quote))
    return FactorMention(words, start, start + len(words), direction)


def causal(text: str, quote: str, cause: str, effect: str, **more: Any) -> CausalClaim:
    """A claim that the cause takes the effect away, unless `more` says otherwise."""
    given = {"polarity": Sign.MINUS, "status": Status.ASSERTED, "certainty": Certainty(Level.CERTAIN), "rule": "test"}
    return CausalClaim(
        quote=quote_in(text, quote),
        cause=_end(text, cause, quote, Direction.INCREASE),
        effect=_end(text, effect, quote, Direction.DECREASE),
        **(given | more),
    )


def forecast(text: str, quote: str, proposition: str, **more: Any) -> Forecast:
    given = {"negated": False, "certainty": Certainty(Level.CERTAIN), "resolvable": Resolvable.YES, "rule": "test"}
    return Forecast(quote=quote_in(text, quote), proposition=mention_in(text, proposition, quote), **(given | more))


def attribution(text: str, quote: str, source: str, cue: str, content: str) -> Attribution:
    return Attribution(
        mention_in(text, source, quote),
        mention_in(text, cue, quote),
        mention_in(text, content, quote),
        quote_in(text, quote),
        "test",
    )


def document_of(text: str, name: str = "quay", sha256: str = "ab", **more: Any) -> Document:
    return Document(id=name, text=text, sha256=sha256, **more)


def reading_of(document: Document | None = None, reader: str = "test.v1", **items: Any) -> Reading:
    """A reading; with a document, its items get their ids."""
    base = document or document_of("")
    reading = Reading(id=base.id, title=base.title, date=base.date, language="en", reader=reader, **items)
    return with_ids(reading, base.sha256) if document else reading


def turn(text: str, words: str, speaker: str | None, role: Role = Role.INTERVIEWEE) -> Turn:
    start = text.index(words)
    return Turn(start, start + len(words), speaker, role)
