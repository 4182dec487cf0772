from __future__ import annotations

from collections import Counter

import pytest
from debates import span_f1, word_f1
from heads import Answer, Marked
from news import Relation, best_pairing, in_words

TEXT = "The flood closed the mill and so the town lost its bread"


def marked(kind: str, words: str) -> Marked:
    start = TEXT.index(words)
    return Marked(kind, start, start + len(words))


def test_spans_in_words() -> None:
    found = in_words(TEXT, [marked("cause", "flood"), marked("effect", "town lost"), marked("signal", "so")])
    assert found == Relation((("cause", 1, 1), ("effect", 8, 9)), (("signal", 6, 6),))


ONE = Relation((("cause", 0, 2), ("effect", 4, 6)))
TWO = Relation((("cause", 4, 6), ("effect", 9, 12)), (("signal", 8, 8),))


@pytest.mark.parametrize(
    ("system", "expected"),
    [
        ([ONE, TWO], {"TP": 5}),
        ([TWO, ONE], {"TP": 5}),
        ([TWO], {"TP": 3, "FN": 2}),
        ([], {"FN": 5}),
        ([ONE, ONE, TWO], {"TP": 2, "LBE": 0, "FN": 2, "LE": 1, "FP": 1}),  # the third is not looked at
    ],
)
def test_relations_are_paired_as_scores_best(system: list[Relation], expected: dict[str, int]) -> None:
    assert +best_pairing([ONE, TWO], system) == +Counter(expected)


@pytest.mark.parametrize(
    ("coded", "found", "expected"),
    [("", "", 1.0), ("a flood", "", 0.0), ("", "a flood", 0.0), ("A flood", "the flood", 0.5), ("x y z", "x y", 0.8)],
)
def test_word_f1(coded: str, found: str, expected: float) -> None:
    assert word_f1(coded, found) == pytest.approx(expected)


def test_a_sentence_said_not_to_be_causal_has_no_spans() -> None:
    item = {"text": TEXT, "cause": {"text": "The flood"}, "effect": {"text": "the mill"}}
    spans = (marked("cause", "The flood"), marked("effect", "the mill"))
    assert span_f1(item, Answer(0.9, (spans,))) == 1.0
    assert span_f1(item, Answer(0.1, (spans,))) == 0.0
