"""An item as the pages for reading and reviewing show it: whose words, the words in their place, and the coding.

Until a person has accepted it, a coding is a machine's and is marked as unchecked.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from causerie.chances import own_number
from causerie.per_cent import Range
from causerie.values import (
    KIND_OF,
    ActorRelation,
    Attribution,
    CausalClaim,
    Document,
    Event,
    Forecast,
    Item,
    Question,
    Quote,
    Reading,
)
from causerie.values.review import Memo
from causerie.views.report.cards import NOBODY, UNCHECKED, around, sure
from causerie.vocabulary import Act, Direction, Sign
from causerie.voices import reported, voice

PARTS = ("cause", "effect", "proposition", "source", "content", "a", "b", "what", "when", "cue", "condition", "horizon")
"""Parts of items that are words of the text."""
SIGNS = {Sign.PLUS: ("plus", "+"), Sign.MINUS: ("minus", "−"), Sign.UNKNOWN: ("open", "?")}
SIGN_SAYS = {
    Sign.PLUS: "both go the same way",
    Sign.MINUS: "they go opposite ways",
    Sign.UNKNOWN: "its sign is undecided",
}
STATES: dict[Act | None, tuple[str, str]] = {
    None: ("unchecked", UNCHECKED),
    Act.ACCEPT: ("ok", "accepted"),
    Act.EDIT: ("ok", "corrected by hand"),
    Act.CODE: ("ok", "coded by hand"),
    Act.REJECT: ("gone", "rejected"),
}
WITHHELD = "withheld from what is shared"
KINDS = {
    "causal": "causal claim",
    "forecast": "forecast",
    "attribution": "reported words",
    "relation": "relation of actors",
    "question": "question",
    "event": "event",
}
"""The kinds of item as a reader calls them."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a quote, and which parts of the coding they are (names of `PARTS`, "hedge")."""

    text: str
    parts: str


@dataclass(frozen=True, slots=True)
class End:
    """A part of the coding that names something. `way`: "up", "down" or none; `stands_for`: what a pronoun means."""

    part: str
    text: str
    way: str = ""
    stands_for: str | None = None


