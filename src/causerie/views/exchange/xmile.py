"""XMILE that runs: one drawn model as a fuzzy cognitive map, for Stella, Vensim, PySD and Simlin.

Each factor is a stock with one flow, f(what flows in) - x, in steps of 1 by Euler's method: the same states as
the engine's. Names are made safe; labels stand in full in the stock's `doc`, quotes in the flow's.
Source: OASIS XMILE 1.0.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as Xml

from causerie.values import Link, Map, Model
from causerie.views.exchange.content import Content
from causerie.views.exchange.xmile_names import safe_names, word
from causerie.views.markup import clean
from causerie.vocabulary import Rule, Sign, Transfer

NAMESPACE = "http://docs.oasis-open.org/xmile/ns/XMILE/v1.0"
_MIDDLE = 0.5


@dataclass(frozen=True, slots=True)
class XmileOptions:
    """Rule, transfer and slope (lambda) of the map, state of every factor at the start, and steps to run."""

    rule: Rule = Rule.MODIFIED
    transfer: Transfer = Transfer.SIGMOID
    slope: float = 1.0
    start: float = 0.5
    steps: int = 50


_DEFAULT = XmileOptions()
Weights = Mapping[tuple[int, int], float]


def write(content: Content) -> bytes:
    """The map of the content, each link at the middle weight."""
    return document(content.map).encode("utf-8")


def document(map_: Map, model: Model | None = None, options: XmileOptions = _DEFAULT) -> str:
    """The map as an executable XMILE document.

    `model`: one draw (a link's weight is the greatest of its range, its sign the more frequent). Without it, each
    link has the middle weight 0.5 and the sign that more give it.
    """
    labels = [factor.label for factor in map_.factors]
    names = safe_names([*labels, *(f"change in {label}" for label in labels)])
    stocks, flows = names[: len(labels)], names[len(labels) :]
    weights = _drawn(map_, model) if model else _middle(map_)
    root = Xml.Element("xmile", {"version": "1.0", "xmlns": NAMESPACE})
    _header(root, options)
    body = Xml.SubElement(root, "model")
    variables = Xml.SubElement(body, "variables")
    for place, label in enumerate(labels):
        stock = _named(variables, "stock", stocks[place], label)
        _text(stock, "eqn", _number(options.start))
        _text(stock, "inflow", word(flows[place]))
        into = [(stocks[cause], weight) for (cause, effect), weight in weights.items() if effect == place]
        flow = _named(variables, "flow", flows[place], _quotes(map_, map_.factors[place].id))
        _text(flow, "eqn", equation(word(stocks[place]), [(word(name), weight) for name, weight in into], options))
    _picture(body, stocks, flows, weights)
    Xml.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + Xml.tostring(root, "unicode") + "\n"


def equation(own: str, into: Iterable[tuple[str, float]], options: XmileOptions) -> str:
    """The flow into a factor: what the next state is, less what it is."""
    seen = "(2*{}-1)" if options.rule is Rule.RESCALED else "{}"
    terms = [f"({_number(weight)})*{seen.format(name)}" for name, weight in into]
    if options.rule is not Rule.KOSKO:
        terms.append(seen.format(own))
    return f"{_squeezed(' + '.join(terms) or '0', options)} - {own}"


def _squeezed(sums: str, options: XmileOptions) -> str:
    slope = _number(options.slope)
    if options.transfer is Transfer.SIGMOID:
        return f"1/(1+EXP(-{slope}*({sums})))"
    if options.transfer is Transfer.TANH:
        return f"2/(1+EXP(-2*{slope}*({sums})))-1"
    least = f"(IF ({sums}) < 0 THEN -1 ELSE 0)" if options.transfer is Transfer.TRIVALENT else "0"
    return f"(IF ({sums}) > 0 THEN 1 ELSE {least})"


def _drawn(map_: Map, model: Model) -> Weights:
    place = {factor.id: at for at, factor in enumerate(map_.factors)}
    ids = [place[id_] for id_ in model.factors]
    return {
        (ids[link.cause], ids[link.effect]): link.high if link.plus >= _MIDDLE else -link.high
        for link in model.influences
    }


def _middle(map_: Map) -> Weights:
    place = {factor.id: at for at, factor in enumerate(map_.factors)}
    return {
        (place[link.cause], place[link.effect]): _MIDDLE if _is_plus(link) else -_MIDDLE
        for link in map_.links
        if link.cause != link.effect
    }


def _is_plus(link: Link) -> bool:
    return link.sign is not Sign.MINUS if link.plus is None else link.plus >= _MIDDLE


def _quotes(map_: Map, effect: str) -> str:
    labels = {factor.id: factor.label for factor in map_.factors}
    return "\n".join(
        f'{labels[link.cause]} ({link.sign}): "{claim.quote.text}"' + (f" - {claim.speaker}" if claim.speaker else "")
        for link in map_.links
        if link.effect == effect
        for claim in link.claims
        if claim.quote.text
    )


def _header(root: Xml.Element, options: XmileOptions) -> None:
    header = Xml.SubElement(root, "header")
    _text(header, "vendor", "Causerie")
    _text(header, "product", "Causerie").set("version", "1.0")
    _text(header, "name", "causal map")
    times = Xml.SubElement(root, "sim_specs", {"method": "Euler", "time_units": "step"})
    for name, value in (("start", 0), ("stop", options.steps), ("dt", 1)):
        _text(times, name, str(value))


def _picture(body: Xml.Element, stocks: Sequence[str], flows: Sequence[str], weights: Weights) -> None:
    view = Xml.SubElement(Xml.SubElement(body, "views"), "view", {"type": "stock_flow"})
    across = max(1, math.ceil(math.sqrt(len(stocks))))
    for at, (stock, flow) in enumerate(zip(stocks, flows, strict=True)):
        x, y = 200 + 220 * (at % across), 120 + 140 * (at // across)
        Xml.SubElement(view, "stock", {"name": stock, "x": str(x), "y": str(y)})
        line = Xml.SubElement(view, "flow", {"name": flow, "x": str(x - 60), "y": str(y)})
        points = Xml.SubElement(line, "pts")
        for end in (x - 110, x - 22):
            Xml.SubElement(points, "pt", {"x": str(end), "y": str(y)})
    for number, ((cause, effect), weight) in enumerate(weights.items(), 1):
        link = Xml.SubElement(view, "connector", {"uid": str(number), "polarity": "+" if weight > 0 else "-"})
        _text(link, "from", word(stocks[cause]))
        _text(link, "to", word(flows[effect]))


def _named(parent: Xml.Element, tag: str, name: str, doc: str) -> Xml.Element:
    made = Xml.SubElement(parent, tag, {"name": name})
    if doc:
        _text(made, "doc", doc)
    return made


def _text(parent: Xml.Element, tag: str, text: str) -> Xml.Element:
    made = Xml.SubElement(parent, tag)
    made.text = clean(text)
    return made


def _number(value: float) -> str:
    """Without an exponent, which not every reader knows."""
    return f"{value:.17f}".rstrip("0").rstrip(".")
