"""BECAUSE 2.1, the documents whose text is open: typed and signed causal language."""

from __future__ import annotations

from training.corpora.cut import sentences
from training.corpora.rows import Json, Place, apart, hull, row
from training.corpora.shelf import Shelf

_TYPES = ("Consequence", "Motivation", "Purpose")
_SIGNS = {"Facilitate": "+", "Inhibit": "-"}


def rows(shelf: Shelf) -> list[Json]:
    """One row per document."""
    return [document(item) for item in shelf.read("because/because21_open.jsonl")]


def document(item: Json) -> Json:
    """One document; pairs are the relations whose cause and effect are both there."""
    relations = [r for r in item["relations"] if r["type"] in _TYPES]
    found = [(relation, ends(relation)) for relation in relations]
    spans = [(kind, *place) for _, places in found for kind, place in places.items()]
    spans += [("signal", *place) for relation in relations for place in relation["trigger"]["spans"]]
    pairs = [
        {
            "kind": "cause>effect",
            "first": list(places["cause"]),
            "second": list(places["effect"]),
            "sign": _SIGNS[relation["degree"]],
        }
        for relation, places in found
        if len(places) == 2
    ]
    passages = [(start, end, 0, False) for start, end in sentences(item["text"])]
    aux = {"head": "because", "label": None, "spans": apart(spans), "pairs": pairs}
    return row("because", item["doc"], item["text"], aux, passages)


def ends(relation: Json) -> dict[str, Place]:
    """The places of cause and effect; of a purpose the means is the cause, the aim the effect."""
    roles = {"Cause": "cause", "Effect": "effect"}
    if relation["type"] == "Purpose":
        roles = {"Cause": "effect", "Effect": "cause"}
    parts: dict[str, list[Place]] = {a["role"]: [(s, e) for s, e in a["spans"]] for a in relation["args"]}
    parts["trigger"] = [(s, e) for s, e in relation["trigger"]["spans"]]
    return {
        kind: hull(parts[role], [p for name, places in parts.items() if name != role for p in places])
        for role, kind in roles.items()
        if parts.get(role)
    }
