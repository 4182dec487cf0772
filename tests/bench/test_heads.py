from __future__ import annotations

from pathlib import Path

import heads
import layers
import numpy as np
import pytest
from common import Absent

from tiny_model import HIDDEN, model

WIDE = 8


def head(seed: int) -> dict[str, np.ndarray]:
    """A random member."""
    chance = np.random.default_rng(seed)
    shapes = {
        "in.w": (HIDDEN, WIDE),
        "mix.w": (WIDE, 3 * WIDE),
        "join.w": (WIDE, WIDE),
        "near": (layers.PARTS, 2 * layers.NEAR + 1),
        "up.w": (WIDE, 2 * WIDE),
        "up.b": (2 * WIDE,),
        "down.w": (2 * WIDE, WIDE),
        "ends.w": (WIDE, 18),
        "ends.b": (18,),
        "label.w": (3 * WIDE,),
        "label.b": (1,),
    }
    return {name: chance.normal(size=shapes.get(name, (WIDE,))).astype(np.float16) for name in layers.NAMES}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tiny model with a random head of two members for the corpus "news" beside it."""
    parts = {f"{n}.{name}": values for n in range(2) for name, values in head(n).items()}
    np.savez(tmp_path / "news_small.npz", **parts)
    monkeypatch.setattr(heads, "FOLDER", tmp_path)
    return model(tmp_path / "model")


def test_every_sentence_is_answered_with_spans_of_its_own(folder: Path) -> None:
    texts = ["The drought emptied the town.", "Hail – and frost – ruined the harvest " + "again " * 90 + "."]
    answers = heads.sentences(texts, "news", str(folder))
    assert len(answers) == 2
    for text, answer in zip(texts, answers, strict=True):
        assert 0 <= answer.label <= 1
        assert len(answer.relations) == 2
        for relation in answer.relations:
            assert [one.kind for one in relation][:2] == ["cause", "effect"]
            assert all(0 <= one.start < one.end <= len(text) for one in relation)


def test_a_head_that_is_not_here_is_absent(folder: Path) -> None:
    with pytest.raises(Absent):
        heads.sentences(["The drought."], "courts", str(folder))


def test_rules_have_no_head() -> None:
    with pytest.raises(Absent):
        heads.sentences(["The drought."], "news", "rules")


def test_members_are_averaged(folder: Path) -> None:
    states = np.random.default_rng(3).normal(size=(7, HIDDEN)).astype(np.float32)
    places = [(-1, -1), *((at, at + 1) for at in range(5)), (-1, -1)]
    one, two = heads.load_head("news", str(folder)).members
    both = np.mean([member.logits(states)[1] for member in (one, two)])
    assert heads.Head((one, two)).answer(states, places).label == pytest.approx(1 / (1 + np.exp(-both)), abs=1e-5)
    assert one.logits(states)[1] != two.logits(states)[1]


def test_pieces_far_apart_share_a_column() -> None:
    columns = layers.far(2 * layers.NEAR + 5)
    assert columns.min() == 0
    assert columns.max() == 2 * layers.NEAR
    assert (np.diag(columns) == layers.NEAR).all()
    assert columns[0, -1] == columns[0, -2] == 0
