"""What a forecast is about, in words that do not turn it round.

A factor of the map is named by somebody's words, which may be a whole forecast ("the lake will not dry up") and the
contrary of another one in the same factor. What is told of a topic is therefore what the forecast speaks of ("lake"),
and where the words have no such part, that the contrary is said.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Hashable, Sequence
from importlib.resources import files

from causerie.values import Map, Place
from causerie.vocabulary import Direction, Part
from causerie.words import Word, table, words

SAID_NOT = " (said: not)"


@functools.cache
def _lists() -> dict[str, frozenset[str]]:
    data = tomllib.loads(files("causerie.ledger").joinpath("topics.toml").read_text("utf-8"))
    return {name: frozenset(data[name]) for name in ("verbs", "before")}


def topics_of(factors: Map) -> dict[tuple[str, str], tuple[str, Hashable]]:
    """What each forecast is about, and the factor of its proposition with the way that it goes there.

    "Schools" at the head of a sentence and "schools" are told as the first of them.
    """
    one: dict[str, str] = {}
    found: dict[tuple[str, str], tuple[str, Hashable]] = {}
    for factor in factors.factors:
        for place in factor.mentions:
            if place.part is Part.PROPOSITION:
                about = topic(factor.label, place)
                about = one.setdefault(about.casefold(), about)
                found[place.document, place.claim] = about, (factor.id, place.direction)
    return found


def topic(label: str, place: Place) -> str:
    """What a forecast is about whose proposition stands in a factor with this label.

    The part before the verb, without what denies; where there is none, the label, marked where the contrary is said.
    """
    said = words(label)
    verb = next((at for at, word in enumerate(said) if word.lower in _lists()["verbs"]), len(said))
    subject = _bare(said[:verb])
    if subject and (verb < len(said) or subject[0] is not said[0]):
        return label[subject[0].start : subject[-1].end]
    against = place.direction is Direction.DECREASE
    return f"{label}{SAID_NOT}" if against and (verb < len(said) or _whole(said, place.text)) else label


def predicate(text: str) -> str:
    """What a forecast says of its subject, from the first verb that says that it is to come; "" where none does."""
    verb = next((word for word in words(text) if word.lower in _lists()["verbs"]), None)
    return text[verb.end :] if verb is not None else ""


def _bare(said: Sequence[Word]) -> Sequence[Word]:
    """A subject without what denies and what stands before it; nothing where it is but a pronoun."""
    idle = _lists()["before"] | table("negators")
    first = next((at for at, word in enumerate(said) if word.lower not in idle), len(said))
    rest = said[first:]
    while rest and rest[-1].lower in idle:
        rest = rest[:-1]
    return () if all(word.lower in table("pronouns") for word in rest) else rest


def _whole(said: Sequence[Word], text: str) -> bool:
    """Whether a label says all that the forecast says but its denial: "publish it" of "not publish it"."""
    forecast = words(text)
    plain = [word.lower for word in forecast if word.lower not in table("negators")]
    return len(plain) < len(forecast) and plain == [word.lower for word in said]
