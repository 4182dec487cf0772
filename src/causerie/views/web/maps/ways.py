"""The paths between two factors as the panel beside the map tells them."""

from __future__ import annotations

from causerie.holding import unchecked
from causerie.pipeline.desk import Desk
from causerie.pipeline.finding import finder
from causerie.pipeline.looking import Look, seen
from causerie.pipeline.walking import paths_between
from causerie.values import Chain, Link
from causerie.views.drawing.told import GLYPH
from causerie.views.web.maps.claims import CLASS
from causerie.views.web.maps.panel import PathsTold, PathTold, labels
from causerie.views.web.maps.picture import held, rows_of


def paths(desk: Desk, look: Look, start: str, end: str) -> PathsTold:
    """The paths between two factors, either way."""
    found = seen(desk, look)
    names = labels(found)
    find = finder(found.map)
    first, last = (find.factor(typed).factor for typed in (start, end))
    there, back = (
        tuple(_path(chain, names) for chain in paths_between(found.map, *pair))
        for pair in ((first.id, last.id), (last.id, first.id))
    )
    return PathsTold(first.label, last.label, first.id, last.id, there, back)


def _path(chain: Chain, names: dict[str, str]) -> PathTold:
    links: tuple[Link, ...] = chain.links
    return PathTold(rows_of(links, names), GLYPH[chain.sign], CLASS[chain.sign], held(links), unchecked(links))
