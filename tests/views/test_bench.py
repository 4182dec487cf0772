"""`causerie bench` as a user meets it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from causerie.views.cli import main

TALK = """The Post asked Ina Holt, a hydrologist, about the lake.

Q: Why is the lake dry?

A: The drought caused the loss of the lake. I think that the mill will close next year.
"""


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


@pytest.fixture
def coded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A text with its reading by the rules as the coding: nothing can be wrong then."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "talk.txt").write_text(TALK, "utf-8")
    result = run("read", "talk.txt", "--json", "--reader", "rules")
    assert result.exit_code == 0, result.output
    (tmp_path / "talk.json").write_text(result.stdout, "utf-8")
    return tmp_path


def changed(folder: Path, change: Any) -> None:
    data = json.loads((folder / "talk.json").read_text("utf-8"))
    change(data)
    (folder / "talk.json").write_text(json.dumps(data), "utf-8")


def test_a_reader_agrees_with_itself(coded: Path) -> None:
    result = run("bench", "talk.json", "--reader", "rules", "--json")
    assert result.exit_code == 0, result.output
    data = json.loads(result.stdout)
    assert data["reader"] == "rules.v1"
    assert data["scores"]["causal"] == {"coded": 1, "read": 1, "matched": 1, "precision": 1, "recall": 1, "f1": 1}
    assert set(data["shares"]["forecasts"].values()) == {1.0}
    assert data["turns"] == {"speaker": 1.0, "role": 1.0}
    assert [one["file"] for one in data["documents"]] == ["talk.json"]


def test_a_table_for_the_eye(coded: Path) -> None:
    changed(coded, lambda data: data["causal"][0].update(polarity="?"))
    lines = run("bench", "talk.json", "--reader", "rules").stdout.splitlines()
    assert lines[0] == "Reader rules.v1 on 1 document (34 words)"
    assert lines[2].split() == ["coded", "read", "matched", "precision", "recall", "F1"]
    assert "signed claims        2      2        1      0.500   0.500  0.500" in lines
    assert any(line.startswith("causal claims") and "polarity 0.000" in line for line in lines)


def test_an_interval_needs_some_documents(coded: Path) -> None:
    assert "95 %" not in run("bench", *["talk.json"] * 4, "--reader", "rules").stdout
    assert "1.000-1.000" in run("bench", *["talk.json"] * 5, "--reader", "rules").stdout


def test_files_on_factors_are_passed_over(coded: Path) -> None:
    (coded / "talk.factors.json").write_text('{"factors": []}', "utf-8")
    assert run("bench", "talk.factors.json", "talk.json", "--reader", "rules").exit_code == 0


def broken(folder: Path) -> dict[str, str]:
    """Names of bad files, and how the line on each begins."""
    (folder / "torn.json").write_text('{"causal": [', "utf-8")
    (folder / "torn.txt").write_text(TALK, "utf-8")
    (folder / "alone.json").write_text('{"causal": []}', "utf-8")
    (folder / "odd.json").write_bytes(b'{"causal": "\xff"}')
    (folder / "other.json").write_text((folder / "talk.json").read_text("utf-8"), "utf-8")
    (folder / "other.txt").write_text(TALK.replace("drought", "earthquake"), "utf-8")
    (folder / "empty.json").write_text('{"causal": []}', "utf-8")
    (folder / "empty.txt").write_text("", "utf-8")
    return {
        "torn.json": "torn.json: is not JSON",
        "alone.json": "alone.json: its text is not beside it: expected alone.txt",
        "odd.json": "odd.json: is not UTF-8",
        "other.json": "other.json: ",
        "empty.json": "empty.txt: ",
        "absent.json": "absent.json: no such file",
        "talk.factors.json": "no coded document given",
    }


def test_a_bad_file_is_one_line_and_status_2(coded: Path) -> None:
    for name, said in broken(coded).items():
        files = ["talk.json", name] if name != "talk.factors.json" else [name]
        result = run("bench", *files, "--reader", "rules")
        assert (result.exit_code, result.stdout) == (2, ""), name
        assert len(result.stderr.splitlines()) == 1
        assert result.stderr.startswith(f"causerie: {said}"), result.stderr


def test_an_unknown_reader_is_one_line(coded: Path) -> None:
    result = run("bench", "talk.json", "--reader", "medium")
    assert result.exit_code == 2
    assert "medium" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_kind_of_which_there_is_nothing_has_no_figures(coded: Path) -> None:
    def cells(kind: str) -> list[str]:
        lines = run("bench", "talk.json", "--reader", "rules").stdout.splitlines()
        return next(line for line in lines if line.startswith(kind)).removeprefix(kind).split()

    assert cells("relations") == ["0", "0", "0", "-", "-", "-"]
    changed(coded, lambda data: data.update(causal=[]))
    assert cells("causal claims")[-1] == "0.000"
