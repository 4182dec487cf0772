"""Every part of a reading that names a factor: causes, effects, and what is forecast."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from causerie.assembly.cues import listed, undoing
from causerie.assembly.labels import goes
from causerie.assembly.plain import words_of
from causerie.values import FactorMention, Mention, Quote, Reading
from causerie.vocabulary import Direction, Part
from causerie.words import Word, table, words

_BEFORE = 2
"""Words before a pronoun among which one that undoes it is looked for."""
Spot = tuple[str, str, Part]
"""(document, claim id, part of the claim): where a mention stands among all readings."""


@dataclass(frozen=True, slots=True)
class Named:
    """A mention at its spot: its `text` in its `own` place, and the `words` that it comes to in their `place`."""

    spot: Spot
    text: str
    own: tuple[int, int]
    words: str
    place: tuple[int, int]
    direction: Direction
    quote: Quote

    @property
    def worded(self) -> Direction:
        """Which way its `words` are to be read by themselves.

        A direction said of a pronoun may be that of the words it stands for ("this", of "the ferries stopped"), or
        that of what is done to it ("prevents this"): there the words keep their own sense, "not" in them too.
        """
        undone = self.direction is Direction.DECREASE and self.place != self.own and _undone(self.own[0], self.quote)
        return Direction.INCREASE if undone else self.direction


def mentions(readings: Iterable[Reading]) -> Iterator[Named]:
    """All mentions, in order of document and place, whatever the order in which the readings are given."""
    for reading in sorted(readings, key=lambda one: one.id):
        for number, claim in enumerate(reading.causal):
            name = claim.id or f"causal[{number}]"
            for part, mention in ((Part.CAUSE, claim.cause), (Part.EFFECT, claim.effect)):
                yield _named((reading.id, name, part), mention, mention.direction, claim.quote)
        for number, forecast in enumerate(reading.forecasts):
            spot = (reading.id, forecast.id or f"forecasts[{number}]", Part.PROPOSITION)
            direction = goes(meant(forecast.proposition)[0], forecast.negated)
            yield _named(spot, forecast.proposition, direction, forecast.quote)


def _named(spot: Spot, mention: FactorMention | Mention, direction: Direction, quote: Quote) -> Named:
    text, start, end = meant(mention)
    own = mention.start or 0, mention.end or 0
    return Named(spot, mention.text, own, text, (start, end), direction, quote)


def meant(mention: FactorMention | Mention) -> tuple[str, int, int]:
    """The words that a mention comes to, and where they stand.

    Those that it refers to, where it says nothing itself ("it", "he might", "she is right"); where it does,
    they take the place of the pronoun in it: "they return" -> "the pilots return".
    """
    own = mention.text, mention.start or 0, mention.end or 0
    said = mention.refers_to
    if said is None:
        return own
    pronoun = _pronoun(words(mention.text))
    if pronoun is None or not _says(mention.text):
        return said.text, said.start, said.end
    return f"{mention.text[: pronoun.start]}{said.text}{mention.text[pronoun.end :]}", own[1], own[2]


def _undone(start: int, quote: Quote) -> bool:
    """Whether the words before this place, an adverb or an article between them, undo what stands there."""
    before = words(quote.text[: max(0, start - quote.start)])[-_BEFORE:]
    return any(word.lower in undoing() for word in before)


def _pronoun(found: Sequence[Word]) -> Word | None:
    """The first word that stands for something; "this" before a noun does not."""
    for word, after in zip(found, (*found[1:], None), strict=True):
        alone = after is None or after.lower in table("empty") or word.lower not in listed("demonstratives")
        if word.lower in listed("third") and alone:
            return word
    return None


def _says(text: str) -> bool:
    quiet = (
        table("empty"),
        table("pronouns"),
        table("negators"),
        listed("agreeing"),
        listed("light"),
        words_of("vague"),
    )
    return any(all(word.lower not in part for part in quiet) for word in words(text))
