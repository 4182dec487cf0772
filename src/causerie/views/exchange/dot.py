"""The map in DOT, for Graphviz: labels and signs, quotes as tooltips."""

from __future__ import annotations

from causerie.values import Link
from causerie.views.exchange.content import Content
from causerie.views.exchange.graph import pairs_of, told
from causerie.vocabulary import Sign

_COLOR = {Sign.PLUS: "#0063a8", Sign.MINUS: "#b84300", Sign.UNKNOWN: "#5c6166"}
_HEAD = {Sign.PLUS: "normal", Sign.MINUS: "tee", Sign.UNKNOWN: "normal"}


def write(content: Content) -> bytes:
    """The map as a directed graph; denied links are dotted, those by a suggested merge dashed."""
    drawn = content.map
    lines = ["digraph causerie {", "  rankdir=LR;", '  node [shape=box, style=rounded, fontname="Helvetica"];']
    lines += [f"  {_quoted(factor.id)} [label={_quoted(factor.label)}];" for factor in drawn.factors]
    lines += [_edge(link, denied) for link, denied in pairs_of(drawn)]
    return ("\n".join([*lines, "}"]) + "\n").encode("utf-8", "replace")


def _edge(link: Link, denied: bool) -> str:
    fields = {
        "label": "×" if denied else link.sign.value,
        "color": _COLOR[link.sign],
        "fontcolor": _COLOR[link.sign],
        "arrowhead": _HEAD[link.sign],
        "style": "dotted" if denied else "dashed" if link.suggested else "solid",
        "tooltip": told(link),
    }
    written = ", ".join(f"{name}={_quoted(value)}" for name, value in fields.items())
    return f"  {_quoted(link.cause)} -> {_quoted(link.effect)} [{written}];"


def _quoted(text: str) -> str:
    """A string of DOT. A backslash is doubled, as in labels it begins an escape; NUL ends the file."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\r", " ").replace("\n", "\\n")
    return f'"{escaped.replace(chr(0), chr(0xFFFD))}"'
