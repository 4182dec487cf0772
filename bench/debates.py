"""Causal attribution in UN debates (DCHA-UNGD dev, CC BY 4.0), by a head trained on its train part.

Scored as the corpus's own evaluation does. Attribution: F1 of "causal" over sentences. Spans: over the
sentences coded causal, the F1 of the sets of lower-cased words (cut at blanks) of the coded and the found
cause, likewise of the effect; the figure is the mean of both means. A sentence said not to be causal has no
spans. The figures compared with are on its test part.
"""

from __future__ import annotations

from collections.abc import Sequence

from binary import f1, interval, precision, recall
from common import SHARED, Absent, Row, spread
from common import rows as lines
from heads import Answer, sentences
from readings import read_texts

FILE = SHARED / "data" / "dcha_ungd" / "dev.jsonl"
PEERS = "aim .794 (RoBERTa-large); GPT-5.2 .748"
SPAN_PEERS = "RoBERTa-large .712; GPT-5.2 .572"


def rows(reader: str) -> list[Row]:
    """Attribution as read and by the head; spans by the head."""
    items = list(lines(FILE))
    texts, so = [item["text"] for item in items], [item["label"] == 1 for item in items]
    found = read_texts({str(at): text for at, text in enumerate(texts)}, reader)
    said = [bool(found[str(at)].get("causal")) for at in range(len(texts))]
    out = [Row("causal attribution, UN debates (DCHA-UNGD dev): F1, as read", _figure(so, said), "", PEERS)]
    what = "causal attribution, UN debates: F1, head"
    try:
        answers = sentences(texts, "dcha", reader)
    except Absent as reason:
        return [*out, Row(what, str(reason), "0.70", PEERS)]
    label = Row(what, _figure(so, [answer.label >= 0.5 for answer in answers]), "0.70", PEERS)
    pairs = [span_f1(item, answer) for item, answer in zip(items, answers, strict=True) if item["label"] == 1]
    low, high = interval(pairs, mean)
    span = Row(
        "causal attribution, UN debates: span F1, head", f"{mean(pairs):.3f} {spread(low, high)}", "", SPAN_PEERS
    )
    return [*out, label, span]


def _figure(so: list[bool], said: list[bool]) -> str:
    answers = list(zip(so, said, strict=True))
    rest = f"(P {precision(answers):.2f} R {recall(answers):.2f})"
    return f"{f1(answers):.3f} {spread(*interval(answers, f1))} {rest}"


def span_f1(item: dict, answer: Answer) -> float:
    """Mean word F1 of the cause and the effect of a sentence coded causal."""
    first = answer.relations[0] if answer.label >= 0.5 else ()
    found = {span.kind: item["text"][span.start : span.end] for span in first}
    kinds = ("cause", "effect")
    return mean([word_f1((item.get(kind) or {}).get("text", ""), found.get(kind, "")) for kind in kinds])


def word_f1(coded: str, found: str) -> float:
    """F1 of two texts as sets of lower-cased words; 1 where both are empty."""
    one, two = set(coded.lower().split()), set(found.lower().split())
    if not one or not two:
        return float(one == two)
    return 2 * len(one & two) / (len(one) + len(two))


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
