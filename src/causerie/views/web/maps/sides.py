"""Two speakers, or two documents, beside each other: link by link, with the quotes of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from causerie.errors import BadRequest, CauserieError
from causerie.pipeline.comparing import Comparison, compared, documents_by_name
from causerie.pipeline.desk import Desk
from causerie.pipeline.grounds import Base, base
from causerie.pipeline.looking import links_by
from causerie.pipeline.mapping import View
from causerie.values import Compared, Link
from causerie.views.drawing.beside import WIDE, alone, beside, together
from causerie.views.drawing.told import GLYPH
from causerie.views.exchange.picture import dotted, plain
from causerie.views.web.files import Written
from causerie.views.web.maps.claims import CLASS, VERB, ClaimTold, Shelf
from causerie.vocabulary import Shared, Sign

TITLES = {
    Shared.CLASH: "They sign it differently",
    Shared.DENIED: "One holds it, the other denies or questions it",
    Shared.BOTH: "Both hold it",
    Shared.A: "Only {a}",
    Shared.B: "Only {b}",
}
KEYS = {Shared.CLASH: "clash", Shared.DENIED: "denied", Shared.BOTH: "both", Shared.A: "a", Shared.B: "b"}
MEDIA = {"svg": "image/svg+xml", "png": "image/png"}
MOST = 300
"""Links told in one group at most."""


@dataclass(frozen=True, slots=True)
class SideTold:
    """What one side says of a link; `denies`: nothing for it."""

    sign: str
    mark: str
    denies: bool
    presence: float
    claims: tuple[ClaimTold, ...]


@dataclass(frozen=True, slots=True)
class LinkPair:
    """A link as both sides have it; a side that says nothing of it is None. `number` is its place in the pictures."""

    number: int
    cause: str
    effect: str
    sign: str
    mark: str
    verb: str
    a: SideTold | None
    b: SideTold | None


@dataclass(frozen=True, slots=True)
class Group:
    """The links of which one thing is so. `count` is of all, `links` may be fewer."""

    key: str
    title: str
    count: int
    links: tuple[LinkPair, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """The comparison: names as chosen and as shown, groups, where they part first.

    `common` are the factors that both speak of where they share no link. `svg` are the maps of both in one layout,
    "" where there is nothing to draw; `left_out` counts the links that they leave out, `wide`: one above the other.
    """

    a: str
    b: str
    name_a: str
    name_b: str
    groups: tuple[Group, ...]
    common: tuple[str, ...]
    svg: tuple[str, str]
    left_out: int
    wide: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """Whom one can compare: speakers with the links that each claims, documents by alias and title."""

    speakers: tuple[tuple[str, int], ...]
    documents: tuple[tuple[str, str], ...]

    @property
    def usual(self) -> tuple[str, str] | None:
        """Two to begin with; None where there are no two."""
        for names in ([name for name, _ in self.speakers], [alias for alias, _ in self.documents]):
            if len(names) > 1:
                return names[0], names[1]
        return None


@dataclass(frozen=True, slots=True)
class Told:
    """What the page tells: whom one can compare, and the comparison, or in one line why there is none."""

    choices: Choices
    sides: Sides | None
    fault: str


def told(desk: Desk, a: str, b: str, checked: bool, view: View | None = None) -> Told:
    """The comparison of those named, else of the usual two."""
    there = choices(desk, checked)
    first, second = (a, b) if a or b else there.usual or ("", "")
    if not first and not second:
        return Told(there, None, "")
    try:
        return Told(there, sides(desk, first, second, checked, view), "")
    except CauserieError as error:
        return Told(there, None, str(error))


def choices(desk: Desk, checked: bool) -> Choices:
    """Whom one can compare, who claims most first."""
    found = base(desk, checked)
    shelf = desk.state().shelf
    there = {claim.document for link in found.ground.map.links for claim in link.claims}
    documents = tuple((one.alias, one.document.title or one.document.id) for one in shelf if one.document.id in there)
    return Choices(links_by(found.ground.map), documents)


def sides(desk: Desk, a: str, b: str, checked: bool, view: View | None = None) -> Sides:
    """The comparison of two speakers or documents by name. Raises UnknownName, and BadRequest where both are one."""
    result, found, shown = _compared(desk, a, b, checked, view or View())
    names = {one.document.id: one.alias for one in desk.state().shelf}
    groups = _groups(result, Shelf.of(found.bundle, names), shown)
    typed = names.get(result.a, result.a), names.get(result.b, result.b)
    pair = beside(shown, result.links, anchors=True)
    svg = (alone(pair.panels[0], "side-one"), alone(pair.panels[1], "side-two")) if pair else ("", "")
    wide = pair is not None and pair.panels[0].width > WIDE / 2
    return Sides(*typed, *shown, tuple(groups), _common(result.links), svg, pair.left_out if pair else 0, wide)


def drawn(desk: Desk, a: str, b: str, checked: bool, view: View, format_name: str) -> Written:
    """Both maps as one picture, svg or png. Raises BadRequest for another format and where nothing can be drawn."""
    if format_name not in MEDIA:
        raise BadRequest(f"there is no picture as {format_name!r}; there are {' and '.join(MEDIA)}")
    result, _, shown = _compared(desk, a, b, checked, view, open_=True)
    pair = beside(shown, result.links)
    if pair is None:
        raise BadRequest("nothing to draw: neither of the two links two things")
    picture = plain(together(pair))
    data = picture.encode("utf-8", "replace") if format_name == "svg" else dotted(picture)
    return Written(f"compared.{format_name}", MEDIA[format_name], data)


def _compared(
    desk: Desk, a: str, b: str, checked: bool, view: View, open_: bool = False
) -> tuple[Comparison, Base, tuple[str, str]]:
    """The comparison, what it was made of, and both names as they are shown; `open_`: without what is withheld."""
    found = base(desk, checked, view.suggested, open_)
    if not a.strip() or not b.strip():
        raise BadRequest("name two speakers or two documents")
    result = compared(found.ground, documents_by_name(found.bundle, desk), (a, b), view)
    titles = {one.id: one.title or one.id for one in found.bundle.documents}
    return result, found, (titles.get(result.a, result.a), titles.get(result.b, result.b))


def _groups(result: Comparison, shelf: Shelf, shown: tuple[str, str]) -> Iterator[Group]:
    for shared, title in TITLES.items():
        own = [(number, one) for number, one in enumerate(result.links) if one.shared is shared]
        pairs = tuple(_pair(number, one, shelf) for number, one in own[:MOST])
        yield Group(KEYS[shared], title.format(a=shown[0], b=shown[1]), len(own), pairs)


def _pair(number: int, one: Compared, shelf: Shelf) -> LinkPair:
    signs = {link.sign for link in (one.a, one.b) if link is not None} - {Sign.UNKNOWN}
    sign = signs.pop() if len(signs) == 1 else Sign.UNKNOWN
    return LinkPair(
        number, one.cause, one.effect, GLYPH[sign], CLASS[sign], VERB[sign], _side(one.a, shelf), _side(one.b, shelf)
    )


def _side(link: Link | None, shelf: Shelf) -> SideTold | None:
    if link is None:
        return None
    claims = tuple(shelf.claim(claim) for claim in link.claims)
    denies = not any(claim.supports for claim in claims)
    return SideTold(GLYPH[link.sign], CLASS[link.sign], denies, link.presence, claims)


def _common(links: Sequence[Compared]) -> tuple[str, ...]:
    """What both speak of though they share no link: there their maps may be joined by merging factors."""
    if any(one.a is not None and one.b is not None for one in links):
        return ()
    mine, other = (
        {end for one in links if getattr(one, side) is not None for end in (one.cause, one.effect)} for side in "ab"
    )
    return tuple(sorted(mine & other))
