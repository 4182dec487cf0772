"""Folders of files that were sent: kept while their server lives, swept when it is gone."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from causerie.pipeline.sent import sweep, waiting_room


@pytest.fixture(autouse=True)
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def gone() -> int:
    """The number of a process that has ended."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return ended.pid


def test_what_a_living_server_holds_stays(room: Path) -> None:
    own = waiting_room()
    (own / "talk.txt").write_text("The frost caused losses.", "utf-8")
    sweep()
    assert (own / "talk.txt").exists()
    assert own.stat().st_mode & 0o077 == 0


def test_what_a_killed_server_left_is_deleted_and_nothing_else(room: Path) -> None:
    number = gone()
    left = room / f"causerie-sent-{number}-abc"
    others = [room / f"causerie-sent-{number}", room / "causerie-sent-x-abc", room / f"causerie-{number}-abc"]
    for folder in (left, *others):
        (folder / "0").mkdir(parents=True)
        (folder / "0" / "talk.txt").write_text("The frost caused losses.", "utf-8")
    sweep()
    assert not left.exists()
    assert all((folder / "0" / "talk.txt").exists() for folder in others)


def test_a_link_is_not_followed(room: Path) -> None:
    (room / "mine").mkdir()
    (room / "mine" / "talk.txt").write_text("The frost caused losses.", "utf-8")
    os.symlink(room / "mine", room / f"causerie-sent-{gone()}-abc")
    sweep()
    assert (room / "mine" / "talk.txt").exists()
