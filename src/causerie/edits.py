"""Correcting the coding of an item by hand. Words are always cut out of the stored text.

A change is a name and a string: `cause` gives exact words, `cause_at` the place "120:140" in characters.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import Any

from causerie.cutting import nearest, place_of, sentences_around, span_at
from causerie.errors import BadRequest
from causerie.values import KIND_OF, CausalClaim, Document, Item, Mention, Quote, Turn
from causerie.vocabulary import Direction, Level, RelationKind, Resolvable, Sign, Status, TakenUp

_CHOICES: Mapping[str, type[Enum]] = {
    "polarity": Sign,
    "status": Status,
    "resolvable": Resolvable,
    "kind": RelationKind,
    "taken_up": TakenUp,
}
ENDS = ("cause", "effect", "proposition", "a", "b", "content", "what")
"""Mentions that an item of their kind always has, but for `what` of an event."""
_OPTIONAL = ("condition", "horizon", "cue")
_MENTIONS = (*ENDS, *_OPTIONAL, "source")
AT = "_at"
QUOTE, WORDS = "quote", "certainty_words"
PLACES = tuple(f"{name}{AT}" for name in (QUOTE, *_MENTIONS, "certainty"))
"""Names of changes that give a place; "certainty_at" that of the words that carry the certainty."""
FIELDS = (
    *_CHOICES,
    *ENDS,
    *_OPTIONAL,
    QUOTE,
    *PLACES,
    "cause_direction",
    "effect_direction",
    "certainty",
    WORDS,
    "negated",
    "source",
    "speaker",
    "flip",
    "swap",
)
"""Every name that a change can have; which of them an item knows depends on its kind."""


def edited(document: Document, item: Item, changes: Mapping[str, str], turns: Iterable[Turn] = ()) -> Item:
    """The item with the changes; raises BadRequest or QuoteNotFound, and says what is possible.

    The quote grows to whole sentences, of one of the `turns` where it is in one, when a mention that stood
    inside it now reaches outside.
    """
    if not changes:
        raise BadRequest("nothing to change was given; see: causerie edit --help")
    wanted = _without_flip(item, changes)
    after = item
    for name, value in wanted.items():
        after = _change(document, after, name, value)
    after = _consistent(after, wanted)
    refuse_same_ends(after)
    # A swap gives each place the other's name: what stood outside of the quote still may.
    base = _swapped(item) if wanted.get("swap") == _Yes.YES.value else item
    return _quoted(document, base, after, turns, fixed=not wanted.keys().isdisjoint((QUOTE, f"{QUOTE}{AT}")))


def refuse_same_ends(item: Item) -> None:
    """Raises BadRequest where the two ends of a claim or relation are the same place."""
    for one, other, names in (("cause", "effect", "cause and effect"), ("a", "b", "the two actors")):
        first, second = getattr(item, one, None), getattr(item, other, None)
        if first is not None and second is not None and (first.start, first.end) == (second.start, second.end):
            raise BadRequest(f'{names} are the same words: "{first.text}"')


def _without_flip(item: Item, changes: Mapping[str, str]) -> dict[str, str]:
    """The changes with a flip of the sign as the sign that it makes."""
    wanted = dict(changes)
    if "flip" not in wanted or not _yes(wanted.pop("flip"), "flip"):
        return wanted
    if not isinstance(item, CausalClaim):
        raise BadRequest(f"a {KIND_OF[type(item)].value} item has no sign to flip")
    if "polarity" in wanted:
        raise BadRequest("give a sign or flip the one there is, not both")
    if item.polarity is Sign.UNKNOWN:
        raise BadRequest("its sign is undecided, so there is nothing to flip; give one: --polarity + or --polarity -")
    return {**wanted, "polarity": (-item.polarity).value}


def _change(document: Document, item: Item, name: str, value: str) -> Item:
    if name == "swap":
        return _swapped(item) if _yes(value, name) else item
    owner = name.removesuffix("_direction").removesuffix(AT).removesuffix("_words")
    if name not in FIELDS or not hasattr(item, owner) or (name == f"source{AT}" and isinstance(_part(item), tuple)):
        raise BadRequest(f"a {KIND_OF[type(item)].value} item has no {name.replace('_', ' ')}")
    return dataclasses.replace(item, **{owner: _value(document, item, name, value)})


def _part(item: Item) -> Any:
    return getattr(item, "source", ())


def _swapped(item: Item) -> Item:
    """Cause and effect in each other's place, each with its own direction; the sign stays."""
    if not isinstance(item, CausalClaim):
        raise BadRequest(f"a {KIND_OF[type(item)].value} item has no cause and effect to swap")
    return dataclasses.replace(item, cause=item.effect, effect=item.cause)


