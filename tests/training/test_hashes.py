"""What training reads is listed with its hashes, and compared with the list that is kept."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from training import hashes


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """Two coded documents of which one is left out, one without a coding, a corpus and one that was not read."""
    gold, data = tmp_path / "shared" / "gold" / "train", tmp_path / "shared" / "data"
    gold.mkdir(parents=True)
    data.mkdir()
    for name in ("weir.txt", "weir.json", "albania.txt", "albania.json", "uncoded.txt"):
        (gold / name).write_text(name)
    for name in ("read.jsonl", "other.jsonl"):
        (data / name).write_text("{}")
    (tmp_path / "hashes.json").write_text(json.dumps({"read": {"read.jsonl": ""}}))
    own = tmp_path / "own"
    own.mkdir()
    (own / "mill.json").write_text("{}")
    return tmp_path


def test_all_that_rows_are_made_of_is_listed(shared: Path) -> None:
    paths = hashes.inputs(shared / "hashes.json", shared / "shared", shared / "own")
    found = hashes.hashes(paths, shared)
    assert list(found) == [
        "own/mill.json",
        "shared/data/read.jsonl",
        "shared/gold/train/weir.json",
        "shared/gold/train/weir.txt",
    ]
    assert found["shared/gold/train/weir.txt"] == hashlib.sha256(b"weir.txt").hexdigest()


def test_a_list_is_read_as_it_was_written() -> None:
    found = {"a b.txt": "1" * 64, "c.json": "2" * 64}
    assert hashes.read(hashes.page(found)) == found


def test_what_differs_is_said() -> None:
    kept = {"same": "1", "changed": "2", "gone": "3"}
    assert list(hashes.differences(kept, {"same": "1", "changed": "9", "new": "4"})) == [
        "another: changed",
        "not there: gone",
        "not listed: new",
    ]
    assert list(hashes.differences(kept, kept)) == []


def test_our_own_codings_are_as_listed() -> None:
    kept = hashes.read(hashes.LIST.read_text("utf-8"))
    own = {path: digest for path, digest in kept.items() if path.startswith("training/coded/")}
    assert own
    assert hashes.hashes(hashes.ROOT / path for path in own) == own
    assert any(path.startswith("../shared/gold/train/") for path in kept)
