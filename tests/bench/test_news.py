from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from debates import span_f1, word_f1
from heads import Answer, Head, Marked, best_run
from news import Relation, best_pairing, in_words, paired

TEXT = "The flood closed the mill and so the town lost its bread"


def marked(kind: str, words: str, sure: float = 0.9) -> Marked:
    start = TEXT.index(words)
    return Marked(kind, start, start + len(words), sure)


def test_spans_in_words() -> None:
    found = in_words(TEXT, [marked("cause", "flood"), marked("effect", "town lost"), marked("signal", "so")])
    assert found == Relation((("cause", 1, 1), ("effect", 8, 9)), (("signal", 6, 6),))


def test_each_span_is_in_a_relation_and_the_nearest_pair_up() -> None:
    spans = (
        marked("cause", "flood"),
        marked("effect", "mill"),
        marked("cause", "so", 0.95),
        marked("effect", "its bread", 0.95),
        marked("signal", "closed"),
    )
    found = [[TEXT[s.start : s.end] for s in pair] for pair in paired(Answer(0.9, spans, ()))]
    assert found == [["so", "its bread"], ["flood", "mill", "closed"]]


def test_one_effect_serves_two_causes() -> None:
    spans = (marked("cause", "flood"), marked("cause", "mill"), marked("effect", "its bread"))
    assert len(paired(Answer(0.9, spans, ()))) == 2


def test_the_best_spans_stand_in_where_none_was_found() -> None:
    best = (marked("cause", "flood"), marked("effect", "mill"))
    assert [[s.kind for s in pair] for pair in paired(Answer(0.9, (), best))] == [["cause", "effect"]]


def test_overlapping_spans_make_no_relation() -> None:
    spans = (marked("cause", "the mill and"), marked("effect", "mill and so"))
    assert paired(Answer(0.9, spans, ())) == []


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


def test_the_best_run_gains_most_over_outside() -> None:
    logits = np.array([[0, 9, 9], [0, -1, -1], [0, 2, 0], [0, 0, 3], [0, 0, 1], [1, 0, 0]], np.float32)
    assert best_run(logits, np.array([False, True, True, True, True, True])) == (2, 5)
    assert best_run(logits, np.zeros(6, bool)) is None


def test_a_head_reads_label_and_spans_off_the_states() -> None:
    states = np.eye(4, dtype=np.float32)
    tags_w = np.zeros((4, 9), np.float32)
    tags_w[:, 0::3] = 1  # outside, unless said otherwise
    tags_w[1, 1], tags_w[2, 2], tags_w[3, 4] = 5, 5, 5  # cause: pieces 1 and 2; effect: piece 3
    head = Head(tags_w, np.zeros(9, np.float32), np.array([4, 0, 0, 0], np.float32), -1.0)
    answer = head.answer(states, [(-1, -1), (0, 3), (4, 9), (10, 12)])
    assert [(s.kind, s.start, s.end) for s in answer.spans] == [("cause", 0, 9), ("effect", 10, 12)]
    assert answer.label == pytest.approx(1 / (1 + np.exp(-3)), abs=1e-5)
    assert [s.kind for s in answer.best] == ["cause", "effect", "signal"]
    assert answer.of("signal") == []


@pytest.mark.parametrize(
    ("coded", "found", "expected"),
    [("", "", 1.0), ("a flood", "", 0.0), ("", "a flood", 0.0), ("A flood", "the flood", 0.5), ("x y z", "x y", 0.8)],
)
def test_word_f1(coded: str, found: str, expected: float) -> None:
    assert word_f1(coded, found) == pytest.approx(expected)


def test_a_sentence_said_not_to_be_causal_has_no_spans() -> None:
    item = {"text": TEXT, "cause": {"text": "The flood"}, "effect": {"text": "the mill"}}
    spans = (marked("cause", "The flood"), marked("effect", "the mill"))
    assert span_f1(item, Answer(0.9, spans, ())) == 1.0
    assert span_f1(item, Answer(0.1, spans, ())) == 0.0
