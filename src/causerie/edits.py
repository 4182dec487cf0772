"""Correcting the coding of an item by hand. Words are always cut out of the stored text."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

from causerie.errors import BadRequest, QuoteNotFound
from causerie.values import KIND_OF, CausalClaim, Document, Item, Mention
from causerie.vocabulary import Direction, Level, RelationKind, Resolvable, Sign, Status, TakenUp

_CHOICES: Mapping[str, type[Enum]] = {
    "polarity": Sign,
    "status": Status,
    "resolvable": Resolvable,
    "kind": RelationKind,
    "taken_up": TakenUp,
}
_ENDS = ("cause", "effect", "proposition", "a", "b", "content")
_OPTIONAL = ("condition", "horizon", "cue")
FIELDS = (
    *_CHOICES,
    *_ENDS,
    *_OPTIONAL,
    "cause_direction",
    "effect_direction",
    "certainty",
    "negated",
    "source",
    "speaker",
)
"""Every name that a change can have; which of them an item knows depends on its kind."""


def edited(document: Document, item: Item, changes: Mapping[str, str]) -> Item:
    """The item with the changes; raises BadRequest or QuoteNotFound, and says what is possible."""
    if not changes:
        raise BadRequest("nothing to change was given; see: causerie edit --help")
    for name, value in changes.items():
        item = _change(document, item, name, value)
    return _consistent(item, changes)


def place(document: Document, words: str, near: int) -> tuple[int, int]:
    """Where `words` stand in the stored text, closest to the offset `near`."""
    if not words:
        raise BadRequest("the words must not be empty")
    found, at = [], document.text.find(words)
    while at >= 0:
        found.append(at)
        at = document.text.find(words, at + 1)
    if not found:
        raise QuoteNotFound(f'"{words}" does not stand in {document.id}; give the exact words')
    start = min(found, key=lambda offset: abs(offset - near))
    return start, start + len(words)


def _change(document: Document, item: Item, name: str, value: str) -> Item:
    owner = name.removesuffix("_direction")
    if not hasattr(item, owner) or (owner == "source" and not isinstance(getattr(item, owner), tuple)):
        raise BadRequest(f"a {KIND_OF[type(item)].value} item has no {name.replace('_', ' ')}")
    return dataclasses.replace(item, **{owner: _value(document, item, name, value)})


def _value(document: Document, item: Item, name: str, value: str) -> Any:
    if name.endswith("_direction"):
        end = getattr(item, name.removesuffix("_direction"))
        return dataclasses.replace(end, direction=_choice(Direction, value, name))
    if name in _CHOICES:
        return _choice(_CHOICES[name], value, name)
    if name == "certainty":
        return dataclasses.replace(getattr(item, name), level=_choice(Level, value, name))
    if name in _ENDS or name in _OPTIONAL:
        return _mention(document, item, name, value)
    return _SIMPLE[name](value)


def _mention(document: Document, item: Item, name: str, words: str) -> Any:
    if not words and name in _OPTIONAL:
        return None
    start, end = place(document, words, item.quote.start)
    old = getattr(item, name)
    if old is None:
        return Mention(words, start, end)
    return dataclasses.replace(old, text=words, start=start, end=end, refers_to=None)


def _yes(value: str) -> bool:
    return bool(_choice(_Yes, value, "negated") is _Yes.YES)


class _Yes(Enum):
    YES = "yes"
    NO = "no"


_SIMPLE: Mapping[str, Callable[[str], Any]] = {
    "negated": _yes,
    "source": lambda value: tuple(part.strip() for part in value.split(">") if part.strip()),
    "speaker": lambda value: value or None,
}


def _choice(kind: type[Enum], value: str, name: str) -> Any:
    try:
        return kind(value)
    except ValueError as error:
        allowed = ", ".join(str(member.value) for member in kind)
        raise BadRequest(f"{name.replace('_', ' ')}: {value!r} is none of {allowed}") from error


def _consistent(item: Item, changes: Mapping[str, str]) -> Item:
    """Polarity and directions agree (CODING.md 3): what was not given follows from what was."""
    if not isinstance(item, CausalClaim):
        return item
    sign = item.cause.direction.sign(item.effect.direction)
    if item.polarity in (sign, Sign.UNKNOWN):
        return item
    if "polarity" not in changes:
        return dataclasses.replace(item, polarity=sign)
    if "effect_direction" not in changes:
        return dataclasses.replace(item, effect=dataclasses.replace(item.effect, direction=-item.effect.direction))
    if "cause_direction" not in changes:
        return dataclasses.replace(item, cause=dataclasses.replace(item.cause, direction=-item.cause.direction))
    raise BadRequest(f"polarity {item.polarity} does not go with these two directions")
