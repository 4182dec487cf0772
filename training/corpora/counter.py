"""Countercausal News Corpus: pairs of spans where one causes the other, or is said not to."""

from __future__ import annotations

import re

from training.corpora.rows import Json, Place, apart, bare, row
from training.corpora.shelf import Shelf

_TAG = re.compile(r"<(/?)(e\d+)>")
_STATUS = {1: "asserted", 2: "denied"}


def train(shelf: Shelf) -> list[Json]:
    """The train part without the sentences of the dev parts of this corpus and of CNC."""
    measured = ("cnc/v2_st1_dev.jsonl", "countercausal/detection_dev.jsonl")
    seen = {bare(item["text"]) for name in measured for item in shelf.read(name)}
    rows = [sentence(item) for item in shelf.read("countercausal/identification_train.jsonl")]
    return [item for item in rows if bare(item["text"]) not in seen]


def untagged(tagged: str) -> tuple[str, dict[str, Place]]:
    """The text without tags, and the place of each entity; entities may lie in one another.

    An entity that is never closed goes to the end: so the corpus writes one that ends with its sentence.
    """
    text, at = "", 0
    starts: dict[str, int] = {}
    places: dict[str, Place] = {}
    for tag in _TAG.finditer(tagged):
        text += tagged[at : tag.start()]
        at = tag.end()
        if tag[1]:
            places[tag[2]] = (starts.pop(tag[2]), len(text))
        else:
            starts[tag[2]] = len(text)
    text += tagged[at:]
    return text, places | {name: (start, len(text)) for name, start in starts.items()}


def sentence(item: Json) -> Json:
    """One row; `first` of a relation is its cause, `second` its effect."""
    text, places = untagged(item["text"])
    found = [(places[r["first"]], places[r["second"]], _STATUS[r["relationship"]]) for r in item["relations"]]
    pairs = [
        {"kind": "cause>effect", "first": list(cause), "second": list(effect), "status": status}
        for cause, effect, status in found
    ]
    spans = [("cause", *cause) for cause, _, _ in found] + [("effect", *effect) for _, effect, _ in found]
    aux = {"head": "counter", "label": int(bool(pairs)), "spans": apart(spans), "pairs": pairs}
    return row("counter", item["index"], text, aux)
