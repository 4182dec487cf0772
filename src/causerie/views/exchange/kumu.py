"""Kumu's JSON: elements and connections, with fields of our own that Kumu shows and keeps.

The format: https://docs.kumu.io/guides/import/json-files
"""

from __future__ import annotations

import json
from typing import Any

from causerie.errors import BadRequest
from causerie.values import Factor, Map
from causerie.views.exchange.bounds import json_of
from causerie.views.exchange.content import Content
from causerie.views.exchange.drafts import Registry, map_from
from causerie.views.exchange.graph import (
    edge_in,
    factor_in,
    list_in,
    packed,
    pairs_of,
    text_in,
    told,
)


def write(content: Content) -> bytes:
    """The map as Kumu JSON: one connection a link, its type the sign, its description the quotes."""
    drawn = content.map
    elements = [
        {
            "id": factor.id,
            "label": factor.label,
            "type": "factor",
            "kind": factor.kind.value,
            "mentions": packed(factor.mentions),
        }
        for factor in drawn.factors
    ]
    connections = [
        {
            "from": link.cause,
            "to": link.effect,
            "direction": "directed",
            "type": link.sign.value,
            "description": told(link),
            "speakers": list(dict.fromkeys(claim.speaker for claim in link.claims if claim.speaker)),
            "presence": link.presence,
            "plus": link.plus,
            "suggested": link.suggested,
            "denied": denied,
            "claims": packed(link.claims),
        }
        for link, denied in pairs_of(drawn)
    ]
    return json.dumps({"elements": elements, "connections": connections}, ensure_ascii=False, indent=1).encode()


def read(data: bytes) -> Map:
    """The map of a Kumu file; ends of connections are ids or labels."""
    whole = json_of(data)
    elements, connections = list_in(whole, "elements"), list_in(whole, "connections")
    factors: list[Factor] = []
    ids: dict[str, str] = {}
    for number, element in enumerate(elements, 1):
        label = text_in(element.get("label") or element.get("name"))
        if not label:
            raise BadRequest(f"element {number}: lacks a label")
        name = text_in(element.get("id") or element.get("_id")) or label
        if name in {factor.id for factor in factors}:
            raise BadRequest(f"element {number}: {name!r} is there twice; give each an id of its own")
        factors.append(factor_in(element, name, label, f"element {number}"))
        ids.setdefault(label, name)
    registry = Registry(tuple(factors))
    known = {factor.id for factor in factors}
    edges = []
    for number, one in enumerate(connections, 1):
        cause, effect = (_end(one, end, number, known, ids, registry) for end in ("from", "to"))
        edges += [
            edge_in(one, ends, f"connection {number}", text_in(one.get("description")))
            for ends in _ways(one, number, cause, effect)
        ]
    return map_from(registry.all(), edges)


def _end(one: Any, end: str, number: int, known: set[str], ids: dict[str, str], registry: Registry) -> str:
    name = text_in(one.get(end))
    if not name:
        raise BadRequest(f"connection {number}: lacks {end!r}")
    if name in known:
        return name
    # Kumu makes an element of an end that no element has.
    return ids.get(name) or registry.take("", name, f"connection {number}")


def _ways(one: Any, number: int, cause: str, effect: str) -> list[tuple[str, str]]:
    """The ends of a connection, both ways if it is mutual."""
    direction = text_in(one.get("direction")).strip().casefold()
    if direction == "undirected":
        raise BadRequest(f"connection {number}: is undirected; say which end is the cause")
    return [(cause, effect), (effect, cause)] if direction == "mutual" else [(cause, effect)]
