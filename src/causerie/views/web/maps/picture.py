"""The picture of a map with what stands beside it: loops, suggested merges, what is only denied.

Module functions `f(desk, ...)` are run in the thinking process; what they return is light to send and to keep.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from causerie.holding import holders, joined, speakers, unchecked, voices
from causerie.pipeline.desk import Desk
from causerie.pipeline.looking import Look, Seen, links_by, loops_in, seen
from causerie.values import Factor, Link, Loop, Map, Suggestion
from causerie.views.drawing.choose import choose
from causerie.views.drawing.svg import DrawingOptions, draw
from causerie.views.drawing.told import GLYPH, left_out
from causerie.views.markup import plural
from causerie.views.web.maps.claims import CLASS
from causerie.vocabulary import FactorKind, Sign, Status, Verdict

FACTORS = 60
SUGGESTED = 60
"""Suggested merges that are listed at most."""
_WHOLE = {Sign.PLUS: "feeds itself", Sign.MINUS: "corrects itself", Sign.UNKNOWN: "its sign is open"}


@dataclass(frozen=True, slots=True)
class FactorRow:
    """A factor in the picture. `speakers` counts who claims a link of it; `kind` is "" unless typed by hand."""

    id: str
    label: str
    kind: str
    suggested: bool
    speakers: int


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link by the labels and ids of its ends. `speakers` counts those who claim it, never their claims."""

    cause: str
    effect: str
    cause_id: str
    effect_id: str
    sign: str
    mark: str
    speakers: int
    voices: int
    presence: float
    suggested: bool
    checked: bool


@dataclass(frozen=True, slots=True)
class LoopRow:
    """A loop by name, its factors in order, and whether anybody holds it whole. `unchecked` as `unchecked` says it."""

    name: str
    sign: str
    says: str
    factors: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    held: str
    unchecked: str


@dataclass(frozen=True, slots=True)
class Suggested:
    """Two factors that may be one. `here`: both are in the picture."""

    a: str
    b: str
    reason: str
    turned: bool
    score: float
    here: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A map as the page shows it. `svg` is escaped throughout; `people` are (name, links that each claims)."""

    title: str
    whose: str
    union: bool
    size: str
    svg: str
    left_out: str
    factors: tuple[FactorRow, ...]
    links: tuple[LinkRow, ...]
    denied: tuple[LinkRow, ...]
    loops: tuple[LoopRow, ...]
    notes: tuple[str, ...]
    suggestions: tuple[Suggested, ...]
    more_suggestions: int
    people: tuple[tuple[str, int], ...]
    version: int


def options(found: Seen, factors: int, live: bool) -> DrawingOptions:
    """How a map is drawn for its page, and alike for a file: only what the page shows beside it is within the file."""
    return DrawingOptions(
        limit=factors, title=found.title, denied=not live, caption=not live, review=True, live=live, row=None
    )


def picture(desk: Desk, look: Look, factors: int = FACTORS) -> Picture:
    """The map that is asked for, with at most so many factors drawn."""
    version = desk.version
    found = seen(desk, look)
    shown = choose(found.map, factors)
    loops, notes = loops_in(found.map)
    names = {one.id: one.label for one in found.map.factors}
    open_ = [one for one in found.base.ground.map.suggestions if one.verdict is Verdict.OPEN]
    rows = suggested_of(open_, shown.map)
    return Picture(
        title=found.title,
        whose=found.whose or "",
        union=found.union,
        size=_size(found.map),
        svg=draw(found.map, options(found, factors, live=True)),
        left_out=left_out(shown),
        factors=tuple(_factors(shown.map)),
        links=rows_of(shown.map.links, names),
        denied=rows_of(found.map.denied, names),
        loops=tuple(loop_row(loop, names) for loop in loops),
        notes=notes,
        suggestions=rows[:SUGGESTED],
        more_suggestions=max(0, len(rows) - SUGGESTED),
        people=links_by(found.whole),
        version=version,
    )


def _size(drawn: Map) -> str:
    ends = {end for link in drawn.links for end in (link.cause, link.effect)}
    return f"{plural(len(ends), 'factor')}, {plural(len(drawn.links), 'link')}"


def _factors(drawn: Map) -> Iterator[FactorRow]:
    by: dict[str, set[str]] = {}
    for link in drawn.links:
        for end in (link.cause, link.effect):
            by.setdefault(end, set()).update(voices(link))
    for factor in drawn.factors:
        kind = "" if factor.kind is FactorKind.OTHER else factor.kind.value
        yield FactorRow(factor.id, factor.label, kind, factor.suggested, len(by.get(factor.id, ())))


def rows_of(links: Iterable[Link], names: Mapping[str, str]) -> tuple[LinkRow, ...]:
    """Links by labels and ids; `names` are labels by id."""
    return tuple(_row(link, names) for link in links)


def _row(link: Link, names: Mapping[str, str]) -> LinkRow:
    return LinkRow(
        cause=names[link.cause],
        effect=names[link.effect],
        cause_id=link.cause,
        effect_id=link.effect,
        sign="×" if _against(link) else GLYPH[link.sign],
        mark=CLASS[link.sign],
        speakers=len(speakers(link)),
        voices=len(voices(link)),
        presence=link.presence,
        suggested=link.suggested,
        checked=any(claim.reviewed for claim in link.claims),
    )


def _against(link: Link) -> bool:
    return all(claim.status in (Status.DENIED, Status.QUESTIONED) for claim in link.claims)


def loop_row(loop: Loop, names: Mapping[str, str]) -> LoopRow:
    """A loop by labels; `names` are labels by id."""
    return LoopRow(
        name=loop.name,
        sign=GLYPH[loop.sign],
        says=_WHOLE[loop.sign],
        factors=tuple(names[link.cause] for link in loop.links),
        links=tuple((link.cause, link.effect) for link in loop.links),
        held=held(loop.links),
        unchecked=unchecked(loop.links),
    )


def held(links: Sequence[Link]) -> str:
    """Who holds a path or loop whole, or that nobody does."""
    by = holders(links)
    if by:
        return f"held by {', '.join(by)}"
    many = joined(links)
    return "held by one who is not named" if many == 1 else f"nobody holds it whole: joined from {many} speakers"


def suggested_of(suggestions: Sequence[Suggestion], shown: Map) -> tuple[Suggested, ...]:
    """Suggested merges, those of factors that are shown first, then the most alike."""
    here = {name.casefold() for factor in shown.factors for name in _names(factor)}
    rows = (
        Suggested(one.a, one.b, one.reason, one.turned, one.score, here >= {one.a.casefold(), one.b.casefold()})
        for one in suggestions
    )
    return tuple(sorted(rows, key=lambda one: (not one.here, -one.score, one.a, one.b)))


def _names(factor: Factor) -> Iterator[str]:
    yield factor.label
    yield from (" ".join(place.text.split()) for place in factor.mentions)
