"""DCHA-UNGD: sentences of UN general debates with a label, one cause and one effect."""

from __future__ import annotations

from training.corpora.rows import Json, apart, bare, row
from training.corpora.shelf import Shelf


def train(shelf: Shelf) -> list[Json]:
    """The train part without the sentences of dev and of PolitiCAUSE dev."""
    measured = ("dcha_ungd/dev.jsonl", "politicause/dev.jsonl")
    seen = {bare(item["text"]) for name in measured for item in shelf.read(name)}
    return [sentence(item) for item in shelf.read("dcha_ungd/train.jsonl") if bare(item["text"]) not in seen]


def dev(shelf: Shelf) -> list[Json]:
    """The dev part, for measuring only."""
    return [sentence(item) for item in shelf.read("dcha_ungd/dev.jsonl")]


def sentence(item: Json) -> Json:
    """One row; an end that only paraphrases the sentence has no place and is left out."""
    text = item["text"]
    places = [(kind, item[kind]["start"], item[kind]["end"]) for kind in ("cause", "effect") if item.get(kind)]
    spans = [(kind, start, end) for kind, start, end in places if start is not None]
    return row("dcha", item["id"], text, {"head": "dcha", "label": item["label"], "spans": apart(spans)})
