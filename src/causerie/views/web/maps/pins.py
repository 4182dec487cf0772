"""Linchpins as their page tells them: who alone holds a link, and what would be gone or turn without it."""

from __future__ import annotations

from collections.abc import Iterator

from causerie.holding import unchecked
from causerie.pipeline.desk import Desk
from causerie.pipeline.linchpins import Hanging, Linchpins, Turned, linchpins
from causerie.pipeline.looking import Look, links_by
from causerie.views.drawing import follows
from causerie.views.drawing.told import GLYPH
from causerie.views.render.linchpins import lost, question
from causerie.views.web.maps.claims import CLASS, LinkTold
from causerie.views.web.maps.panel import PathTold, labels, shelf
from causerie.views.web.maps.picture import held, loop_row, rows_of
from causerie.views.web.maps.pinned import PinsTold, PinTold, TurnedRow


def pins(desk: Desk, look: Look) -> PinsTold:
    """The linchpins of the map that is asked for."""
    found, hung = linchpins(desk, look)
    names = labels(found)
    books = shelf(desk, found)
    told = tuple(_told(one, hung, names, books.link(one.pin.link, names)) for one in hung.pins)
    asked = tuple(question(scenario, names) for scenario in hung.asked)
    return PinsTold(found.title, found.whose or "", found.union, told, asked, hung.notes, links_by(found.whole))


def _told(one: Hanging, hung: Linchpins, names: dict[str, str], link: LinkTold) -> PinTold:
    return PinTold(
        link=link,
        share=round(100 * one.pin.paths),
        holder=one.pin.holder or "",
        pairs=one.pairs,
        cut=tuple((names[start], names[end]) for start, end in one.cut),
        chains=tuple(
            PathTold(
                rows_of(chain.links, names),
                GLYPH[chain.sign],
                CLASS[chain.sign],
                held(chain.links),
                unchecked(chain.links),
            )
            for chain in one.chains
        ),
        loops=tuple(loop_row(loop, names) for loop in one.loops),
        turned=tuple(_turned(one.turned, names)),
    )


def _turned(turned: tuple[Turned, ...], names: dict[str, str]) -> Iterator[TurnedRow]:
    for one in turned:
        before = follows.way(one.before) or "moves"
        yield TurnedRow(
            question(one.scenario, names), names[one.factor], before, lost(one), follows.unchecked(one.before)
        )
