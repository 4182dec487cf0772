"""Causal News Corpus V2: sentences with a label and all their causal relations."""

from __future__ import annotations

from training.corpora.rows import Json, apart, bare, row
from training.corpora.shelf import Shelf


def train(shelf: Shelf) -> list[Json]:
    """The train part without the sentences of dev."""
    seen = {bare(item["text"]) for item in shelf.read("cnc/v2_st1_dev.jsonl")}
    return [item for item in _part(shelf, "train") if bare(item["text"]) not in seen]


def dev(shelf: Shelf) -> list[Json]:
    """The dev part, for measuring only."""
    return _part(shelf, "dev")


def _part(shelf: Shelf, part: str) -> list[Json]:
    labels = {item["id"]: item["label"] for item in shelf.read(f"cnc/v2_st1_{part}.jsonl")}
    return [sentence(item, labels[_key(item["id"])]) for item in shelf.read(f"cnc/v2_st2_{part}.jsonl")]


def _key(name: str) -> str:
    """The sentence's name in the first subtask: the second puts the corpus before it and a number behind."""
    return name.removeprefix("cnc_").rpartition("_")[0]


def sentence(item: Json, label: int) -> Json:
    """One row of the second subtask, with its label of the first."""
    spans = [(s["role"], s["start"], s["end"]) for relation in item["relations"] for s in relation["spans"]]
    return row("cnc", item["id"], item["text"], {"head": "cnc", "label": label, "spans": apart(spans)})
