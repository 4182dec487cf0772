"""Codings as offsets, and with their words again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from training import coded

TEXT = "Orla Venn said that the flood closed the mill."


def coding() -> dict[str, object]:
    def words(part: str) -> dict[str, object]:
        return {"text": part, "start": TEXT.index(part), "end": TEXT.index(part) + len(part)}

    claim = {
        "quote": TEXT,
        "start": 0,
        "end": len(TEXT),
        "cause": {**words("flood"), "direction": "increase"},
        "effect": {**words("mill"), "direction": "decrease"},
        "certainty": {"text": None, "start": None, "end": None, "level": "certain"},
        "source": ["Orla Venn"],
    }
    report = {"quote": TEXT, "start": 0, "end": len(TEXT), "source": words("Orla Venn"), "cue": words("said")}
    return {"causal": [claim], "attributions": [report], "forecasts": [], "relations": [], "turns": []}


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(coded, "HERE", tmp_path / "offsets")
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "mill.txt").write_text(TEXT, "utf-8")
    (texts / "mill.json").write_text(json.dumps(coding()), "utf-8")
    assert coded.keep(texts) == 1
    (texts / "mill.json").unlink()
    return texts


def test_what_is_kept_holds_no_word_of_the_text(kept: Path) -> None:
    written = next(coded.HERE.glob("*.json")).read_text("utf-8")
    assert not any(word in written for word in ("Orla", "flood", "mill."))


def test_words_come_back_from_the_text(kept: Path) -> None:
    assert coded.restore(kept) == 1
    found = json.loads((kept / "mill.json").read_text("utf-8"))
    assert found["causal"][0]["effect"]["text"] == "mill"
    assert found["attributions"][0]["source"]["text"] == "Orla Venn"


def test_another_text_is_refused(kept: Path) -> None:
    (kept / "mill.txt").write_text(TEXT + " ", "utf-8")
    assert coded.restore(kept) == 0
