"""Files of models: shipped ones are pinned, others are looked at; what is wrong is one line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import tiny_model
from causerie.encoder.files import NEEDED, PINS, described, folder_hash, pins_of, shipped
from causerie.errors import Stop


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder of models with one of them, and the file that pins it."""
    folder = tiny_model.model(tmp_path / "models" / "small")
    (folder / "LICENSE").write_text("Free.", "utf-8")
    (tmp_path / "models.toml").write_text(pins_of(folder), "utf-8")
    return tmp_path


def ship(home: Path, name: str = "small") -> str:
    return shipped(name, home / "models", home / "models.toml").reader


def test_a_model_as_pinned_is_there(home: Path) -> None:
    model = shipped("small", home / "models", home / "models.toml")
    assert (model.name, model.version, model.hidden, model.reader) == ("small", "v1", tiny_model.HIDDEN, "small.v1")


def test_a_model_that_is_not_pinned_is_not_shipped(home: Path) -> None:
    tiny_model.model(home / "models" / "large")
    with pytest.raises(Stop, match="comes without the model large"):
        ship(home, "large")


@pytest.mark.parametrize("file", [*NEEDED, "LICENSE"])
def test_a_missing_file_stops_and_says_what_to_do(home: Path, file: str) -> None:
    (home / "models" / "small" / file).unlink()
    with pytest.raises(Stop, match=rf"lacks its file .*{file}; install causerie again"):
        ship(home)


@pytest.mark.parametrize("file", [*NEEDED, "LICENSE"])
def test_a_changed_file_stops_and_says_what_to_do(home: Path, file: str) -> None:
    path = home / "models" / "small" / file
    data = path.read_bytes()
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    with pytest.raises(Stop) as caught:
        ship(home)
    assert f"model small is damaged ({file}: SHA-256" in str(caught.value)
    assert str(caught.value).endswith("install causerie again")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"scheme": 2}, "scheme 2"),
        ({"name": "a b"}, "name and version"),
        ({"version": ""}, "name and version"),
        ({"hidden": "wide"}, "does not describe a model"),
        ({"hidden": None}, "does not describe a model"),
    ],
)
def test_a_model_that_describes_itself_badly_is_refused(
    tmp_path: Path, change: dict[str, object], problem: str
) -> None:
    path = tiny_model.model(tmp_path / "own") / "model.json"
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **change}), "utf-8")
    with pytest.raises(Stop, match=problem):
        described(tmp_path / "own")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"name": "small"}', "\u00ff"])
def test_a_description_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    tiny_model.model(tmp_path / "own")
    (tmp_path / "own" / "model.json").write_bytes(text.encode("latin-1"))
    with pytest.raises(Stop, match="does not describe a model"):
        described(tmp_path / "own")


def test_the_hash_of_a_folder_tells_models_apart(tmp_path: Path) -> None:
    one, same, other = (tiny_model.model(tmp_path / name) for name in ("one", "same", "other"))
    (same / "README.md").write_text("Notes.", "utf-8")
    assert folder_hash(one) == folder_hash(same)
    (other / "joining.toml").write_text("", "utf-8")
    assert folder_hash(one) != folder_hash(other)


def test_what_the_package_ships_is_as_pinned() -> None:
    pinned = [line.strip("[]") for line in PINS.read_text("utf-8").splitlines() if line.startswith("[")]
    for name in pinned:
        assert shipped(name).reader.startswith(f"{name}.v")
