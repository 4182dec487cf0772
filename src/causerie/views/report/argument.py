"""The argument: the main speakers' maps and the union, what is found in each, and every link with its quotes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from causerie.holding import alone, speakers, votes
from causerie.values import Bundle, CausalClaim, Chart
from causerie.views.drawing.choose import choose
from causerie.views.drawing.svg import DrawingOptions, draw
from causerie.views.drawing.told import left_out
from causerie.views.markup import plural
from causerie.views.report.cards import Card, Deck
from causerie.views.report.found import ToldChain, ToldLoop, ToldPin, told_chain, told_loop, told_pin
from causerie.views.report.options import ReportOptions
from causerie.views.report.told import Told, told_links

MOST = 12
"""Other speakers named in a heading at most."""


@dataclass(frozen=True, slots=True)
class ToldChart:
    """A map as the page shows it: whose it is, its picture, and what was found in it."""

    title: str
    whose: str
    warning: str
    svg: str
    left_out: str
    chains: tuple[ToldChain, ...]
    across: tuple[ToldChain, ...]
    loops: tuple[ToldLoop, ...]
    linchpins: tuple[ToldPin, ...]
    notes: tuple[str, ...]
    merged: int


@dataclass(frozen=True, slots=True)
class Argument:
    """What the section shows."""

    charts: tuple[ToldChart, ...]
    links: tuple[Told, ...]
    denied: tuple[Told, ...]
    others: tuple[Card, ...]
    """Claims that no link of the map holds (a map of other claims, or none, was given)."""


def argument(bundle: Bundle, deck: Deck, options: ReportOptions) -> Argument:
    """The maps of a bundle as the page tells them."""
    ordered = sorted(bundle.map.links, key=lambda link: (-link.presence, -len(speakers(link)), -votes(link)))
    names = {factor.id: factor.label for factor in bundle.map.factors}
    told = told_links((*ordered, *bundle.map.denied), names, deck)
    links = tuple(told[link.cause, link.effect] for link in ordered)
    denied = tuple(told[link.cause, link.effect] for link in bundle.map.denied)
    shown = {card.key for link in (*links, *denied) for card in (*link.cards, *link.against)}
    return Argument(
        charts=tuple(_charts(bundle, deck, told, options)),
        links=links,
        denied=denied,
        others=tuple(card for card in deck.kind(CausalClaim) if card.key not in shown),
    )


def _charts(
    bundle: Bundle, deck: Deck, told: Mapping[tuple[str, str], Told], options: ReportOptions
) -> Iterator[ToldChart]:
    charts = [chart for chart in bundle.charts or (_of_map(bundle),) if chart.map.links]
    for number, chart in enumerate(charts):
        names = {factor.id: factor.label for factor in chart.map.factors}
        title = _title(chart)
        drawing = DrawingOptions(
            limit=options.factors, name=f"map{number}", title=title, denied=False, caption=False, review=True
        )
        own = told_links(chart.map.links, names, deck, told)
        yield ToldChart(
            title=title,
            whose=_whose(chart),
            warning=_warning(chart),
            svg=draw(chart.map, drawing),
            left_out=left_out(choose(chart.map, options.factors)),
            chains=tuple(told_chain(chain, own) for chain in chart.chains if chart.whose or len(charts) == 1),
            across=tuple(told_chain(chain, own) for chain in chart.across),
            loops=tuple(told_loop(loop, own) for loop in chart.loops),
            linchpins=tuple(told_pin(pin, own) for pin in chart.linchpins),
            notes=chart.notes,
            merged=sum(factor.suggested for factor in chart.map.factors),
        )


def _of_map(bundle: Bundle) -> Chart:
    """A bundle that has no charts: its map as a union, with the chains that it has."""
    own = tuple(chain for chain in bundle.chains if alone(chain.links))
    across = tuple(chain for chain in bundle.chains if not alone(chain.links))
    return Chart(bundle.map, chains=own, across=across)


def _title(chart: Chart) -> str:
    if chart.whose:
        return f"What {chart.whose} claims"
    many = len(chart.map.holders)
    return f"All {many} speakers joined" if many > 1 else "All claims together"


def _whose(chart: Chart) -> str:
    """How many claims it is made of, and who else has claims."""
    claims = plural(sum(len(link.claims) for link in (*chart.map.links, *chart.map.denied)), "claim")
    if chart.whose is None and len(chart.map.holders) > 1:
        return f"{claims}: {_people(chart.map.holders, chart)}."
    others = tuple(name for name, _ in chart.speakers if name != chart.whose)
    return f"{claims}. Others with claims: {_people(others, chart)}." if chart.whose and others else f"{claims}."


def _people(names: tuple[str, ...], chart: Chart) -> str:
    count = dict(chart.speakers)
    told = [f"{name} ({count[name]})" if name in count else name for name in names[:MOST]]
    return ", ".join([*told, *([f"{len(names) - MOST} more"] if len(names) > MOST else [])])


def _warning(chart: Chart) -> str:
    if chart.whose is not None or len(chart.map.holders) < 2:
        return ""
    return "The union of several people's maps. Nobody holds it whole: a path from one's link to another's is nobody's."
