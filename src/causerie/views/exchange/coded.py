"""An item as one line of JSON inside a file of another program, and a few words about it for people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from causerie.codec import decode, encode
from causerie.errors import BadRequest
from causerie.values import (
    KIND_OF,
    ActorRelation,
    Attribution,
    CausalClaim,
    Event,
    Forecast,
    Item,
    Question,
)
from causerie.vocabulary import ClaimKind, Direction

_TYPE_OF: Mapping[ClaimKind, Any] = {kind: value for value, kind in KIND_OF.items()}
KIND_NAMES: Mapping[ClaimKind, str] = {
    ClaimKind.CAUSAL: "causal claim",
    ClaimKind.FORECAST: "forecast",
    ClaimKind.ATTRIBUTION: "attribution",
    ClaimKind.RELATION: "relation of actors",
    ClaimKind.QUESTION: "question",
    ClaimKind.EVENT: "event",
}
_ARROW = {Direction.INCREASE: "", Direction.DECREASE: " ↓"}


def item_line(item: Item) -> str:
    """The item as one line of JSON in ASCII, so that no character is one that XML lacks."""
    return json.dumps({"causerie": 1, "kind": KIND_OF[type(item)].value, "item": encode(item)}, separators=(",", ":"))


def item_from(data: Any) -> Item:
    """The item in the JSON object that `item_line` wrote; raises BadRequest naming the field that is wrong."""
    if not isinstance(data, Mapping) or "item" not in data:
        raise BadRequest("holds no coded item")
    try:
        kind = ClaimKind(str(data.get("kind")))
    except ValueError as error:
        raise BadRequest(f"kind {data.get('kind')!r} is none of {', '.join(ClaimKind)}") from error
    item: Item = decode(_TYPE_OF[kind], data["item"])
    return item


def told(item: Item) -> str:
    """The coding in a few words, in the speaker's own."""
    match item:
        case CausalClaim():
            cause, effect = (f"{end.text}{_ARROW[end.direction]}" for end in (item.cause, item.effect))
            return f"{cause} → {effect} ({item.polarity.value}, {item.status.value}, {item.certainty.level.value})"
        case Forecast():
            return f"{'not: ' if item.negated else ''}{item.proposition.text} ({item.certainty.level.value})"
        case Attribution():
            return f"{item.source.text or 'somebody'}: {item.content.text}"
        case ActorRelation():
            return f"{item.a.text} — {item.kind.value} — {item.b.text}"
        case Question():
            return f"{item.quote.text} (taken up: {item.taken_up.value})"
        case Event():
            return f"{item.when.value or item.when.text}: {item.what.text if item.what else item.quote.text}"
