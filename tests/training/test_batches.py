"""Windows with what is to be learnt from them."""

from __future__ import annotations

import random

import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from training.batches import IGNORED, KINDS, PAIRS, batched, dice, examples, pieces

from causerie.encoder.scheme import PairKind, SpanKind
from causerie.encoder.windows import Passage, Window, windows

TEXT = "The flood cut the road of Ostermoor . So the mill stood still . Nobody came ."


@pytest.fixture
def tokenizer() -> Tokenizer:
    words = {word: at for at, word in enumerate(["[UNK]", "[CLS]", "[SEP]", *dict.fromkeys(TEXT.split())])}
    made = Tokenizer(WordLevel(words, unk_token="[UNK]"))
    made.pre_tokenizer = Whitespace()
    return made


def place(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def row() -> dict[str, object]:
    stops = [at + 1 for at, sign in enumerate(TEXT) if sign == "."]
    passages = [[a, b, 0, False] for a, b in zip([0, *(s + 1 for s in stops)], stops, strict=False)]
    cause, effect = place("flood"), place("mill stood still")
    pair = {
        "kind": "cause>effect",
        "first": cause,
        "second": effect,
        "sign": "-",
        "cause_way": "increase",
        "effect_way": "decrease",
        "status": "asserted",
        "level": "certain",
    }
    return {
        "corpus": "gold",
        "name": "x",
        "text": TEXT,
        "passages": passages,
        "spans": [["cause", *cause], ["effect", *effect]],
        "pairs": [pair],
        "props": [],
        "wrong": [{"kind": "cause>effect", "first": place("Nobody"), "second": place("road of Ostermoor")}],
        "right": [],
        "wrong_props": [],
        "chunks": [place("the road"), place("Nobody")],
    }


def whole(tokenizer: Tokenizer) -> Window:
    return windows(TEXT, [Passage(*p) for p in row()["passages"]], tokenizer)[0]  # type: ignore[attr-defined]


def test_a_place_is_the_run_of_pieces_that_cover_it(tokenizer: Tokenizer) -> None:
    window = whole(tokenizer)
    low, high = pieces(window, tuple(place("mill stood still"))) or (0, 0)
    assert [TEXT[s:e] for s, e in window.places[low:high]] == ["mill", "stood", "still"]


def test_a_place_outside_the_window_has_no_pieces(tokenizer: Tokenizer) -> None:
    assert pieces(whole(tokenizer), (len(TEXT), len(TEXT) + 4)) is None


def test_tags_open_with_b_and_go_on_with_i(tokenizer: Tokenizer) -> None:
    example = next(examples(row(), tokenizer, random.Random(3)))
    tags = example.tags[KINDS.index(SpanKind.EFFECT.value)]
    assert [t for t in tags if t > 0] == [1, 2, 2]
    assert tags[0] == IGNORED


def test_kinds_that_the_coding_lacks_teach_nothing(tokenizer: Tokenizer) -> None:
    example = next(examples(row(), tokenizer, random.Random(3)))
    assert KINDS.index(SpanKind.LINK.value) not in example.tags


def test_the_coded_pair_is_a_positive_and_what_rules_claim_besides_a_negative(tokenizer: Tokenizer) -> None:
    example = next(examples(row(), tokenizer, random.Random(3)))
    causal = [p for p in example.pairs if p[0] == PAIRS.index(PairKind.CAUSAL.value)]
    window = example.window
    ends = {
        label: {
            tuple(TEXT[window.places[a][0] : window.places[b - 1][1]] for a, b in ((e[0], e[1]), (e[2], e[3])))
            for _, e, given, _ in causal
            if given == label
        }
        for label in (0, 1)
    }
    assert ("flood", "mill stood still") in ends[1]
    assert ("Nobody", "road of Ostermoor") in ends[0]
    assert ("mill stood still", "flood") in ends[0]


def test_labels_come_only_with_positives(tokenizer: Tokenizer) -> None:
    example = next(examples(row(), tokenizer, random.Random(3)))
    assert all(bool(labels) == bool(label) for _, _, label, labels in example.pairs)


def test_batches_keep_every_window_and_the_budget(tokenizer: Tokenizer) -> None:
    found = [e for seed in range(40) for e in examples(row(), tokenizer, random.Random(seed))]
    groups = list(batched(list(found), 120, random.Random(1)))
    assert sorted(id(e) for g in groups for e in g) == sorted(id(e) for e in found)
    assert all(len(g) * max(len(e.window.ids) for e in g) <= 120 or len(g) == 1 for g in groups)


@pytest.mark.parametrize(
    ("one", "other", "value"), [((0, 4), (0, 4), 1.0), ((0, 4), (4, 8), 0.0), ((0, 4), (2, 6), 0.5)]
)
def test_dice(one: tuple[int, int], other: tuple[int, int], value: float) -> None:
    assert dice(one, other) == value
