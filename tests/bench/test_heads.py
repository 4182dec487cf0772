from __future__ import annotations

from pathlib import Path

import heads
import numpy as np
import pytest
from common import Absent

from tiny_model import HIDDEN, model


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tiny model with a random head for the corpus "news" beside it."""
    chance = np.random.default_rng(0)
    weights = {"tags.w": (HIDDEN, 9), "tags.b": (9,), "label.w": (HIDDEN, 1), "label.b": (1,)}
    parts = {name: chance.normal(size=shape).astype(np.float16) for name, shape in weights.items()}
    np.savez(tmp_path / "news_small.npz", **parts)
    monkeypatch.setattr(heads, "FOLDER", tmp_path)
    return model(tmp_path / "model")


def test_every_sentence_is_answered_with_spans_of_its_own(folder: Path) -> None:
    texts = ["The drought emptied the town.", "Hail – and frost – ruined the harvest " + "again " * 90 + "."]
    answers = heads.sentences(texts, "news", str(folder))
    assert len(answers) == 2
    for text, answer in zip(texts, answers, strict=True):
        assert 0 <= answer.label <= 1
        assert [one.kind for one in answer.best] == ["cause", "effect", "signal"]
        assert all(0 <= one.start < one.end <= len(text) for one in (*answer.spans, *answer.best))
        assert all(0 <= one.sure <= 1 for one in answer.spans)


def test_a_head_that_is_not_here_is_absent(folder: Path) -> None:
    with pytest.raises(Absent):
        heads.sentences(["The drought."], "courts", str(folder))


def test_rules_have_no_head() -> None:
    with pytest.raises(Absent):
        heads.sentences(["The drought."], "news", "rules")
