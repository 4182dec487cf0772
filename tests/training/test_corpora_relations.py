from __future__ import annotations

import json
from pathlib import Path

import pytest
from training.corpora import because, cnc, counter, dcha
from training.corpora.build import build
from training.corpora.shelf import Shelf


def test_tags_become_places_also_inside_each_other_and_unclosed() -> None:
    text, places = counter.untagged("<e1>Prices rose <e2>after the flood</e2></e1> and <e3>the mill shut .")
    assert text == "Prices rose after the flood and the mill shut ."
    assert {name: text[a:b] for name, (a, b) in places.items()} == {
        "e1": "Prices rose after the flood",
        "e2": "after the flood",
        "e3": "the mill shut .",
    }


def test_a_countercausal_relation_is_a_denied_pair() -> None:
    item = {
        "index": "1",
        "text": "<e1>The mill shut</e1> but not because <e2>prices fell</e2> .",
        "relations": [{"first": "e2", "relationship": 2, "second": "e1"}],
    }
    aux = counter.sentence(item)["aux"]
    assert aux["pairs"] == [{"kind": "cause>effect", "first": [30, 41], "second": [0, 13], "status": "denied"}]
    assert aux["spans"] == [["effect", 0, 13], ["cause", 30, 41]]
    assert aux["label"] == 1


def _relation(kind: str, degree: str, trigger: list[int], **roles: list[list[int]]) -> dict[str, object]:
    args = [{"role": role, "spans": spans} for role, spans in roles.items()]
    return {"type": kind, "degree": degree, "trigger": {"spans": [trigger]}, "args": args}


def test_degree_is_the_sign_and_non_causal_relations_are_left_out() -> None:
    text = "The dam prevents floods."
    relations = [
        _relation("Consequence", "Inhibit", [8, 16], Cause=[[0, 7]], Effect=[[17, 23]]),
        _relation("NonCausal", "Facilitate", [0, 3], Cause=[[0, 3]], Effect=[[4, 7]]),
    ]
    aux = because.document({"doc": "d", "text": text, "relations": relations})["aux"]
    assert aux["pairs"] == [{"kind": "cause>effect", "first": [0, 7], "second": [17, 23], "sign": "-"}]
    assert aux["spans"] == [["cause", 0, 7], ["signal", 8, 16], ["effect", 17, 23]]


def test_of_a_purpose_the_means_is_the_cause() -> None:
    relation = _relation("Purpose", "Facilitate", [10, 12], Effect=[[0, 9]], Cause=[[13, 20]])
    assert because.ends(relation) == {"cause": (0, 9), "effect": (13, 20)}


def test_spans_that_only_paraphrase_are_left_out() -> None:
    item = {
        "id": "1",
        "text": "Drought brings hunger.",
        "label": 1,
        "cause": {"text": "Drought", "start": 0, "end": 7},
        "effect": {"text": "famine", "start": None, "end": None},
    }
    assert dcha.sentence(item)["aux"] == {"head": "dcha", "label": 1, "spans": [["cause", 0, 7]]}


def _write(folder: Path, name: str, rows: list[dict[str, object]]) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    for part, texts in (("train", ["The mill shut .", "It rained ."]), ("dev", ["The Mill shut."])):
        rows = [(f"train_0_{n}", text) for n, text in enumerate(texts)]
        _write(tmp_path, f"data/cnc/v2_st1_{part}.jsonl", [{"id": i, "text": t, "label": 1} for i, t in rows])
        found = [{"id": f"cnc_{i}_0", "text": t, "relations": []} for i, t in rows]
        _write(tmp_path, f"data/cnc/v2_st2_{part}.jsonl", found)
    return tmp_path


def test_sentences_of_dev_are_not_in_train(shared: Path) -> None:
    assert [row["text"] for row in cnc.train(Shelf(shared / "data"))] == ["It rained ."]


def test_what_is_absent_is_skipped_and_what_is_there_hashed(shared: Path, tmp_path: Path) -> None:
    lines = list(build(tmp_path / "out", shared))
    assert lines[0] == "cnc: 1 rows, 3 words, causal 1 of 1"
    assert [line for line in lines if "skipped: no file" in line] == lines[2:]
    hashes = json.loads((tmp_path / "out" / "hashes.json").read_text("utf-8"))
    assert sorted(hashes["written"]) == ["cnc.jsonl", "cnc_dev.jsonl"]
    assert sorted(hashes["read"]) == [f"cnc/v2_st{n}_{part}.jsonl" for n in (1, 2) for part in ("dev", "train")]


def test_the_same_input_gives_the_same_bytes(shared: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        list(build(tmp_path / name, shared))
    one, two = ({p.name: p.read_bytes() for p in (tmp_path / n).iterdir()} for n in ("one", "two"))
    assert one == two
