"""GraphML, as NetworkX, Gephi, yEd and Cytoscape read it: one edge a link, its claims as JSON in a field."""

from __future__ import annotations

import io
import json
from typing import Any

import networkx as nx

from causerie.errors import BadRequest
from causerie.values import Map
from causerie.views.exchange.bounds import xml_of, xml_text
from causerie.views.exchange.content import Content
from causerie.views.exchange.drafts import map_from
from causerie.views.exchange.graph import edge_in, factor_in, packed, pairs_of, text_in, told


def write(content: Content) -> bytes:
    """The map as GraphML."""
    drawn = content.map
    graph: Any = nx.MultiDiGraph()
    for factor in drawn.factors:
        graph.add_node(
            xml_text(factor.id),
            label=xml_text(factor.label),
            kind=factor.kind.value,
            mentions=_json(packed(factor.mentions)),
        )
    for link, denied in pairs_of(drawn):
        more = {} if link.plus is None else {"plus": link.plus}
        graph.add_edge(
            xml_text(link.cause),
            xml_text(link.effect),
            sign=link.sign.value,
            presence=link.presence,
            suggested=link.suggested,
            denied=denied,
            quotes=xml_text(told(link)),
            claims=_json(packed(link.claims)),
            **more,
        )
    out = io.BytesIO()
    nx.write_graphml_xml(graph, out)
    return out.getvalue()


def _json(lines: list[str]) -> str:
    # Escaped beyond ASCII, so that no character is one that XML lacks.
    return json.dumps([json.loads(line) for line in lines])


def read(data: bytes) -> Map:
    """The map of a GraphML file; an undirected graph has no causes and is refused."""
    root = xml_of(data)
    if root.tag.rsplit("}", 1)[-1] != "graphml":
        raise BadRequest(f"is XML of another kind (<{root.tag.rsplit('}', 1)[-1]}>), no GraphML")
    try:
        graph: Any = nx.read_graphml(io.BytesIO(data))
    except (nx.NetworkXError, KeyError, ValueError, TypeError, AttributeError, StopIteration) as error:
        raise BadRequest(f"is no GraphML that can be read ({error})") from error
    if not graph.is_directed():
        raise BadRequest("is an undirected graph; a causal map needs directed edges")
    factors = [
        factor_in(fields, text_in(name), text_in(fields.get("label")) or text_in(name), f"node {name!r}")
        for name, fields in graph.nodes(data=True)
    ]
    edges = [
        edge_in(fields, (text_in(cause), text_in(effect)), f"edge {cause!r} to {effect!r}")
        for cause, effect, fields in graph.edges(data=True)
    ]
    return map_from(factors, edges)
