"""The JSON of sd-ai (UB-IAD): variables, and relationships with polarity and reasoning.

Variables are named by their labels, so that factors with the same label get a number; our own fields
keep the true label, the claims and the mentions. The format: https://github.com/UB-IAD/sd-ai
"""

from __future__ import annotations

import json

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
    unique,
)


def write(content: Content) -> bytes:
    """The map as sd-ai JSON; `reasoning` holds the quotes."""
    drawn = content.map
    names = unique(drawn)
    variables = [
        {
            "name": names[factor.id],
            "type": "variable",
            "id": factor.id,
            "label": factor.label,
            "kind": factor.kind.value,
            "mentions": packed(factor.mentions),
        }
        for factor in drawn.factors
    ]
    relationships = [
        {
            "from": names[link.cause],
            "to": names[link.effect],
            "polarity": link.sign.value,
            "reasoning": told(link),
            "polarityReasoning": "",
            "presence": link.presence,
            "plus": link.plus,
            "suggested": link.suggested,
            "denied": denied,
            "claims": packed(link.claims),
        }
        for link, denied in pairs_of(drawn)
    ]
    return json.dumps({"variables": variables, "relationships": relationships}, ensure_ascii=False, indent=1).encode()


def read(data: bytes) -> Map:
    """The map of an sd-ai file; `variables` may be missing, as its ends name them too."""
    whole = json_of(data)
    found: list[Factor] = []
    ids: dict[str, str] = {}
    for number, one in enumerate(list_in(whole, "variables") if "variables" in whole else [], 1):
        name = text_in(one.get("name"))
        if not name:
            raise BadRequest(f"variable {number}: lacks a name")
        if name in ids:
            raise BadRequest(f"variable {number}: {name!r} is there twice")
        ids[name] = text_in(one.get("id")) or name
        found.append(factor_in(one, ids[name], text_in(one.get("label")) or name, f"variable {number}"))
    registry = Registry(tuple(found))
    edges = []
    for number, one in enumerate(list_in(whole, "relationships"), 1):
        ends = []
        for end in ("from", "to"):
            name = text_in(one.get(end))
            if not name:
                raise BadRequest(f"relationship {number}: lacks {end!r}")
            ends.append(ids.get(name) or registry.take("", name, f"relationship {number}"))
        quote = text_in(one.get("reasoning"))
        edges.append(edge_in(one, (ends[0], ends[1]), f"relationship {number}", quote))
    return map_from(registry.all(), edges)
