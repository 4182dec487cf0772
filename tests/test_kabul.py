"""The showcase: from the text, which is not here, the coding and the outcomes, which are."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from pathlib import Path

import pytest

from command_line import run

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "kabul"
ROWS = [json.loads(line) for line in (FOLDER / "decisions.jsonl").read_text("utf-8").splitlines()]
with (FOLDER / "outcomes.csv").open(encoding="utf-8", newline="") as file:
    OUTCOMES = list(csv.DictReader(file))
TEXT = FOLDER.parents[2] / "shared" / "seed" / "kabul.txt"
needs_text = pytest.mark.skipif(not TEXT.exists(), reason="the text is not here")


NAMES = {"by", "speaker", "source"}
"""Parts of a row that are somebody's name."""


def _strings(data: object) -> list[str]:
    if isinstance(data, dict):
        return [
            one for name, part in data.items() if name not in NAMES or isinstance(part, dict) for one in _strings(part)
        ]
    if isinstance(data, list):
        return [one for part in data for one in _strings(part)]
    return [data] if isinstance(data, str) else []


def test_the_coding_holds_labels_only() -> None:
    assert all(" " not in text for row in ROWS for text in _strings(row))


def test_every_outcome_has_two_sources_and_is_told_in_words() -> None:
    sources: dict[str, set[str]] = {}
    for row in OUTCOMES:
        sources.setdefault(row["forecast"], set()).add(row["source"])
        assert row["note"]
        assert not row.get("quote")
    assert min(len(found) for found in sources.values()) == 2
    assert {row["result"] for row in OUTCOMES} == {"yes", "no", "ambiguous"}


@needs_text
def test_nothing_here_repeats_the_text() -> None:
    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"\w+", text.lower())
        return {tuple(words[at : at + 7]) for at in range(len(words) - 6)}

    own = runs(TEXT.read_text("utf-8"))
    for path in FOLDER.iterdir():
        assert not own & runs(path.read_text("utf-8")), path.name


@needs_text
def test_whoever_holds_the_text_rebuilds_the_page(tmp_path: Path) -> None:
    assert {row["document"] for row in ROWS} == {hashlib.sha256(TEXT.read_bytes()).hexdigest()}
    page = tmp_path / "kabul.html"
    files = ["--decisions", str(FOLDER / "decisions.jsonl"), "--outcomes", str(FOLDER / "outcomes.csv")]
    done = run("report", str(TEXT), *files, "--reader", "rules", "--as-of", "2026-08-15", "-o", str(page))
    assert done.exit_code == 0, done.output
    html = page.read_text("utf-8")
    ledger = html[html.index('<section id="ledger"') :]
    ledger = ledger[: ledger.index("</section>")]
    for status in ("came true", "did not come true", "not to be told", "known when it was published", "without a time"):
        assert status in ledger
    assert "Brier" not in ledger
    assert "No score" in ledger
    assert "could never be decided" in ledger
    assert "checked by <bdi>a language model, no person</bdi>" in html
    assert "What happened is told by <bdi>a language model, no person</bdi>" in ledger
    assert re.search("What if .?pressure on Pakistan.? goes up", html)
    assert all(row["source"].replace("&", "&amp;") in ledger for row in OUTCOMES)
