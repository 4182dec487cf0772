"""What the panel beside a map tells: a link with its claims, a factor with its wordings, the paths between two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from causerie.errors import UnknownName
from causerie.pipeline.desk import Desk
from causerie.pipeline.finding import finder
from causerie.pipeline.looking import Look, Seen, seen
from causerie.values import Factor
from causerie.views.web.maps.claims import LinkTold, Shelf
from causerie.views.web.maps.picture import LinkRow, Suggested, rows_of, suggested_of
from causerie.vocabulary import CHECKED, Direction, FactorKind, Verdict

PATHS = "causerie.views.web.maps.ways:paths"
"""What finds paths, by name: the thinking process alone loads the models."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a factor with its mentions, by the names of their claims (C12.cause), and how it goes there;
    `checked`: a person found the coding of one of them right.
    """

    text: str
    mentions: tuple[str, ...]
    down: bool
    suggested: bool
    checked: bool


@dataclass(frozen=True, slots=True)
class FactorTold:
    """A factor: its wordings, what drives it and what it drives, and what may be the same."""

    id: str
    label: str
    kind: str
    wordings: tuple[Wording, ...]
    before: tuple[LinkRow, ...]
    after: tuple[LinkRow, ...]
    suggestions: tuple[Suggested, ...]


@dataclass(frozen=True, slots=True)
class PathTold:
    """A path by its links; `whole` is its sign, `held` says whether anybody holds it from end to end,
    `unchecked` whether it rests on a machine's reading.
    """

    steps: tuple[LinkRow, ...]
    sign: str
    mark: str
    held: str
    unchecked: str


@dataclass(frozen=True, slots=True)
class PathsTold:
    """The paths between two factors, those that lead there and those that lead back."""

    start: str
    end: str
    start_id: str
    end_id: str
    there: tuple[PathTold, ...]
    back: tuple[PathTold, ...]


def link(desk: Desk, look: Look, cause: str, effect: str) -> LinkTold:
    """A link by the labels or ids of its ends, denied ones too; raises UnknownName where there is none."""
    found = seen(desk, look)
    find = finder(found.map)
    ends = tuple(find.factor(typed).factor for typed in (cause, effect))
    wanted = ends[0].id, ends[1].id
    links = (*found.map.links, *found.map.denied)
    one = next((one for one in links if (one.cause, one.effect) == wanted), None)
    if one is None:
        raise UnknownName(f'the map has no link "{ends[0].label}" -> "{ends[1].label}"')
    return shelf(desk, found).link(one, labels(found))


def factor(desk: Desk, look: Look, label: str) -> FactorTold:
    """A factor by its label or id; raises UnknownName where there is none."""
    found = seen(desk, look)
    one = finder(found.map).factor(label).factor
    names = labels(found)
    open_ = [each for each in found.base.ground.map.suggestions if each.verdict is Verdict.OPEN]
    own = {one.label.casefold(), *(" ".join(place.text.split()).casefold() for place in one.mentions)}
    close = [each for each in open_ if {each.a.casefold(), each.b.casefold()} & own]
    return FactorTold(
        id=one.id,
        label=one.label,
        kind=one.kind.value if one.kind is not FactorKind.OTHER else "",
        wordings=tuple(_wordings(one, found)),
        before=rows_of((each for each in found.map.links if each.effect == one.id), names),
        after=rows_of((each for each in found.map.links if each.cause == one.id), names),
        suggestions=suggested_of(close, found.map),
    )


def labels(found: Seen) -> dict[str, str]:
    """The labels of all factors by id."""
    return {one.id: one.label for one in found.base.ground.map.factors}


def shelf(desk: Desk, found: Seen) -> Shelf:
    """What the claims of a map are told from."""
    return Shelf.of(found.base.bundle, {one.document.id: one.alias for one in desk.state().shelf})


def _wordings(one: Factor, found: Seen) -> Iterator[Wording]:
    aliases = found.base.bundle.aliases
    texts: dict[str, list[int]] = {}
    for at, place in enumerate(one.mentions):
        texts.setdefault(" ".join(place.text.split()), []).append(at)
    for text, places in texts.items():
        own = [one.mentions[at] for at in places]
        names = [f"{aliases.get(place.claim, place.claim)}.{place.part.value}" for place in own]
        down = all(place.direction is Direction.DECREASE for place in own)
        checked = any(found.base.bundle.reviewed.get(place.claim) in CHECKED for place in own)
        yield Wording(text, tuple(name.replace(".proposition", "") for name in names), down, own[0].suggested, checked)
