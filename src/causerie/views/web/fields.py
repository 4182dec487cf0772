"""The parts of a coding as fields of a form, by the names that an edit knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from causerie.values import (
    ActorRelation,
    Attribution,
    CausalClaim,
    Certainty,
    Event,
    Forecast,
    Item,
    Mention,
    Question,
)
from causerie.vocabulary import Direction, Level, RelationKind, Resolvable, Sign, Status, TakenUp

WAYS = ((Direction.INCREASE.value, "↑ more, begins, is there"), (Direction.DECREASE.value, "↓ less, ends, is lacking"))
SIGNS = (
    (Sign.PLUS.value, "+ the same way"),
    (Sign.MINUS.value, "− opposite ways"),
    (Sign.UNKNOWN.value, "? undecided"),
)


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `sort`: words (of the text), text, choice or yes; `choices` are values with what they say."""

    name: str
    label: str
    value: str
    sort: str = "words"
    choices: tuple[tuple[str, str], ...] = ()


def fields(item: Item) -> tuple[Field, ...]:
    """All that can be corrected of an item."""
    return tuple(_fields(item))


def _fields(item: Item) -> Iterator[Field]:
    match item:
        case CausalClaim():
            yield Field("cause", "Cause", item.cause.text)
            yield Field("cause_direction", "It goes", item.cause.direction.value, "choice", WAYS)
            yield Field("effect", "Effect", item.effect.text)
            yield Field("effect_direction", "It goes", item.effect.direction.value, "choice", WAYS)
            yield Field("polarity", "Sign", item.polarity.value, "choice", SIGNS)
            yield _choice("status", "Status", item.status, Status)
            yield from _sure(item.certainty)
            yield _words("cue", "Cue", item.cue)
            yield from _when(item)
        case Forecast():
            yield Field("proposition", "What is forecast", item.proposition.text)
            yield Field("negated", "It will not be so", "yes" if item.negated else "", "yes")
            yield from _sure(item.certainty)
            yield _choice("resolvable", "Can be decided", item.resolvable, Resolvable)
            yield from _when(item)
        case Attribution():
            yield _words("source", "Who is reported", item.source)
            yield _words("cue", "Cue", item.cue)
            yield _words("content", "What they say", item.content)
        case ActorRelation():
            yield _words("a", "One actor", item.a)
            yield _choice("kind", "stands to the other as", item.kind, RelationKind)
            yield _words("b", "The other actor", item.b)
        case Question():
            yield Field("speaker", "Who asks", item.speaker or "", "text")
            yield _choice("taken_up", "The answer takes it up", item.taken_up, TakenUp)
        case Event():
            yield _words("what", "What happened", item.what)
    if isinstance(item, CausalClaim | Forecast | ActorRelation | Event):
        yield Field("source", "Said by (outermost > innermost)", " > ".join(item.source), "text")
    yield Field("quote", "Quote", item.quote.text)


def _sure(certainty: Certainty) -> Iterator[Field]:
    yield _choice("certainty", "Certainty", certainty.level, Level)
    yield Field("certainty_words", "in the words", certainty.text or "")


def _when(item: CausalClaim | Forecast) -> Iterator[Field]:
    yield _words("condition", "Condition", item.condition)
    yield _words("horizon", "Horizon", item.horizon)


def _words(name: str, label: str, mention: Mention | None) -> Field:
    return Field(name, label, mention.text if mention is not None else "")


def _choice(name: str, label: str, value: Enum, kind: type[Enum]) -> Field:
    return Field(name, label, str(value.value), "choice", tuple((str(one.value), str(one.value)) for one in kind))
