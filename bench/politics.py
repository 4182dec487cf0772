"""Causal sentences in politics (PolitiCAUSE dev), a corpus that no reader was trained on.

A sentence is causal for a reader when `causerie read` finds a causal claim in it. That rule was fixed
beforehand; no threshold was chosen on this corpus. Where the benchmark heads lie here, the sentence head
trained on the Causal News Corpus answers too (yes from 0.5 on).
"""

from __future__ import annotations

from binary import Answer, f1, interval, mcc, precision, recall
from common import SHARED, Absent, Row, spread
from common import rows as lines
from heads import sentences
from readings import read_texts

FILE = SHARED / "data" / "politicause" / "dev.jsonl"
BERT = "BERT, trained on it: .732 / .617"


def rows(reader: str) -> list[Row]:
    """F1 and MCC of the claims read, and of the sentence head."""
    items = list(lines(FILE))
    texts, so = [item["text"] for item in items], [item["label"] == 1 for item in items]
    found = read_texts({str(at): text for at, text in enumerate(texts)}, reader)
    said = [bool(found[str(at)].get("causal")) for at in range(len(texts))]
    out = [Row("causal sentences, politics: F1 / MCC, as read", figure(list(zip(so, said, strict=True))), "", BERT)]
    try:
        answers = [one.label >= 0.5 for one in sentences(texts, "cnc", reader)]
    except Absent:
        return out
    what = "causal sentences, politics: F1 / MCC, news head"
    return [*out, Row(what, figure(list(zip(so, answers, strict=True))), "", BERT)]


def figure(answers: list[Answer]) -> str:
    """F1 with its interval, MCC, precision and recall."""
    low, high = interval(answers, f1, times=200)
    rest = f"(P {precision(answers):.2f} R {recall(answers):.2f})"
    return f"{f1(answers):.3f} {spread(low, high)} / {mcc(answers):.3f} {rest}"
