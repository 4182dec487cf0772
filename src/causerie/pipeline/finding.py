"""The factor of a map, or the link between two, that a user means by a few words."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from causerie.aliases import Aliases, aliases_of
from causerie.assembly.cues import listed
from causerie.assembly.labels import labelled
from causerie.assembly.mentions import Named, Spot, mentions
from causerie.errors import BadRequest, UnknownName
from causerie.values import Factor, Map, Place, Reading
from causerie.vocabulary import Direction
from causerie.words import table, words

NEAREST = 5
LITERAL = 3
"""From so many words on a clause is first looked for as it stands: "ministry did not want" is no "ministry"."""
NOTHING = "this map is empty: no claim links two things; read documents first: causerie read FILE"
_ARROW = re.compile(r"\s*(?:-+>|→)\s*")
_UP = Direction.INCREASE


@dataclass(frozen=True, slots=True)
class Form:
    """Words in normal form; `turned`: when they go up, what the form names goes down ("drought" is no rain)."""

    key: tuple[str, ...]
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Meant:
    """The factor that words mean; `turned`: when what they name goes up, the factor as labelled goes down."""

    factor: Factor
    turned: bool = False

    def way(self, direction: Direction) -> Direction:
        """Which way the factor goes when what the words name goes this way."""
        return -direction if self.turned else direction


@dataclass(frozen=True, slots=True)
class Finder:
    """The factors of a map by the normal forms of their labels, and by those of their mentions."""

    map: Map
    aliases: Aliases
    labels: Mapping[str, tuple[Form, ...]]
    mentions: Mapping[str, tuple[Form, ...]]

    def factor(self, typed: str) -> Meant:
        """The factor meant: by its label, whatever the case, else by the only label that holds a clause as typed,
        else by the same words in any inflection and order, else by the only label or mention that holds all the
        words. Raises UnknownName with the nearest labels, BadRequest where several factors fit.
        """
        for fitting in self._fitting(typed):
            if len(fitting) == 1:
                return fitting[0]
            if fitting:
                labels = "; ".join(f'"{one.factor.label}"' for one in fitting[: 2 * NEAREST])
                more = f" and {len(fitting) - 2 * NEAREST} more" if len(fitting) > 2 * NEAREST else ""
                raise BadRequest(f'"{typed}" may be any of {len(fitting)} factors: {labels}{more}; name one in full')
        if not self.map.factors:
            raise BadRequest(NOTHING)
        near = "; ".join(f'"{one.label}"' for one in self.nearest(typed))
        raise UnknownName(f'no factor "{typed}" in this map; the nearest are: {near}; see: causerie map')

    def link(self, typed: str) -> tuple[str, str]:
        """The ids of the ends of the link meant by "A -> B"; raises UnknownName where the map has none."""
        ends = _ARROW.split(typed.strip())
        if len(ends) != 2 or not all(ends):
            raise BadRequest(f'"{typed}" is no link; a link is written "A -> B"')
        cause, effect = (self.factor(end).factor for end in ends)
        if any((link.cause, link.effect) == (cause.id, effect.id) for link in self.map.links):
            return cause.id, effect.id
        there = {link.effect for link in self.map.links if link.cause == cause.id}
        labels = "; ".join(f'"{one.label}"' for one in self.map.factors if one.id in there)
        known = f"its links lead to: {labels}" if labels else f'no link leaves "{cause.label}"'
        raise UnknownName(f'the map has no link "{cause.label}" -> "{effect.label}"; {known}')

    def nearest(self, typed: str) -> list[Factor]:
        """The factors whose labels are most like the words: in shared words first, then in letters."""
        wanted = set(_form(typed, self.aliases).key)
        lower = typed.casefold()

        def likeness(factor: Factor) -> float:
            own = {stem for form in self.labels[factor.id] for stem in form.key}
            shared = len(wanted & own) / len(wanted | own) if wanted | own else 0.0
            return shared + difflib.SequenceMatcher(None, lower, factor.label.casefold()).ratio()

        return sorted(self.map.factors, key=lambda one: (-likeness(one), one.label))[:NEAREST]

    def _fitting(self, typed: str) -> Iterator[list[Meant]]:
        """The factors that fit, from the narrowest sense of fitting to the widest."""
        plain = _plain(typed)
        yield [Meant(one) for one in self.map.factors if plain in (_plain(one.label), one.id.casefold())]
        if _is_clause(plain):
            literal = [Meant(one) for one in self.map.factors if f" {plain} " in f" {_plain(one.label)} "]
            yield literal if len(literal) == 1 else []
        wanted = _form(typed, self.aliases)
        if not wanted.key:
            return
        same, within = sorted(wanted.key), set(wanted.key)
        for fits in (lambda form: sorted(form.key) == same, lambda form: within <= set(form.key)):
            for forms in (self.labels, self.mentions):
                yield list(self._having(fits, forms, wanted.turned))

    def _having(
        self, fits: Callable[[Form], bool], forms: Mapping[str, tuple[Form, ...]], turned: bool
    ) -> Iterator[Meant]:
        for factor in self.map.factors:
            form = next((one for one in forms[factor.id] if fits(one)), None)
            if form is not None:
                yield Meant(factor, form.turned is not turned)


def finder(drawn: Map, readings: Iterable[Reading] = ()) -> Finder:
    """Ready to find the factors of a map, with those wordings of theirs that stand in the readings."""
    own = tuple(readings)
    aliases = aliases_of(own)
    spots = {mention.spot: mention for mention in mentions(own)}
    return Finder(
        drawn,
        aliases,
        {factor.id: (_form(factor.label, aliases),) for factor in drawn.factors},
        {factor.id: tuple(_worded(factor, spots, aliases)) for factor in drawn.factors},
    )


def _worded(factor: Factor, spots: Mapping[Spot, Named], aliases: Aliases) -> Iterator[Form]:
    for place in factor.mentions:
        mention = spots.get((place.document, place.claim, place.part))
        yield _form(place.text, aliases) if mention is None else _turned(place, mention, aliases)


def _turned(place: Place, mention: Named, aliases: Aliases) -> Form:
    """The form of a mention; turned where the form goes the other way than the factor does at this place."""
    found = labelled(mention.words, mention.worded, aliases)
    if found is None:
        return Form(())
    goes = -mention.direction if found.turned else mention.direction
    return Form(found.key, goes is not place.direction)


def _form(text: str, aliases: Aliases) -> Form:
    """The normal form of words that go up; of words that mean nothing by themselves, the words."""
    found = labelled(text, _UP, aliases)
    return Form(found.key, found.turned) if found else Form(tuple(word.lower for word in words(text)))


def _is_clause(plain: str) -> bool:
    """Whether these words say something of a thing; "shortage of clean water" names one, and has a normal form."""
    lower = {word.lower for word in words(plain)}
    return len(plain.split()) >= LITERAL and not lower.isdisjoint(listed("finite") | table("negators"))


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
