"""Causal sentences and spans in news (Causal News Corpus V2 dev, CC0), by a head trained on its train part.

Spans are scored as its shared task of 2023 did: only sentences that have relations count; of a sentence with n
relations the first n found ones are kept, missing ones are empty, and the pairing of coded and found relations
with the best FairEval F1 is taken (fair.py). Cause and effect are compared with each other, signals apart, by
words cut at blanks. The test labels are closed, so that figures here and those compared with are on dev.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

import fair
from binary import f1, interval, precision, recall
from common import SHARED, Absent, Json, Row, spread
from common import rows as lines
from heads import Marked, sentences
from readings import read_texts

FOLDER = SHARED / "data" / "cnc"
BERT, BASELINE = "BERT .863", "baseline .627, aim .70"
Spans = list[fair.Span]


@dataclass(frozen=True, slots=True)
class Relation:
    """The spans of one relation in words: those of cause and effect, those of signals."""

    ends: tuple[fair.Span, ...] = ()
    signals: tuple[fair.Span, ...] = ()


def rows(reader: str) -> list[Row]:
    """Sentence F1 as read and by the head; spans by the head."""
    items = list(lines(FOLDER / "v2_st1_dev.jsonl"))
    found = read_texts({item["id"]: item["text"] for item in items}, reader)
    so = [item["label"] == 1 for item in items]
    said = [bool(found[item["id"]].get("causal")) for item in items]
    out = [Row("causal sentences, news (CNC V2 dev): F1, as read", _figure(so, said), "", BERT)]
    try:
        answers = sentences([item["text"] for item in items], "cnc", reader)
    except Absent as reason:
        return [*out, Row("causal sentences, news: F1, head", str(reason), "", BERT)]
    label = Row("causal sentences, news: F1, head", _figure(so, [a.label >= 0.5 for a in answers]), "", BERT)
    return [*out, label, Row("causal spans, news: FairEval F1, head", spans(reader), "", BASELINE)]


def _figure(so: list[bool], said: list[bool]) -> str:
    answers = list(zip(so, said, strict=True))
    rest = f"(P {precision(answers):.2f} R {recall(answers):.2f})"
    return f"{f1(answers):.3f} {spread(*interval(answers, f1))} {rest}"


def spans(reader: str) -> str:
    """FairEval F1, precision and recall over the causal sentences, with an interval over sentences."""
    items = [item for item in lines(FOLDER / "v2_st2_dev.jsonl") if item["relations"]]
    answers = sentences([item["text"] for item in items], "cnc", reader)
    parts = [
        best_pairing(coded(item), [in_words(item["text"], one) for one in answer.relations])
        for item, answer in zip(items, answers, strict=True)
    ]
    total = summed(parts)
    low, high = interval(parts, lambda drawn: fair.f1(summed(drawn)))
    return f"{fair.f1(total):.3f} {spread(low, high)} (P {fair.precision(total):.2f} R {fair.recall(total):.2f})"


def summed(parts: Sequence[fair.Errors]) -> fair.Errors:
    """The errors of several sentences together."""
    total: fair.Errors = Counter()
    for part in parts:
        total.update(part)
    return total


def coded(item: Json) -> list[Relation]:
    """The coded relations of a sentence."""
    return [
        in_words(item["text"], [Marked(s["role"], s["start"], s["end"]) for s in relation["spans"]])
        for relation in item["relations"]
    ]


def in_words(text: str, found: Sequence[Marked]) -> Relation:
    """A relation in words cut at blanks: each word that a span touches is in it."""
    ends, at = [], 0
    for word in text.split(" "):
        ends.append((at, at + len(word)))
        at += len(word) + 1
    spans_ = {kind: tuple(_words_of(kind, found, ends)) for kind in ("cause", "effect", "signal")}
    return Relation(spans_["cause"] + spans_["effect"], spans_["signal"])


def _words_of(kind: str, found: Sequence[Marked], ends: list[tuple[int, int]]) -> Iterator[fair.Span]:
    for span in found:
        inside = [n for n, (start, end) in enumerate(ends) if start < span.end and end > span.start]
        if span.kind == kind and inside:
            yield kind, inside[0], inside[-1]


def best_pairing(target: Sequence[Relation], system: Sequence[Relation]) -> fair.Errors:
    """The errors of a sentence under the pairing of its relations that scores best."""
    kept = [*system[: len(target)], *[Relation()] * (len(target) - len(system))]
    every = [summed([_compared(t, s) for t, s in zip(target, order, strict=True)]) for order in permutations(kept)]
    return max(every, key=fair.f1)


def _compared(target: Relation, system: Relation) -> fair.Errors:
    return fair.errors(target.ends, system.ends) + fair.errors(target.signals, system.signals)
