"""Documents, readings, claims and decisions.

The JSON form of `Reading` is the coding manual's (CODING.md). All offsets are Unicode code points
of `Document.text`, end exclusive. A field marked `INLINE` is written into its owner's JSON object:
a claim's quote becomes the three keys quote, start, end.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from causerie.errors import QuoteNotFound
from causerie.vocabulary import (
    Act,
    ClaimKind,
    Direction,
    Level,
    MarkKind,
    RelationKind,
    Resolvable,
    Role,
    Sign,
    Status,
    TakenUp,
)

INLINE = "inline"
"""Metadata key: the field's value is written into the owner's object, its `text` under this name."""
OMITTED = "omitted"
"""Metadata key: the field is left out of the JSON form where it is None, as the coding manual has it."""
_IF_ANY = MappingProxyType({OMITTED: True})


@dataclass(frozen=True, slots=True)
class Span:
    """Exact words and where they stand."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quote:
    """The words that an item rests on: a verbatim, checked part of the stored text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name something; `start` is None for an unnamed source or an absent cue (text "")."""

    text: str
    start: int | None = field(default=None, metadata=_IF_ANY)
    end: int | None = field(default=None, metadata=_IF_ANY)
    refers_to: Span | None = field(default=None, metadata=_IF_ANY)


@dataclass(frozen=True, slots=True)
class FactorMention:
    """A cause or an effect: its words, what a pronoun stands for, and which way it goes."""

    text: str
    start: int
    end: int
    direction: Direction
    refers_to: Span | None = field(default=None, metadata=_IF_ANY)


@dataclass(frozen=True, slots=True)
class Certainty:
    """How surely something is said: a level, and the words that carry it (None when unhedged)."""

    level: Level
    text: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """A run of text with one voice. `speaker` is None where the text names nobody."""

    start: int
    end: int
    speaker: str | None
    role: Role


@dataclass(frozen=True, slots=True)
class Mark:
    """What the loader knows of a run of text: a heading, a caption, bold type, an insertion."""

    kind: MarkKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """A text as stored, fixed at loading, with what its file said about it.

    `spoken` and `published` are EDTF dates (None when unknown; never guessed). `sha256` is the hash
    of the original bytes. `turns` is filled only where the file itself says who speaks (tables of
    interviews). `attributes` keeps every further field of the source.
    """

    id: str
    text: str
    sha256: str
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    spoken: str | None = None
    published: str | None = None
    language: str = "en"
    url: str | None = None
    translated_from: str | None = None
    speaker: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()
    turns: tuple[Turn, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def date(self) -> str | None:
        """The day of utterance if known, else of publication."""
        return self.spoken or self.published

    def quote(self, start: int, end: int) -> Quote:
        """The words from start to end as a quote; raises QuoteNotFound outside the text."""
        if not 0 <= start < end <= len(self.text):
            raise QuoteNotFound(f"{self.id}: no text at {start}-{end}; the document has {len(self.text)} characters")
        return Quote(self.text[start:end], start, end)


@dataclass(frozen=True, slots=True)
class CausalClaim:
    """Somebody says that one thing makes another happen, more or less likely, or stops it.

    `found_by` names the readers that found the claim ("rules.v1", "small.v1"), here and in the other
    kinds; `probability` that it is right, 0 to 1, calibrated; None where rules alone read.
    """

    quote: Quote = field(metadata={INLINE: "quote"})
    cause: FactorMention
    effect: FactorMention
    polarity: Sign
    status: Status
    certainty: Certainty
    source: tuple[str, ...] = ()
    cue: Mention | None = None
    condition: Mention | None = None
    horizon: Mention | None = None
    rule: str = ""
    found_by: tuple[str, ...] = ()
    probability: float | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Forecast:
    """Somebody says what will, may or will not be the case after the time of speaking."""

    quote: Quote = field(metadata={INLINE: "quote"})
    proposition: Mention
    negated: bool
    certainty: Certainty
    resolvable: Resolvable
    condition: Mention | None = None
    horizon: Mention | None = None
    source: tuple[str, ...] = ()
    rule: str = ""
    found_by: tuple[str, ...] = ()
    probability: float | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """An explicit report of words or thoughts of somebody other than the speaker now."""

    source: Mention
    cue: Mention
    content: Mention
    quote: Quote = field(metadata={INLINE: "quote"})
    rule: str = ""
    found_by: tuple[str, ...] = ()
    probability: float | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class ActorRelation:
    """A relation between two actors that a sentence states outright."""

    quote: Quote = field(metadata={INLINE: "quote"})
    a: Mention
    b: Mention
    kind: RelationKind
    source: tuple[str, ...] = ()
    rule: str = ""
    found_by: tuple[str, ...] = ()
    probability: float | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A run of text that answers a question."""

    start: int
    end: int
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Question:
    """A question put in the document, the answers it got, and whether they take it up."""

    quote: Quote = field(metadata={INLINE: "quote"})
    speaker: str | None
    taken_up: TakenUp
    answers: tuple[Answer, ...] = ()
    rule: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """The words that date an event and their value as EDTF (None where the text only orders it)."""

    text: str
    start: int
    end: int
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A dated or ordered past happening."""

    quote: Quote = field(metadata={INLINE: "quote"})
    when: When
    what: Mention | None = None
    source: tuple[str, ...] = ()
    rule: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or some body that acts or speaks, under one name. `country` is ISO 3166-1 alpha-2."""

    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one reader found in one document. Its JSON form is the coding manual's."""

    id: str
    title: str | None
    date: str | None
    language: str
    reader: str
    turns: tuple[Turn, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    causal: tuple[CausalClaim, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    relations: tuple[ActorRelation, ...] = ()
    actors: tuple[Actor, ...] = ()
    questions: tuple[Question, ...] = ()
    events: tuple[Event, ...] = ()
    translated_from: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


Item = CausalClaim | Forecast | Attribution | ActorRelation | Question | Event
"""Anything of a reading that has a quote, a rule and an id."""

KIND_OF: Mapping[type, ClaimKind] = {
    CausalClaim: ClaimKind.CAUSAL,
    Forecast: ClaimKind.FORECAST,
    Attribution: ClaimKind.ATTRIBUTION,
    ActorRelation: ClaimKind.RELATION,
    Question: ClaimKind.QUESTION,
    Event: ClaimKind.EVENT,
}

FIELD_OF: Mapping[ClaimKind, str] = {
    ClaimKind.CAUSAL: "causal",
    ClaimKind.FORECAST: "forecasts",
    ClaimKind.ATTRIBUTION: "attributions",
    ClaimKind.RELATION: "relations",
    ClaimKind.QUESTION: "questions",
    ClaimKind.EVENT: "events",
}
"""Where `Reading` keeps the items of each kind."""


def items_of(reading: Reading) -> tuple[Item, ...]:
    """All items of a reading that have a quote, kind by kind, each kind in its own order."""
    return tuple(item for name in FIELD_OF.values() for item in getattr(reading, name))


@dataclass(frozen=True, slots=True)
class Decision:
    """What one person decided, appended and never changed. An undo names the decision it undoes.

    `before` and `after` are items in JSON form (edit), factor labels (merge) or None. `document` and
    `kind` with the spans in `anchors` let the decision find its claim in a later reading.
    """

    number: int
    act: Act
    target: str
    person: str
    at: str
    document: str | None = None
    kind: ClaimKind | None = None
    anchors: tuple[tuple[int, int], ...] = ()
    before: Any = None
    after: Any = None
    reason: str = ""
    undoes: int | None = None
