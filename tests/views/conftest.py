"""A folder to work in, and a workspace in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from command_line import READ, TALK, out


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a talk in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CAUSERIE_WORKSPACE", raising=False)
    monkeypatch.setenv("CAUSERIE_PERSON", "Ina")
    (tmp_path / "talk.txt").write_text(TALK, "utf-8")
    return tmp_path


@pytest.fixture
def db(here: Path) -> Path:
    """The workspace with the talk, read by the rules."""
    out(*READ, "talk.txt", "--date", "2031-05-02", "--url", "https://post.example/lake")
    return here / "causerie.db"
