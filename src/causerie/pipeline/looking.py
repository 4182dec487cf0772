"""A map as somebody wants to see it: whose, of which claims, of what was checked, and around which factors."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from causerie.assembly import loops_of
from causerie.errors import BadRequest, UnknownName
from causerie.holding import speakers
from causerie.pipeline.charting import main_speaker, speaker_named
from causerie.pipeline.comparing import documents_by_name
from causerie.pipeline.desk import Where
from causerie.pipeline.finding import finder
from causerie.pipeline.grounds import Base, base
from causerie.pipeline.mapping import Ground, View
from causerie.pipeline.state import known
from causerie.pipeline.supposing import Whose
from causerie.values import Link, Loop, Map

LOOPS = 30
FARTHEST = 4
"""Links from a factor within which a neighbourhood is shown at most."""


@dataclass(frozen=True, slots=True)
class Look:
    """By default the map of the one who claims most. `view.documents` by alias, id or title.

    `checked`: drawn from what a person checked alone. `around`: only what lies within `steps` links of these factors.
    `open`: drawn without what is withheld, as it may leave.
    """

    whose: Whose = field(default_factory=Whose)
    view: View = field(default_factory=View)
    checked: bool = False
    around: tuple[str, ...] = ()
    steps: int = 1
    open: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """The map asked for, and what it is a part of: `whole` are all speakers' claims that pass. `names`: whose it is."""

    base: Base
    whole: Map
    map: Map
    names: tuple[str, ...] = ()

    @property
    def whose(self) -> str | None:
        """The one whose map it is."""
        return self.names[0] if len(self.names) == 1 else None

    @property
    def title(self) -> str:
        """What to write above it."""
        if self.names:
            return f"Map of {self.names[0] if self.whose else f'{len(self.names)} speakers joined'}"
        many = len(self.map.holders)
        return f"Map of {many} speakers joined" if many > 1 else "Map of all claims"

    @property
    def union(self) -> bool:
        """Whether several people's claims are joined in it: then nobody holds it whole."""
        return len(self.map.holders) > 1


def seen(where: Where, look: Look) -> Seen:
    """The map that is asked for. Raises UnknownName for a speaker, document or factor that is not there."""
    found = base(where, look.checked, look.view.suggested, look.open)
    view = dataclasses.replace(look.view, documents=tuple(_documents(found, where, look.view.documents)))
    whole = found.ground.seen(view)
    names = _names(whole.map, look.whose)
    drawn = whole.seen(View(speakers=names)).map if names else whole.map
    return Seen(found, whole.map, near(drawn, look.around, look.steps), names)


def seen_in(whole: Ground, view: View, whose: Whose) -> tuple[Ground, tuple[str, ...]]:
    """The part of a map that somebody holds, by default who claims most, and the names of those whose it is."""
    part = whole.seen(view)
    names = _names(part.map, whose)
    return (part.seen(View(speakers=names)) if names else part), names


def _names(whole: Map, whose: Whose) -> tuple[str, ...]:
    if whose.union and whose.speakers:
        raise BadRequest("--union is everybody's map and --speaker is one person's; give one of them")
    names = tuple(dict.fromkeys(speaker_named(whole, typed) for typed in whose.speakers))
    first = main_speaker(whole)
    return (first,) if not names and not whose.union and first is not None else names


def _documents(found: Base, where: Where, typed: tuple[str, ...]) -> Iterator[str]:
    there = documents_by_name(found.bundle, where) if typed else {}
    for name in typed:
        if name.strip().casefold() not in there:
            raise UnknownName(f"no document {name!r}; {known('documents', list(dict.fromkeys(there.values())))}")
        yield there[name.strip().casefold()]


def near(drawn: Map, around: Iterable[str], steps: int) -> Map:
    """The part within so many links of some factors, either way along a link; all of it where none is named."""
    find = finder(drawn)
    kept = {find.factor(typed).factor.id for typed in around}
    if not kept:
        return drawn
    for _ in range(min(steps, FARTHEST)):
        touching = [link for link in drawn.links if link.cause in kept or link.effect in kept]
        kept |= {end for link in touching for end in (link.cause, link.effect)}
    links, denied = (_within(some, kept) for some in (drawn.links, drawn.denied))
    factors = tuple(factor for factor in drawn.factors if factor.id in kept)
    return dataclasses.replace(drawn, factors=factors, links=links, denied=denied)


def _within(links: Iterable[Link], kept: set[str]) -> tuple[Link, ...]:
    return tuple(link for link in links if link.cause in kept and link.effect in kept)


def loops_in(drawn: Map) -> tuple[tuple[Loop, ...], tuple[str, ...]]:
    """The loops of a map, the best supported first, and what was left out, in words."""
    return loops_of(drawn, LOOPS)


def links_by(drawn: Map) -> tuple[tuple[str, int], ...]:
    """Everybody named who claims a link, with the number of links that each claims, the most first."""
    found = Counter(name for link in drawn.links for name in speakers(link))
    return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))