def _value(document: Document, item: Item, name: str, value: str) -> Any:
    if name.endswith("_direction"):
        end = getattr(item, name.removesuffix("_direction"))
        return dataclasses.replace(end, direction=_choice(Direction, value, name))
    if name in _CHOICES:
        return _choice(_CHOICES[name], value, name)
    if name == "certainty":
        return dataclasses.replace(getattr(item, name), level=_choice(Level, value, name))
    if name == "source" and isinstance(_part(item), tuple):
        return tuple(part.strip() for part in value.split(">") if part.strip())
    if name in _MENTIONS or name in PLACES or name in (QUOTE, WORDS):
        return _mention(document, item, name, value)
    return _SIMPLE[name](value, name)


def _mention(document: Document, item: Item, name: str, value: str) -> Any:
    owner = name.removesuffix(AT).removesuffix("_words")
    old = getattr(item, owner)
    if not value and owner in (*_OPTIONAL, "certainty"):
        return None if owner != "certainty" else dataclasses.replace(old, text=None, start=None, end=None)
    if not value and owner == "source":
        return Mention("")
    found = span_at(document, *(place_of(value, owner) if name.endswith(AT) else _near(document, item, value)))
    if owner == QUOTE:
        return Quote(found.text, found.start, found.end)
    if old is None:
        return Mention(found.text, found.start, found.end)
    own = {"text": found.text, "start": found.start, "end": found.end}
    return dataclasses.replace(old, **own, **({} if owner == "certainty" else {"refers_to": None}))


def _near(document: Document, item: Item, words: str) -> tuple[int, int]:
    return nearest(document, words, item.quote.start)


class _Yes(Enum):
    YES = "yes"
    NO = "no"


def _yes(value: str, name: str) -> bool:
    return bool(_choice(_Yes, value, name) is _Yes.YES)


_SIMPLE: Mapping[str, Callable[[str, str], Any]] = {"negated": _yes, "speaker": lambda value, _: value or None}


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


def _quoted(document: Document, before: Item, after: Item, turns: Iterable[Turn], fixed: bool) -> Item:
    """The item with a quote that holds what the old one held; `fixed`: the quote was given, and must hold it."""
    quote = after.quote
    outside = [place for name, place in _places(after) if _should_hold(before, name) and not _holds(quote, place)]
    if not outside:
        return after
    if fixed:
        start, end = outside[0]
        raise BadRequest(f'the quote must hold "{document.text[start:end]}" ({start}:{end})')
    start, end = sentences_around(document, [(quote.start, quote.end), *outside], turns)
    return dataclasses.replace(after, quote=document.quote(start, end))


def _places(item: Item) -> list[tuple[str, tuple[int, int]]]:
    found = []
    for name in (*_MENTIONS, "certainty"):
        part = getattr(item, name, None)
        start, end = getattr(part, "start", None), getattr(part, "end", None)
        if isinstance(start, int) and isinstance(end, int):
            found.append((name, (start, end)))
    return found


def _should_hold(before: Item, name: str) -> bool:
    """Whether a mention belongs inside the quote: not where it stood outside before, as in the answer "Certainly."."""
    places = dict(_places(before))
    return name not in places or _holds(before.quote, places[name])


def _holds(quote: Quote, place: tuple[int, int]) -> bool:
    return quote.start <= place[0] and place[1] <= quote.end