@dataclass(frozen=True, slots=True)
class Chip:
    """One more thing that the coding says; `name` is the kind of it, `says` the same at length, `part` the words of the
    text that carry it, which can be moved.
    """

    name: str
    text: str
    says: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One item, ready to be shown. `spans` is JSON: [[part, start, end], ...] in code points of the text."""

    name: str
    document: str
    title: str
    kind: str
    called: str
    item: Item
    speaker: str
    named: bool
    reporting: tuple[str, ...]
    before: str
    runs: tuple[Run, ...]
    after: str
    ends: tuple[End, ...]
    sign: tuple[str, str, str] | None
    chips: tuple[Chip, ...]
    state: str
    said: str
    found: str
    spans: str
    rejection: int = 0
    memos: tuple[Memo, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stand:
    """Where an item stands: its alias, its document's, and what people said of it.

    `checked`: somebody found the coding right, mended it or made it; `rejection`: the decision that took it out.
    """

    name: str
    document: str
    act: Act | None
    checked: bool = False
    rejection: int = 0
    memos: tuple[Memo, ...] = ()
    tags: tuple[str, ...] = ()


def leaf(document: Document, reading: Reading, item: Item, stand: Stand) -> Leaf:
    """The item as it is shown."""
    speaker = voice(document, reading, item)
    before, after = around(document, item.quote)
    kind = KIND_OF[type(item)].value
    state, said = _stands(stand)
    sign = (*SIGNS[item.polarity], SIGN_SAYS[item.polarity]) if isinstance(item, CausalClaim) else None
    return Leaf(
        name=stand.name,
        document=stand.document,
        title=document.title or document.id,
        kind=kind,
        called=KINDS[kind],
        item=item,
        speaker=speaker or NOBODY,
        named=speaker is not None,
        reporting=() if isinstance(item, Attribution | Question) else reported(item, speaker),
        before=before,
        runs=tuple(_runs(item)),
        after=after,
        ends=tuple(_ends(item)),
        sign=sign,
        chips=tuple(_chips(item, own_number(item, reading.forecasts))),
        state=state,
        said=said,
        found=found_by(item),
        spans=json.dumps(spans(item), separators=(",", ":")),
        rejection=stand.rejection,
        memos=stand.memos,
        tags=stand.tags,
    )


def _stands(stand: Stand) -> tuple[str, str]:
    """How an item looks, and in words why. To withhold it says nothing of its coding."""
    if stand.act is not Act.WITHHOLD:
        return STATES.get(stand.act, STATES[None])
    return ("ok", f"checked; {WITHHELD}") if stand.checked else ("unchecked", f"{UNCHECKED}; {WITHHELD}")


def spans(item: Item) -> list[tuple[str, int, int]]:
    """Where each part of an item stands in the text, in code points."""
    found = []
    for name in PARTS:
        part = getattr(item, name, None)
        start, end = getattr(part, "start", None), getattr(part, "end", None)
        if isinstance(start, int) and isinstance(end, int):
            found.append((name, start, end))
    hedge = getattr(item, "certainty", None)
    if hedge is not None and hedge.start is not None and hedge.end is not None:
        found.append(("hedge", hedge.start, hedge.end))
    return found


def undecided(item: Item) -> bool:
    """Whether it is a causal claim without a sign."""
    return isinstance(item, CausalClaim) and item.polarity is Sign.UNKNOWN


def found_by(item: Item) -> str:
    """Who found it, and how likely they hold it."""
    by = " and ".join(getattr(item, "found_by", ())) or item.rule
    probability = getattr(item, "probability", None)
    return by if probability is None else f"{by}, {probability:.2f}"


def _runs(item: Item) -> Iterator[Run]:
    quote: Quote = item.quote
    inside = [(name, max(start, quote.start), min(end, quote.end)) for name, start, end in spans(item)]
    inside = [one for one in inside if one[1] < one[2]]
    borders = sorted({quote.start, quote.end, *(at for _, start, end in inside for at in (start, end))})
    for start, end in pairwise(borders):
        parts = " ".join(name for name, first, last in inside if first <= start and end <= last)
        yield Run(quote.text[start - quote.start : end - quote.start], parts)


def _ends(item: Item) -> Iterator[End]:
    match item:
        case CausalClaim():
            for part, mention in (("cause", item.cause), ("effect", item.effect)):
                way = "up" if mention.direction is Direction.INCREASE else "down"
                yield End(part, mention.text, way, mention.refers_to.text if mention.refers_to else None)
        case Forecast():
            yield _end("proposition", item.proposition)
        case Attribution():
            yield _end("source", item.source)
            yield _end("content", item.content)
        case ActorRelation():
            yield _end("a", item.a)
            yield _end("b", item.b)
        case Event():
            yield End("when", item.when.value or item.when.text)
            if item.what:
                yield _end("what", item.what)


def _end(part: str, mention: Any) -> End:
    return End(part, mention.text or "somebody", stands_for=mention.refers_to.text if mention.refers_to else None)


def _chips(item: Item, own: Range | None) -> Iterator[Chip]:
    match item:
        case CausalClaim():
            yield Chip("status", item.status.value, "in which world it is said")
        case Forecast():
            if item.negated:
                yield Chip("status", "will not", "the forecast is that it will not be so")
            yield Chip("resolvable", f"decidable: {item.resolvable.value}", "whether a stranger could later decide it")
        case ActorRelation():
            yield Chip("status", item.kind.value, "how the two stand to each other")
        case Question():
            yield Chip("status", f"taken up: {item.taken_up.value}", "whether the answer takes it up")
    if isinstance(item, CausalClaim | Forecast):
        hedge = "hedge" if item.certainty.start is not None else ""
        yield Chip("certainty", sure(item.certainty, own), "how surely it is said", hedge)
        for name, part in (("if", item.condition), ("by", item.horizon)):
            if part is not None and part.text:
                kind = "condition" if name == "if" else "horizon"
                yield Chip(kind, f"{name}: {part.text}", part=kind if part.start is not None else "")
