"""The factor of a map, or the link between two, that a user means by a few words."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from causerie.aliases import Aliases, named
from causerie.errors import BadRequest, UnknownName
from causerie.values import Factor, Map
from causerie.words import stems, table, words

NEAREST = 5
_ARROW = re.compile(r"\s*(?:-+>|→)\s*")
Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finder:
    """The factors of a map by their labels and by the stems of all their wordings."""

    map: Map
    aliases: Aliases
    wordings: Mapping[str, tuple[tuple[Stems, ...], tuple[Stems, ...]]]
    """By factor id: the stems of the label, and those of each mention."""

    def factor(self, typed: str) -> Factor:
        """The factor meant: by its label, whatever the case, else by the same words in any inflection and order,
        else by the only label or mention that holds all the words. Raises UnknownName with the nearest labels,
        BadRequest where several factors fit.
        """
        for fitting in self._fitting(typed):
            if len(fitting) == 1:
                return fitting[0]
            if fitting:
                labels = "; ".join(f'"{one.label}"' for one in fitting[: 2 * NEAREST])
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
        cause, effect = (self.factor(end) for end in ends)
        if any((link.cause, link.effect) == (cause.id, effect.id) for link in self.map.links):
            return cause.id, effect.id
        there = {link.effect for link in self.map.links if link.cause == cause.id}
        labels = "; ".join(f'"{one.label}"' for one in self.map.factors if one.id in there)
        known = f"its links lead to: {labels}" if labels else f'no link leaves "{cause.label}"'
        raise UnknownName(f'the map has no link "{cause.label}" -> "{effect.label}"; {known}')

    def nearest(self, typed: str) -> list[Factor]:
        """The factors whose labels are most like the words: in shared words first, then in letters."""
        wanted = set(self.stems(typed))
        lower = typed.casefold()

        def likeness(factor: Factor) -> float:
            own = {stem for wording in self.wordings[factor.id][0] for stem in wording}
            shared = len(wanted & own) / len(wanted | own) if wanted | own else 0.0
            return shared + difflib.SequenceMatcher(None, lower, factor.label.casefold()).ratio()

        return sorted(self.map.factors, key=lambda one: (-likeness(one), one.label))[:NEAREST]

    def stems(self, text: str) -> Stems:
        return _stems(text, self.aliases)

    def _fitting(self, typed: str) -> Iterator[list[Factor]]:
        """The factors that fit, from the narrowest sense of fitting to the widest."""
        plain = " ".join(typed.split()).casefold()
        yield [one for one in self.map.factors if plain in (" ".join(one.label.split()).casefold(), one.id.casefold())]
        wanted = self.stems(typed)
        if not wanted:
            return
        for fits in (lambda own: sorted(own) == sorted(wanted), lambda own: set(wanted) <= set(own)):
            for mentions in (False, True):
                yield self._having(fits, mentions)

    def _having(self, fits: Callable[[Stems], bool], mentions: bool) -> list[Factor]:
        return [one for one in self.map.factors if any(fits(own) for own in self.wordings[one.id][mentions])]


NOTHING = "this map is empty: no claim links two things; read documents first: causerie read FILE"


def finder(drawn: Map, aliases: Aliases) -> Finder:
    """Ready to find the factors of a map; `aliases` are the other names of actors."""
    return Finder(drawn, aliases, {factor.id: _wordings(factor, aliases) for factor in drawn.factors})


def _wordings(factor: Factor, aliases: Aliases) -> tuple[tuple[Stems, ...], tuple[Stems, ...]]:
    mentions: Iterable[str] = dict.fromkeys(place.text for place in factor.mentions)
    return (_stems(factor.label, aliases),), tuple(_stems(text, aliases) for text in mentions)


def _stems(text: str, aliases: Aliases) -> Stems:
    """Stems with actors under one name; words that mean little count where there are no others."""
    found = named(stems(text), aliases)
    return found or tuple(word.lower for word in words(text) if word.lower not in table("pronouns"))
